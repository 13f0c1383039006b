import pc from 'picocolors'
import type { BusinessCalendar } from '../../calendar/business-calendar.ts'
import { type DayKind, type YearDay, yearDays } from '../../calendar/year-days.ts'
import { type YearWords, yearNotes, yearWords } from '../../explain/year-notes.ts'
import { escapeControlCharacters } from '../../reports/escape-control.ts'
import { weekdayOf } from '../../time/epoch-day.ts'
import { exactDuration } from '../../time/format/duration.ts'
import type { Screen } from '../terminal/screen.ts'

/** The marks after the day of the month, in the order of the legend. */
const MARKS: Readonly<Record<DayKind | 'change', string>> = {
  open: ' ',
  closed: '.',
  holiday: 'H',
  part: 'h',
  extra: 'E',
  exception: 'X',
  change: '*',
}

const MONTH_WIDTH = 21
const GAP = '   '

/** The settings of a {@link calendarGrid}. */
export type GridSetting = Screen & {
  /** The config file of the calendar, for the heading. */
  readonly file?: string | undefined
  /**
   * A language tag: Italian, or English for every other tag.
   *
   * @defaultValue `'en'`
   */
  readonly locale?: string | undefined
}

/**
 * Returns a year of a calendar as text: twelve months, marks after dates, a legend, and a list of holidays, exceptions and
 * clock changes.
 */
export function calendarGrid(calendar: BusinessCalendar, year: number, setting: GridSetting): string {
  const { isColour, width, file, locale = 'en' } = setting
  const words = yearWords(locale)
  const days = yearDays(calendar, year)
  const colours = pc.createColors(isColour)
  const columns = Math.min(4, Math.max(1, Math.floor((width + GAP.length) / (MONTH_WIDTH + GAP.length))))
  const months = words.months.map((name, i) =>
    monthLines(
      name,
      words.weekdays,
      days.filter(({ date }) => +date.slice(5, 7) === i + 1),
    ),
  )
  const shown = (cell: string) => painted(cell, colours)
  const rows: string[] = []
  for (let first = 0; first < 12; first += columns) {
    const row = months.slice(first, first + columns)
    const height = Math.max(...row.map(({ length }) => length))
    for (let line = 0; line < height; line++)
      rows.push(
        row
          .map(month => shown(month[line] ?? ' '.repeat(MONTH_WIDTH)))
          .join(GAP)
          .replace(/\s+$/, ''),
      )
    rows.push('')
  }
  const open = days.filter(({ openMs }) => openMs > 0)
  const total = open.reduce((sum, { openMs }) => sum + openMs, 0)
  const name = calendar.name === undefined ? words.unnamed : JSON.stringify(calendar.name)
  const heading = words.heading(
    escapeControlCharacters(name),
    year,
    calendar.timeZone,
    words.total(open.length, exactDuration(total)),
  )
  return [
    colours.bold(`${heading}${file === undefined ? '' : ` (${escapeControlCharacters(file)})`}`),
    '',
    ...rows,
    ...legend(days, width, words),
    ...yearNotes(days, words).map((line, i) =>
      i ? escapeControlCharacters(line) : `\n${escapeControlCharacters(line)}`,
    ),
    '',
  ].join('\n')
}

function monthLines(name: string, weekdays: readonly string[], days: readonly YearDay[]): string[] {
  const pad = Math.floor((MONTH_WIDTH - name.length) / 2)
  const cells = [
    ...Array<string>(weekdayOf(Date.parse(days[0].date) / 86_400_000)).fill('   '),
    ...days.map(({ date, kind, change }) => {
      const mark = MARKS[change && (kind === 'open' || kind === 'closed') ? 'change' : kind]
      return `${Number(date.slice(8))}`.padStart(2) + mark
    }),
  ]
  const weeks: string[] = []
  for (let i = 0; i < cells.length; i += 7)
    weeks.push(
      cells
        .slice(i, i + 7)
        .join('')
        .padEnd(MONTH_WIDTH),
    )
  return [`${' '.repeat(pad)}${name}`.padEnd(MONTH_WIDTH), `${weekdays.join(' ')} `, ...weeks]
}

/** Returns the meanings of the marks in use, in lines that fit the width. */
function legend(days: readonly YearDay[], width: number, { kinds, change, noMark }: YearWords): string[] {
  const used = new Set<string>(days.map(({ kind }) => kind))
  if (days.some(({ change }) => change)) used.add('change')
  const lines: string[] = []
  for (const [kind, meaning] of Object.entries({ ...kinds, change })) {
    if (!used.has(kind)) continue
    const mark = MARKS[kind as DayKind | 'change']
    const entry = `${mark.trim() ? mark : noMark} ${meaning}`
    const last = lines.length - 1
    if (last < 0) lines.push(entry)
    else if (lines[last].length + entry.length + 3 > width) {
      lines[last] += ','
      lines.push(entry)
    } else lines[last] += `, ${entry}`
  }
  return lines
}

type Colours = ReturnType<typeof pc.createColors>

/** Colours the dates of a line by their marks. */
function painted(line: string, { dim, blue, yellow, magenta, green }: Colours): string {
  const paints: Readonly<Record<string, (text: string) => string>> = {
    '.': dim,
    H: blue,
    h: blue,
    E: green,
    X: yellow,
    '*': magenta,
  }
  return line.replace(/[ \d]\d([.HhEX*])/g, (cell, mark) => paints[mark](cell))
}
