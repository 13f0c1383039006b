import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HolidayRule, SimpleCalendarSpec, WeekHours } from '../../src/calendar/spec.ts'
import { businessCalendar, difference, union } from '../../src/index.ts'
import { anyBudget } from '../arbitraries/budgets.ts'
import { anyPlainHoliday } from '../arbitraries/holidays.ts'
import { openWeekdays, weekdays } from '../arbitraries/hours.ts'
import { runs } from '../arbitraries/runs.ts'
import { deskScene } from '../arbitraries/scenes.ts'
import { answered, outcome } from './answers.ts'

/**
 * The calendar with holidays of whole dates only. A holiday of a few hours that sends another one to the next working day
 * opens the rest of the date it took: there, more holidays do not mean less open time.
 */
function wholeDates(spec: SimpleCalendarSpec): SimpleCalendarSpec {
  const holidays = spec.holidays?.map(rule => (typeof rule === 'string' ? rule : { ...rule, closed: undefined }))
  return { ...spec, ...(holidays && { holidays: holidays.map(withoutUndefined) }) }
}

function withoutUndefined(rule: HolidayRule): HolidayRule {
  return JSON.parse(JSON.stringify(rule))
}

/** A desk and the same desk after a change: one more holiday, one weekday fewer, other exceptions. */
const twoVersions = deskScene(1).chain(({ spec, at }) =>
  fc.record({
    before: fc.constant(spec),
    after: fc
      .oneof(
        anyPlainHoliday(spec.timeZone).map(added => ({ ...spec, holidays: [...(spec.holidays ?? []), added] })),
        fc.constantFrom('Europe/Rome', 'America/Havana').map(timeZone => ({ ...spec, timeZone })),
        fc.constant({ ...spec, exceptions: {} }),
        fc.constant({ ...spec, holidays: [] }),
      )
      // Without exceptions no weekday may have hours, and then a holiday cannot move to a working day.
      .filter(after => outcome(() => businessCalendar(after)) !== 'holiday-invalid'),
    at: fc.constant(at),
  }),
)

describe('a calendar that changes', () => {
  it('is never due earlier for a holiday more', () =>
    fc.assert(
      fc.property(
        deskScene(1).chain(scene => fc.tuple(fc.constant(scene), anyPlainHoliday(scene.spec.timeZone))),
        anyBudget(),
        ([{ spec, at }, added], n) => {
          const before = wholeDates(spec)
          const after = { ...before, holidays: [...(before.holidays ?? []), added] }
          const due = answered(() => businessCalendar(after).add(at[0], n))
          expect(businessCalendar(before).add(at[0], n)).toBeLessThanOrEqual(due)
        },
      ),
      runs(16),
    ))

  it('is never due later for hours more', () =>
    fc.assert(
      fc.property(deskScene(1), fc.constantFrom(...weekdays), anyBudget(), ({ spec, at }, weekday, n) => {
        fc.pre(!openWeekdays(spec.hours as WeekHours).includes(weekday))
        const before = wholeDates(spec)
        // As late as can be: the night shift of the day before may last into the date.
        const more = { ...before, hours: { ...(before.hours as WeekHours), [weekday]: '23:58-23:59' } }
        fc.pre(outcome(() => businessCalendar(more)) !== 'hours-overlap')
        const due = answered(() => businessCalendar(before).add(at[0], n))
        expect(businessCalendar(more).add(at[0], n)).toBeLessThanOrEqual(due)
      }),
      runs(10),
    ))

  it('has changed open time before every changed deadline', () =>
    fc.assert(
      fc.property(twoVersions, anyBudget(), ({ before, after, at: [start] }, n) => {
        const [v1, v2] = [businessCalendar(before), businessCalendar(after)]
        const changed = union(difference(v1, v2), difference(v2, v1))
        const due = answered(() => v1.add(start, n))
        fc.pre(outcome(() => v2.add(start, n)) !== due)
        expect(changed.elapsed(start, due)).toBeGreaterThan(0)
      }),
      runs(16),
    ))
})
