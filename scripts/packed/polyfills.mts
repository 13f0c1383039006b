// Uses the types of two polyfills: each result has the type of the input.
import { businessCalendar, deadline } from 'sla-calendar'
import { Temporal as ours } from 'sla-calendar/temporal'
import { Temporal as other } from 'temporal-polyfill'

const office = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
export const instant: ours.Instant = office.add(ours.Now.instant(), ours.Duration.from({ hours: 2 }))
export const otherInstant: other.Instant = office.add(other.Now.instant(), other.Duration.from({ hours: 2 }))
export const due: ours.ZonedDateTime = deadline({ severity: 'high', reportedAt: ours.Now.zonedDateTimeISO() }).dueAt
export const otherDue: other.ZonedDateTime = deadline({
  severity: 'high',
  reportedAt: other.Now.zonedDateTimeISO(),
}).dueAt
