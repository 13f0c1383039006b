import { readClock } from './clock.ts'
import { addDays, dateShown, day, hour, midnight, minute, second } from './dates.ts'

/**
 * §2: a wall time is the first instant at which the zone's clock shows it or something later.
 *
 * Found by looking at the clock again and again, in steps of a day, then of an hour, a minute and a second. The one thing
 * taken for granted: a step over which the clock advances by exactly the step holds no change of the clock. (No zone
 * changes there and back within a day.)
 */
export function firstShowing(zone: string, local: number): number {
  const known = memory(firsts, zone)
  let found = known.get(local)
  if (found === undefined) {
    // No clock is more than 16 hours off UTC: before `from` it shows less than `local`, after `to` more.
    const from = Math.floor((local - 16 * hour) / day) * day
    const to = local + 16 * hour
    found = scan(zone, local, from, to, [day, hour, minute, second])
    if (found === undefined) throw new Error(`${zone} never shows ${new Date(local).toISOString()}`)
    known.set(local, found)
  }
  return found
}

function scan(zone: string, local: number, from: number, to: number, steps: number[]): number | undefined {
  const [step, ...finer] = steps
  for (let at = from; at < to; at += step) {
    const before = shown(zone, at)
    const after = shown(zone, at + step)
    if (before >= local) return at
    if (after - before === step) {
      if (after >= local) return at + (local - before)
    } else if (finer.length > 0) {
      const found = scan(zone, local, at, at + step, finer)
      if (found !== undefined) return found
    } else if (local < before + step) {
      return at + (local - before) // clocks change at whole seconds: up to the last moment of this one all is regular
    }
  }
  return undefined
}

/** What the zone's clock shows at an instant. */
export function shown(zone: string, at: number): number {
  const known = memory(readings, zone)
  let reading = known.get(at)
  if (reading === undefined) {
    reading = readClock(zone, at)
    known.set(at, reading)
  }
  return reading
}

/** The first instant of a local date. */
export function startOfDate(zone: string, date: string): number {
  return firstShowing(zone, midnight(date))
}

/** Whether the zone ever had the date: Apia had no 30 December 2011. */
export function dateExists(zone: string, date: string): boolean {
  return startOfDate(zone, date) < startOfDate(zone, addDays(date, 1))
}

/** Returns the local date that contains an instant. It may be later than the date on the clock if midnight is repeated. */
export function dateAt(zone: string, at: number): string {
  let date = dateShown(shown(zone, at))
  while (startOfDate(zone, addDays(date, 1)) <= at) date = addDays(date, 1)
  while (startOfDate(zone, date) > at) date = addDays(date, -1)
  return date
}

const firsts = new Map<string, Map<number, number>>()
const readings = new Map<string, Map<number, number>>()

function memory(memories: Map<string, Map<number, number>>, zone: string): Map<number, number> {
  let found = memories.get(zone)
  if (!found) {
    found = new Map()
    memories.set(zone, found)
  }
  return found
}
