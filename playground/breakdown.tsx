import type { Explanation, Segment } from '../dist/index.js'
import { ColumnTitles } from './column-titles.tsx'
import { epochMs, grouped, lengthText, shortText, timeText, wallOf, withoutYear } from './moments.ts'
import { t } from './texts.ts'

/** The largest number of intervals that are shown. In longer tables the middle is folded. */
const LONGEST = 60
const HEAD = 30
const TAIL = 20

type Row = { readonly cells: readonly string[]; readonly isCounted: boolean; readonly isFolded?: boolean }

/** A table of the intervals of an explanation. The counted ones before the deadline add up to the budget. */
export function Breakdown({ explanation, zone }: { readonly explanation: Explanation<string>; readonly zone: string }) {
  const { segments, budgetMs } = explanation
  const counted = countedMs(segments)
  const length = segments.reduce((sum, { ms }) => sum + ms, 0)
  return (
    <table>
      <ColumnTitles titles={t.columns} />
      <tbody>
        {rowsOf(explanation, zone).map(({ cells, isCounted, isFolded }, i) => (
          <tr key={String(i)} class={isFolded ? 'folded-row' : isCounted ? '' : 'still-row'}>
            {cells.map((text, column) => (
              <td key={t.columns[column]} colSpan={isFolded ? t.columns.length : 1} data-heading={t.columns[column]}>
                {text}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {t.total}
          </th>
          {[lengthText(length), lengthText(counted), t.of(lengthText(budgetMs))].map((text, i) => (
            <td key={t.columns[i + 3]} data-heading={t.columns[i + 3]}>
              {text}
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  )
}

function rowsOf({ segments, overrun, budgetMs }: Explanation<string>, zone: string): Row[] {
  const dated = datesIn(zone)
  const isFolded = segments.length > LONGEST
  const rows: Row[] = []
  let left = budgetMs
  for (const [i, segment] of segments.entries()) {
    if (segment.counted) left -= segment.ms
    if (isFolded && i === HEAD) rows.push(folded(segments.slice(HEAD, -TAIL)))
    if (!isFolded || i < HEAD || i >= segments.length - TAIL)
      rows.push(rowOf(segment, lengthText(Math.max(0, left)), zone, dated))
  }
  for (const segment of overrun.slice(0, LONGEST)) rows.push(rowOf(segment, t.afterDue, zone, dated))
  if (overrun.length > LONGEST) rows.push(folded(overrun.slice(LONGEST)))
  return rows
}

function rowOf(segment: Segment<string>, left: string, zone: string, dated: (ms: number) => string): Row {
  const { start, end, counted, ms } = segment
  const [from, to] = [epochMs(start), epochMs(end)]
  const isSameDate = wallOf(from, zone).slice(0, 10) === wallOf(to, zone).slice(0, 10)
  const length = lengthText(ms)
  return {
    cells: [
      dated(from),
      isSameDate ? timeText(to, zone) : dated(to),
      whatText(segment),
      length,
      counted ? length : '–',
      left,
    ],
    isCounted: counted,
  }
}

/** Returns a function that formats successive dates. It writes the year only if the previous date has another year. */
function datesIn(zone: string): (ms: number) => string {
  let last = ''
  return ms => {
    const year = wallOf(ms, zone).slice(0, 4)
    const isNew = year !== last
    last = year
    return isNew ? shortText(ms, zone) : withoutYear(ms, zone)
  }
}

function whatText({ reason, counted, name, calendar, holder }: Segment<string>): string {
  const state = reason === 'exception' ? ` (${counted ? t.open : t.closed})` : ''
  const names = [name, calendar === name ? undefined : calendar, holder].filter(part => part !== undefined)
  return [t.reasons[reason] + state, ...names].join(', ')
}

function countedMs(segments: readonly Segment<string>[]): number {
  return segments.reduce((sum, { counted, ms }) => sum + (counted ? ms : 0), 0)
}

function folded(hidden: readonly Segment<string>[]): Row {
  return {
    cells: [t.moreIntervals(grouped(hidden.length), lengthText(countedMs(hidden)))],
    isCounted: false,
    isFolded: true,
  }
}
