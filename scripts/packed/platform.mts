// With the types of Temporal that TypeScript brings from version 6 on.
import { businessCalendar, type Temporal as Own } from 'sla-calendar/native'

const office = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
export const instant: Temporal.Instant = office.add(Temporal.Now.instant(), 'PT2H')
export const there: Temporal.Instant = office.add({ epochMilliseconds: 0 }, 'PT2H')
export const back: Own.Instant = Temporal.Now.instant()
export const zoned: Temporal.ZonedDateTime = office.add(Temporal.Now.zonedDateTimeISO(), 'PT2H')
