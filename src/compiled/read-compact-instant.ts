import { type ErrorPath, SlaCalendarError } from '../errors.ts'
import { wholeMs } from '../time/instant.ts'

/** Matches date and time, seconds, fraction, and the parts of an offset. */
const TEXT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])([01]\d|2[0-3]):([0-5]\d))$/

/**
 * Reads an instant as whole epoch milliseconds. Finer fractions are floored. Text has `Z` or an offset, and no brackets.
 *
 * @throws {SlaCalendarError} `instant-invalid`
 */
export function readCompactInstant(input: unknown, path: ErrorPath): number {
  const ms =
    typeof input === 'number' ? Math.floor(input) + 0 : typeof input === 'string' ? textMs(input) : objectMs(input)
  if (Number.isFinite(ms)) return ms
  throw new SlaCalendarError(
    'instant-invalid',
    path,
    `${typeof input === 'string' ? JSON.stringify(input.slice(0, 60)) : 'The value'} is not an instant.`,
    'Pass epoch milliseconds, a Date, text such as 2026-11-20T16:30+01:00, or an instant of Temporal.',
  )
}

function textMs(text: string): number {
  const [, wall, second = '00', fraction = '', sign, hours = 0, minutes = 0] = TEXT.exec(text) ?? []
  const time = `${wall}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}Z`
  const ms = Date.parse(time)
  // Some platforms read 30 February as 2 March.
  const exists = Number.isFinite(ms) && new Date(ms).toISOString() === time
  return exists ? ms - (+hours * 60 + +minutes) * (sign === '-' ? -60_000 : 60_000) : Number.NaN
}

function objectMs(input: unknown): number {
  try {
    const { epochNanoseconds, epochMilliseconds } = Object(input)
    if (typeof epochNanoseconds === 'bigint') return wholeMs(epochNanoseconds)
    return typeof epochMilliseconds === 'number' ? Math.floor(epochMilliseconds) : Date.prototype.getTime.call(input)
  } catch {
    // The value is not an instant, or a getter throws.
    return Number.NaN
  }
}
