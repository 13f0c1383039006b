import { type Band, type DayBands, isAlike } from './bands.ts'

/** A row of a timeline: one date, a run of equal dates without counted time, or dates that are only summed up. */
export type DateRow =
  | { readonly type: 'day'; readonly day: DayBands }
  | { readonly type: 'run'; readonly days: readonly DayBands[]; readonly band: Band }
  | { readonly type: 'fold'; readonly days: readonly DayBands[] }

/** If there are more rows, only those near the ends and near important dates are shown. */
const MAX_ROWS = 16
/** Rows at this distance or less are near. */
const NEAR = 2

/**
 * Returns the rows of a timeline. Dates that are closed from midnight to midnight for the same reason share a row. If
 * there are still many rows, those far from the ends and from `dates` are summed up.
 *
 * @param dates the dates that have marks; each has a row of its own
 */
export function rowsOf(days: readonly DayBands[], dates: readonly number[]): DateRow[] {
  const rows = joinedRuns(days, dates)
  if (rows.length <= MAX_ROWS) return rows
  const places = [0, rows.length - 1, ...dates.map(date => rows.findIndex(row => datesOf(row).includes(date)))]
  const isNear = (i: number) => places.some(place => place >= 0 && Math.abs(place - i) <= NEAR)
  const result: DateRow[] = []
  let left: DayBands[] = []
  const fold = () => {
    if (left.length) result.push({ type: 'fold', days: left })
    left = []
  }
  for (const [i, row] of rows.entries()) {
    if (isNear(i)) {
      fold()
      result.push(row)
    } else left.push(...daysOf(row))
  }
  fold()
  return result
}

/** Returns the dates of a row. */
export function daysOf(row: DateRow): readonly DayBands[] {
  return row.type === 'day' ? [row.day] : row.days
}

function datesOf(row: DateRow): number[] {
  return daysOf(row).map(({ date }) => date)
}

function joinedRuns(days: readonly DayBands[], dates: readonly number[]): DateRow[] {
  const rows: DateRow[] = []
  for (const day of days) {
    const band = dates.includes(day.date) ? undefined : wholeDay(day)
    const last = rows.at(-1)
    if (band && last?.type === 'run' && isAlike(last.band, band))
      rows[rows.length - 1] = { ...last, days: [...last.days, day] }
    else rows.push(band ? { type: 'run', days: [day], band } : { type: 'day', day })
  }
  return rows
}

/** Returns the band of a date that has only this one, without counted time or a clock change. */
function wholeDay({ bands, changes }: DayBands): Band | undefined {
  const [band] = bands
  const isWhole = bands.length === 1 && !band.counted && !changes.length && band.from === 0 && band.to === 86_400_000
  return isWhole ? band : undefined
}
