// Uses the types of Temporal that TypeScript has from version 6 on.
import { businessCalendar } from 'sla-calendar'

const office = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
export const instant: Temporal.Instant = office.add(Temporal.Now.instant(), Temporal.Duration.from({ hours: 2 }))
export const zoned: Temporal.ZonedDateTime = office.add(Temporal.Now.zonedDateTimeISO(), 'PT2H')
// @ts-expect-error a Date gives a Date, not an Instant
export const wrong: Temporal.Instant = office.add(new Date(), 'PT2H')
