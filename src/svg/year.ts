import type { BusinessCalendar } from '../calendar/business-calendar.ts'
import { type DayKind, type YearDay, yearDays } from '../calendar/year-days.ts'
import { type YearWords, yearNotes, yearWords } from '../explain/year-notes.ts'
import { xmlText } from '../text/xml-text.ts'
import { epochDay, weekdayOf } from '../time/epoch-day.ts'
import { BAND_STYLES, patterns, STYLE } from './band-styles.ts'
import type { BandKind } from './bands.ts'
import { rectElement, textElement } from './elements.ts'
import { textWidth, wrapped } from './text-width.ts'
import { lengthText } from './words.ts'

type Kind = readonly [kind: DayKind, band: BandKind]

/** The kinds in the order of the legend, each with the band that gives its pattern. */
const KINDS: readonly Kind[] = [
  ['open', 'open'],
  ['closed', 'closed'],
  ['holiday', 'holiday'],
  ['part', 'waiting'],
  ['extra', 'extra'],
  ['exception', 'exception'],
]

const CELL = 30
const MONTH = 7 * CELL + 24
/** The height of a month: its name, the weekdays, six weeks and a gap. */
const MONTH_HEIGHT = 34 + 6 * CELL + 16
const WIDTH = 4 * MONTH + 8
const PADDING = 12
const TOP = 44
const LEGEND_TOP = TOP + 3 * MONTH_HEIGHT
const MAX_LIST_COLUMNS = 3
const LIST_LINE = 18
const LIST_GAP = 12

/**
 * Draws a year of a calendar as an SVG image: twelve months whose dates differ by pattern, a legend, and
 * a list of holidays, exceptions and clock changes.
 *
 * @param locale a language tag: Italian, or English for every other tag
 * @throws {SlaCalendarError} `input-invalid` for a year outside 1900 to 2199
 */
export function yearSvg(calendar: BusinessCalendar, year: number, locale = 'en'): string {
  const words = yearWords(locale)
  const days = yearDays(calendar, year)
  const name = calendar.name === undefined ? '' : `${calendar.name}, `
  const title = `${name}${year} (${calendar.timeZone})`
  const open = days.filter(({ openMs }) => openMs > 0)
  const total = open.reduce((sum, { openMs }) => sum + openMs, 0)
  const counts = words.total(open.length, lengthText(total, words.locale))
  const lines = yearNotes(days, words)
  const used = KINDS.filter(([kind]) => days.some(day => day.kind === kind))
  const legend = legendParts(
    used,
    days.some(({ change }) => change),
    words,
  )
  const list = listParts(lines, legend.bottom)
  const height = legend.bottom + list.rows * LIST_LINE + 12
  const bands = used.map(([, band]) => band)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" ` +
      'role="img" aria-labelledby="sla-title sla-desc" class="sla-text">',
    `<title id="sla-title">${xmlText(title)}</title>`,
    `<desc id="sla-desc">${xmlText([counts, ...lines].join('\n'))}</desc>`,
    `<style>${STYLE}</style>`,
    `<defs>${patterns(bands, 'sla')}</defs>`,
    '<rect width="100%" height="100%" class="sla-paper"/>',
    textElement(PADDING, 22, title, 'sla-ink sla-big'),
    textElement(WIDTH - PADDING, 22, counts, 'sla-soft', 'end'),
    ...words.months.flatMap((_, month) => monthParts(days, year, month, words)),
    ...legend.parts,
    ...list.parts,
    '</svg>',
    '',
  ].join('\n')
}

/** Draws the meaning of each kind of date that occurs, and of a clock change, in as many lines as they need. */
function legendParts(
  used: readonly Kind[],
  hasClockChange: boolean,
  { kinds, change }: YearWords,
): { readonly parts: string[]; readonly bottom: number } {
  const entries: [symbol: (x: number, y: number) => string, name: string][] = used.map(([kind, band]) => [
    (x, y) => cell(x, y, band, ''),
    kinds[kind],
  ])
  if (hasClockChange) entries.push([frame, change])
  let [x, y] = [PADDING, LEGEND_TOP]
  const parts = entries.flatMap(([symbol, name]) => {
    const width = CELL + 4 + Math.ceil(textWidth(name))
    if (x + width > WIDTH - PADDING) [x, y] = [PADDING, y + CELL + 4]
    const parts = [symbol(x, y), textElement(x + CELL + 4, y + 17, name, 'sla-soft')]
    x += width + 12
    return parts
  })
  return { parts, bottom: y + CELL + 4 }
}

/** Draws lines of text in as many columns as the longest line leaves room for. */
function listParts(lines: readonly string[], top: number): { readonly parts: string[]; readonly rows: number } {
  const room = WIDTH - 2 * PADDING
  const shown = lines.flatMap(line => wrapped(line, room, 1))
  const widest = Math.max(...shown.map(textWidth)) + LIST_GAP
  const columns = Math.max(1, Math.min(MAX_LIST_COLUMNS, Math.floor(room / widest)))
  const rows = Math.ceil(shown.length / columns)
  const parts = shown.map((line, i) => {
    const x = PADDING + Math.round((Math.floor(i / rows) * room) / columns)
    return textElement(x, top + LIST_LINE + (i % rows) * LIST_LINE, line, 'sla-ink')
  })
  return { parts, rows }
}

function monthParts(days: readonly YearDay[], year: number, month: number, words: YearWords): string[] {
  const x = PADDING + (month % 4) * MONTH
  const y = TOP + Math.floor(month / 4) * MONTH_HEIGHT
  const shift = weekdayOf(epochDay(year, month + 1, 1))
  const own = days.filter(({ date }) => Number(date.slice(5, 7)) === month + 1)
  return [
    textElement(x, y + 12, words.months[month], 'sla-ink sla-strong'),
    ...words.letters.map((letter, i) => textElement(x + i * CELL + CELL / 2, y + 28, letter, 'sla-soft', 'middle')),
    ...own.flatMap((day, i) => {
      const place = shift + i
      return dayParts(day, x + (place % 7) * CELL, y + 34 + Math.floor(place / 7) * CELL, words)
    }),
  ]
}

function dayParts({ date, kind, change, openMs, name }: YearDay, x: number, y: number, { kinds }: YearWords): string[] {
  const [, band] = KINDS.find(([known]) => known === kind)!
  const tip = `${date} ${kinds[kind]}${name === undefined ? '' : `, ${name}`}: ${lengthText(openMs)}`
  return [
    `<g><title>${xmlText(tip)}</title>`,
    cell(x, y, band, `${Number(date.slice(8))}`),
    ...(change ? [frame(x, y)] : []),
    '</g>',
  ]
}

/** Draws the frame of a date with a clock change. */
function frame(x: number, y: number): string {
  return `<path d="M${x + 1} ${y + 1}h${CELL - 4}v${CELL - 6}h-${CELL - 4}z" class="sla-mark sla-dash"/>`
}

function cell(x: number, y: number, band: BandKind, label: string): string {
  const { path, shape } = BAND_STYLES[band]
  const box = { x, y, width: CELL - 2, height: CELL - 4 }
  // Most dates are open or closed, so their colours are pale here. A holiday is solid, the others have patterns.
  const date = shape
    ? rectElement(box, 'sla-pale', `sla-${band}`)
    : rectElement(
        box,
        `sla-line-${band}${band === 'holiday' ? ' sla-ground-holiday' : ''}`,
        band === 'holiday' ? undefined : `sla-${band}`,
      )
  const ground =
    path && label && !shape && band !== 'holiday'
      ? rectElement({ x: x + 4, y: y + 6, width: CELL - 10, height: 13 }, `sla-ground-${band}`)
      : ''
  return date + ground + textElement(x + CELL / 2 - 1, y + 17, label, 'sla-ink', 'middle')
}
