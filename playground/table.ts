import type { Explanation, Segment, SegmentReason } from '../dist/index.js'
import { epochMs, grouped, lengthText, shortText, timeText, wallOf, withoutYear } from './moments.ts'

const WHAT: Readonly<Record<SegmentReason, string>> = {
  hours: 'open',
  always: 'around the clock',
  'outside-hours': 'closed',
  holiday: 'holiday',
  exception: 'exception',
  paused: 'paused',
  'held-by-others': 'with another team',
  waiting: 'waiting for a call or an opening',
  stopped: 'clock stopped',
  restarted: 'reset by severity change',
}

/** The largest number of intervals that are shown. In longer tables the middle is folded. */
const LONGEST = 60
const HEAD = 30
const TAIL = 20

/** Fills a table with the intervals of an explanation. The counted ones before the deadline add up to the budget. */
export function fillTable(table: HTMLTableElement, { segments, overrun, budgetMs }: Explanation<string>, zone: string) {
  const dated = datesIn(zone)
  const isFolded = segments.length > LONGEST
  const rows: HTMLTableRowElement[] = []
  let left = budgetMs
  for (const [i, segment] of segments.entries()) {
    if (segment.counted) left -= segment.ms
    if (isFolded && i === HEAD) rows.push(folded(segments.slice(HEAD, -TAIL)))
    if (!isFolded || i < HEAD || i >= segments.length - TAIL) rows.push(rowOf(segment, left, zone, dated))
  }
  for (const segment of overrun.slice(0, LONGEST)) rows.push(rowOf(segment, undefined, zone, dated))
  if (overrun.length > LONGEST) rows.push(folded(overrun.slice(LONGEST)))
  table.tBodies[0].replaceChildren(...rows)
  const total = row([])
  const counted = countedMs(segments)
  const length = segments.reduce((sum, { ms }) => sum + ms, 0)
  const heading = document.createElement('th')
  heading.scope = 'row'
  heading.colSpan = 3
  heading.textContent = 'Total'
  const cells = [lengthText(length), lengthText(counted), `of ${lengthText(budgetMs)}`]
  total.append(heading, ...row(cells).cells)
  table.tFoot!.replaceChildren(total)
}

function rowOf(
  segment: Segment<string>,
  left: number | undefined,
  zone: string,
  dated: (ms: number) => string,
): HTMLTableRowElement {
  const { start, end, counted, ms } = segment
  const [from, to] = [epochMs(start), epochMs(end)]
  const isSameDate = wallOf(from, zone).slice(0, 10) === wallOf(to, zone).slice(0, 10)
  const made = row([
    dated(from),
    isSameDate ? timeText(to, zone) : dated(to),
    whatText(segment),
    lengthText(ms),
    counted ? lengthText(ms) : '–',
    left === undefined ? 'after due' : lengthText(left),
  ])
  if (!counted) made.className = 'still-row'
  return made
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
  const state = reason === 'exception' ? ` (${counted ? 'open' : 'closed'})` : ''
  const names = [name, calendar === name ? undefined : calendar, holder].filter(part => part !== undefined)
  return [WHAT[reason] + state, ...names].join(', ')
}

function countedMs(segments: readonly Segment<string>[]): number {
  return segments.reduce((sum, { counted, ms }) => sum + (counted ? ms : 0), 0)
}

function folded(hidden: readonly Segment<string>[]): HTMLTableRowElement {
  const made = row([`${grouped(hidden.length)} more intervals, ${lengthText(countedMs(hidden))} counted`])
  made.cells[0].colSpan = 6
  return made
}

function row(texts: readonly string[]): HTMLTableRowElement {
  const made = document.createElement('tr')
  for (const text of texts) made.insertCell().textContent = text
  return made
}
