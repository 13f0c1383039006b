/** A change of a zone's offset: from the instant `at` on its clock runs `after` east of UTC, just before it `before`. */
export type Change = { readonly at: number; readonly before: number; readonly after: number }

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Pairs of changes as close as a week exist (Recife in October 2000), closer than three days none does. */
const PROBE = 3 * DAY

/**
 * Reads a zone's offset at an instant, in milliseconds east of UTC, from Intl.DateTimeFormat alone.
 * The day of the month is enough of a date, for no clock is a whole day away from UTC; leaving out month and year
 * makes reading a third faster.
 */
export function offsetReader(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return at => {
    const whole = Math.floor(at / SECOND) * SECOND
    const [day, hour, minute, second] = format.format(whole).match(/\d+/g)!.map(Number)
    const midnight = Math.floor(whole / DAY) * DAY
    const date = [midnight, midnight - DAY, midnight + DAY].find(d => new Date(d).getUTCDate() === day)
    if (date === undefined) throw new Error(`${timeZone}: no date near ${new Date(at).toISOString()} is a ${day}.`)
    return date + hour * HOUR + minute * MINUTE + second * SECOND - whole
  }
}

/**
 * All changes of a zone's offset in `(from, to]`, both whole seconds, in time order: a probe every three days, then
 * bisection to the second.
 */
export function changesBetween(offsetAt: (at: number) => number, from: number, to: number, probe = PROBE): Change[] {
  const found: Change[] = []
  let known = from
  let before = offsetAt(known)
  while (known < to) {
    let later = Math.min(known + probe, to)
    if (offsetAt(later) === before) {
      known = later
      continue
    }
    // Invariant: the offset is still `before` at `known` and another one at `later`.
    while (later - known > SECOND) {
      const middle = known + Math.floor((later - known) / 2 / SECOND) * SECOND
      if (offsetAt(middle) === before) known = middle
      else later = middle
    }
    const after = offsetAt(later)
    found.push({ at: later, before, after })
    known = later
    before = after
  }
  return found
}
