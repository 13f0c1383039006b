import { clockTexts } from '../time/clock-changes.ts'
import { DAY_KIND_NAMES, type DayKind, type YearDay } from './year-days.ts'

/** Returns one line per holiday, exception and clock change of a year. Consecutive dates of one exception share a line. */
export function yearNotes(days: readonly YearDay[]): string[] {
  const lines: { text: string; first: string; last: string; kind: DayKind }[] = []
  const changes: string[] = []
  for (const [i, { date, kind, name, change }] of days.entries()) {
    if (change) changes.push(`${withWeekday(date)} the clock goes from ${clockTexts(change).join(' to ')}`)
    if (kind === 'open' || kind === 'closed') continue
    const text = `${name ?? ''}${kind === 'holiday' ? '' : ` (${DAY_KIND_NAMES[kind]})`}`.trim()
    const last = lines.at(-1)
    if (last && kind !== 'holiday' && last.kind === kind && last.text === text && last.last === days[i - 1].date)
      last.last = date
    else lines.push({ text, first: date, last: date, kind })
  }
  return [...lines.map(lineText), ...changes]
}

function lineText({ text, first, last }: { text: string; first: string; last: string }): string {
  return `${withWeekday(first)}${first === last ? '' : ` to ${withWeekday(last)}`} ${text}`.trim()
}

/** Returns a date with its weekday: `Thu 2026-01-01`. */
function withWeekday(date: string): string {
  return `${new Date(date).toUTCString().slice(0, 3)} ${date}`
}
