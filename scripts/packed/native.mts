import { businessCalendar, deadline, type InstantOutput, Temporal } from 'sla-calendar/native'

const office = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
export const date: Date = office.add(new Date(), 'PT2H')
export const instant: Temporal.Instant = office.add(Temporal.Now.instant(), 'PT2H')
export const own: InstantOutput<{ readonly epochMilliseconds: number }> = instant
export const due: Temporal.ZonedDateTime = deadline({
  severity: 'high',
  reportedAt: Temporal.Now.zonedDateTimeISO(),
}).dueAt
// @ts-expect-error a Date comes out, not an Instant
export const wrong: Temporal.Instant = office.add(new Date(), 'PT2H')
