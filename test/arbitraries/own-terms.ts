import { businessCalendar, type HistoryInput, slaPolicy } from '../../src/index.ts'
import type { OwnCase } from './own-targets.ts'

/** The history as arguments of the library. */
export function ownTerms({ policy, calendar, calendars, events, now }: OwnCase): HistoryInput<number> {
  return {
    policy: slaPolicy({
      ...{ name: 'Own', channels: ['web', 'phone'], ...policy },
      // A definition that no severity uses allows the other event types.
      targets: { ...policy.targets, unused: { starts: ['acknowledged', 'triaged', 'accepted'], stops: 'resolved' } },
    } as Parameters<typeof slaPolicy>[0]),
    calendar: businessCalendar(calendar.spec as Parameters<typeof businessCalendar>[0]),
    calendars: Object.fromEntries(
      Object.entries(calendars).map(([name, { spec }]) => [
        name,
        businessCalendar(spec as Parameters<typeof businessCalendar>[0]),
      ]),
    ),
    events: events as HistoryInput['events'],
    now,
  }
}
