import { UserError } from '../exports/user-error.ts'
import { DAY } from '../time/epoch-day.ts'
import { toEpochMs } from '../time/instant.ts'
import type { Zone } from '../time/zone.ts'

const DURATION = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/i

/**
 * Returns the end of a period, in epoch milliseconds: an instant, or a duration after `now`. Days and weeks lead to the same
 * time of day in the zone, also across a clock change; hours and minutes are exact.
 *
 * @throws {UserError} for a duration in months or years, or with seconds
 * @throws {SlaCalendarError} the codes of instants
 */
export function untilInstant(option: string, text: string, now: number, zone: Zone): number {
  if (!/^[+-]?P/i.test(text)) return toEpochMs(text, [option])
  const [, weeks = 0, days = 0, hours = 0, minutes = 0] = DURATION.exec(text) ?? []
  const ms = (Number(hours) * 60 + Number(minutes)) * 60_000
  const dates = Number(weeks) * 7 + Number(days)
  if (!ms && !dates)
    throw new UserError(
      `${option}: ${JSON.stringify(text)} is not a duration of weeks, days, hours and minutes. Write P1D, P2W or PT8H.`,
    )
  const later = dates ? zone.instantOf(zone.wallOf(now) + dates * DAY) : now
  return toEpochMs(later + ms, [option])
}
