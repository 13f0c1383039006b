/** A format of times in exports: a pattern, or one of {@link NUMBER_FORMATS}. */
export type TimeFormat = {
  /** Its name in the document. */
  readonly name: string
  /** Whether its times are instants: they have an offset, or count from 1970. */
  readonly isInstant: boolean
  /** The unit in which it counts from 1970; undefined if it does not. */
  readonly counts: 'seconds' | 'milliseconds' | undefined
  /** Whether it contains names, such as those of months. */
  readonly hasNames: boolean
  /** An example of a time in this format. */
  readonly sample: string
  /** Returns an instant, or a wall time as if it were UTC, in milliseconds; NaN if the text does not fit. */
  read(text: string): number
  /** Returns the same for most texts, and fast. NaN means that {@link TimeFormat.read} must decide. */
  readFast(text: string): number
  /** Returns whether a text that fits has no time of day. */
  isDateOnly(text: string): boolean
}

const DAY = 86_400_000

/** A number with a decimal point or a comma, as spreadsheets write it. */
const NUMBER = /^(\d{1,15})(?:[.,](\d+))?$/

/** The serial date of 1 January 1970 in Excel. */
const EXCEL_1970 = 25_569

/** The formats of numbers by their name in the document. */
export const NUMBER_FORMATS: { readonly [name: string]: TimeFormat } = {
  excel: numbers('excel', undefined, '46346.6875', excelTime),
  'epoch-seconds': numbers('epoch-seconds', 'seconds', '1795188600', epochSeconds),
  'epoch-milliseconds': numbers('epoch-milliseconds', 'milliseconds', '1795188600000', epochMilliseconds),
}

function numbers(
  name: string,
  counts: TimeFormat['counts'],
  sample: string,
  read: (text: string) => number,
): TimeFormat {
  return {
    name,
    counts,
    sample,
    isInstant: counts !== undefined,
    hasNames: false,
    read,
    readFast: read,
    isDateOnly: text => counts === undefined && !/[1-9]/.test(NUMBER.exec(text)?.[2] ?? ''),
  }
}

/**
 * Reads a serial date of Excel in its 1900 date system as local time. That system has a 29 February 1900, day 60, which
 * did not exist: NaN.
 */
function excelTime(text: string): number {
  if (!NUMBER.test(text)) return Number.NaN
  const days = Number(text.replace(',', '.'))
  if (days < 1 || (days >= 60 && days < 61)) return Number.NaN
  // Days before 29 February 1900 have a number that is one lower.
  return Math.round((days - EXCEL_1970 + (days < 60 ? 1 : 0)) * DAY)
}

/** Reads seconds as whole milliseconds; finer values are rounded down. */
function epochSeconds(text: string): number {
  const [, whole, fraction = ''] = NUMBER.exec(text) ?? []
  return whole === undefined ? Number.NaN : Number(whole) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3))
}

function epochMilliseconds(text: string): number {
  const [, whole] = NUMBER.exec(text) ?? []
  return whole === undefined ? Number.NaN : Number(whole)
}
