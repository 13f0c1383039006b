import type { Explanation, Segment } from '../explain/explain.ts'
import { explainText } from '../explain/explain-text.ts'
import { checkedLocale } from '../explain/format-duration.ts'
import { severityText, workingDaysText } from '../explain/promise-text.ts'
import { DAY, type EpochDay, yearOf } from '../time/epoch-day.ts'
import { type InstantInput, toEpochMs } from '../time/instant.ts'
import { type Zone, zoneOf } from '../time/zone.ts'
import { InputValue } from '../validation/input-value.ts'
import { BAND_STYLES, patterns, STYLE } from './band-styles.ts'
import { type Band, type BandKind, type DayBands, dayBands } from './bands.ts'
import type { ClockChange } from './clock-changes.ts'
import { type Flag, layoutLabels, type PlacedFlag } from './flags.ts'
import { type DateRow, daysOf, rowsOf } from './rows.ts'
import { textWidth, wrapped } from './text-width.ts'
import { clockText, clockTexts, dayName, offsetsText, shortDuration, type Words, wordsOf } from './words.ts'
import { spelt, xmlAttribute, xmlText } from './xml-text.ts'

/** How a timeline is drawn. */
export type TimelineOptions = {
  /** A language tag: Italian, or English for every other; `en` unless said otherwise. */
  readonly locale?: 'en' | 'it' | (string & {}) | undefined
  /** The IANA time zone of its dates and times; the explanation's unless said otherwise. */
  readonly timeZone?: string | undefined
  /** The present, to be marked where it lies in the picture. */
  readonly now?: InstantInput | undefined
  /**
   * The width in pixels, 280 to 4000; 800 unless said otherwise. Under 480 dates and what is counted stand above their
   * bands.
   */
  readonly width?: number | undefined
  /** Begins the names of what is defined inside: a page with several timelines gives each its own. `sla` unless said otherwise. */
  readonly id?: string | undefined
  /** For a page that shows many: no caption, and no style of its own, which the first one brings for all. */
  readonly embedded?: boolean | undefined
}

/**
 * Draws an explanation as an SVG image: a row a date, from midnight to midnight by the zone's clock, with bands for
 * what is open, closed, a holiday, an exception, paused, waited for and over. They differ by pattern and letter, not
 * by colour alone. The report and the due instant are marked, and changes of the clock with the length of their date
 * and both offsets. Dates that are closed for the same reason share a row; of long timelines the part in the middle is
 * left out and summed up. A screen reader gets the words of {@link explainText}.
 *
 * @throws {SlaCalendarError} `input-invalid` for what `explain` has not given and for options out of bounds,
 * `time-zone-unknown`
 * @example
 * ```ts
 * import { explain } from 'sla-calendar'
 * import { timelineSvg } from 'sla-calendar/svg'
 *
 * const svg = timelineSvg(explain({ severity: 'high', reportedAt: '2026-12-07T16:00+01:00' }))
 * svg.includes('<title id="sla-title">high, first response: due Wed 9 Dec 2026 13:00</title>') // => true
 * ```
 */
export function timelineSvg(given: Explanation<InstantInput>, options: TimelineOptions = {}): string {
  const told = explainText(given, options)
  const locale = checkedLocale(options)
  const words = wordsOf(locale)
  const explanation = upToNow(given, options)
  const { width, id } = checked(options)
  const zone = zoneOf(options.timeZone ?? explanation.timeZone, ['timeZone'])
  const days = dayBands(explanation, zone)
  const drawn = new Set(days.map(({ date }) => date))
  const marks = marksOf(explanation, options, words).map(mark => {
    const date = zone.dateOf(mark.at)
    // The midnight that ends the last date is drawn there, as its 24:00.
    return { ...mark, date: drawn.has(date) ? date : zone.dateOf(mark.at - 1) }
  })
  const hasYears = days.length > 0 && yearOf(days[0].date) !== yearOf(days[days.length - 1].date)
  const picture = new Picture(zone, words, width, id, marks, hasYears, countedDays(explanation, zone))
  const title = spelt(titleOf(explanation, zone, locale))
  if (!options.embedded) picture.caption(title, zone.id)
  picture.axis()
  for (const row of rowsOf(
    days,
    marks.map(({ date }) => date),
  ))
    picture.row(row)
  picture.legend()
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${picture.height}" ` +
      `viewBox="0 0 ${width} ${picture.height}" role="img" aria-labelledby="${id}-title ${id}-desc" class="sla-text">`,
    `<title id="${id}-title">${xmlText(title)}</title>`,
    `<desc id="${id}-desc">${xmlText(told)}</desc>`,
    ...(options.embedded ? [] : [`<style>${STYLE}</style>`]),
    `<defs>${patterns(picture.kinds, id)}</defs>`,
    ...(options.embedded ? [] : ['<rect width="100%" height="100%" class="sla-paper"/>']),
    ...picture.parts,
    '</svg>',
    '',
  ].join('\n')
}

/** An instant that is marked. */
type Mark = { readonly at: number; readonly text: string; readonly isCritical: boolean; readonly isDashed: boolean }
type DatedMark = Mark & { readonly date: EpochDay }

function checked({ width = 800, id = 'sla' }: TimelineOptions): { width: number; id: string } {
  if (!/^[A-Za-z][\w-]*$/.test(id)) throw new InputValue(id, ['id']).expected('a name', 'Letters, digits, - and _.')
  return { width: new InputValue(width, ['width']).integer(280, 4000), id }
}

/** Adds the pause or the wait that still goes on at `now`. */
function upToNow(explanation: Explanation, { now }: TimelineOptions): Explanation {
  const { segments } = explanation
  const last = segments.at(-1)
  const reason = openReason(explanation)
  if (now === undefined || !last || !reason) return explanation
  const isIn = last.reason === reason
  const start = toEpochMs(isIn ? last.start : last.end, [])
  const end = toEpochMs(now, ['now'])
  if (end <= toEpochMs(last.end, [])) return explanation
  const open: Segment<InstantInput> = { ...(isIn ? last : { counted: false, reason }), start, end, ms: end - start }
  return { ...explanation, segments: [...(isIn ? segments.slice(0, -1) : segments), open] }
}

/** What a clock that has not stopped waits for: the end of a pause, or its start. */
function openReason({ dueAt, startsAt, stoppedAt }: Explanation): 'paused' | 'waiting' | undefined {
  if (dueAt !== null || stoppedAt != null) return undefined
  return startsAt === null ? 'waiting' : 'paused'
}

/** The numbers of the working days that a budget counts, where the dates of the drawing are those of the calendar. */
function countedDays({ dayZero, countedDays = [], timeZone }: Explanation, zone: Zone): ReadonlyMap<EpochDay, number> {
  if (dayZero === undefined || zone.id !== timeZone) return new Map()
  return new Map([dayZero, ...countedDays].map((date, i) => [Date.parse(date) / DAY, i]))
}

function marksOf(explanation: Explanation, options: TimelineOptions, words: Words): Mark[] {
  const { segments, overrun, dueAt, stoppedAt, target } = explanation
  const { reported, due, now } = words.marks
  const first = segments[0] ?? overrun[0]
  const last = overrun.at(-1) ?? segments.at(-1)
  if (!first || !last) return []
  const [from, to] = [toEpochMs(first.start, []), toEpochMs(last.end, [])]
  const isOpen = stoppedAt === null && (overrun.length > 0 || dueAt === null)
  // A pause that begins at the very end has no segment of its own.
  const reason = overrun.length ? undefined : openReason(explanation)
  const begins = reason !== undefined && last.reason !== reason ? words.kinds[reason] : undefined
  const present = options.now === undefined ? (isOpen && !begins ? to : undefined) : toEpochMs(options.now, ['now'])
  const mark = (text: string, at: number, isCritical = false, isDashed = false) => ({ text, at, isCritical, isDashed })
  return [
    mark(reported, from),
    ...(dueAt === null ? [] : [mark(due, toEpochMs(dueAt, []), true)]),
    ...(overrun.length && stoppedAt != null ? [mark(words.stops[target], to)] : []),
    ...(begins === undefined ? [] : [mark(begins, to)]),
    ...(present !== undefined && present >= from && present <= to ? [mark(now, present, false, true)] : []),
  ]
}

function titleOf(explanation: Explanation, zone: Zone, locale: string): string {
  const { target, within, dueAt } = explanation
  const words = wordsOf(locale)
  const days = workingDaysText(within, locale)
  const what = `${severityText(explanation, locale)}, ${words.targets[target]}${days ? `, ${days}` : ''}: `
  if (dueAt === null) return what + words.notDue[openReason(explanation) ?? 'stopped']
  const ms = toEpochMs(dueAt, [])
  const wall = ms + zone.offsetAt(ms)
  const day = Math.floor(wall / DAY)
  return `${what}${words.marks.due} ${dayName(day, words)} ${new Date(wall).getUTCFullYear()} ${clockText(wall)}`
}

/** The least width with a column of dates on the left and one of sums on the right; on less they stand above. */
const WITH_COLUMNS = 480
const LEFT = 150
const RIGHT = 96
/** Where there are no columns; the first and the last hour's words are centred on the edges. */
const MARGIN = 12
const PADDING = 8
const BAND = 16
const GAP = 6
const LINE = 13
/** So much wider are bold letters, and those of a caption. */
const BOLD = 1.1
const BIG = 1.3

/** A drawing that grows downwards, row by row. */
class Picture {
  readonly parts: string[] = []
  readonly kinds = new Set<BandKind>()
  height = 6
  readonly #zone: Zone
  readonly #words: Words
  readonly #width: number
  readonly #id: string
  readonly #marks: readonly DatedMark[]
  /** Whether its dates need their years. */
  readonly #hasYears: boolean
  readonly #dayNumbers: ReadonlyMap<EpochDay, number>
  readonly #hasColumns: boolean

  constructor(
    zone: Zone,
    words: Words,
    width: number,
    id: string,
    marks: readonly DatedMark[],
    hasYears: boolean,
    dayNumbers: ReadonlyMap<EpochDay, number>,
  ) {
    this.#zone = zone
    this.#words = words
    this.#width = width
    this.#id = id
    this.#marks = marks
    this.#hasYears = hasYears
    this.#dayNumbers = dayNumbers
    this.#hasColumns = width >= WITH_COLUMNS
  }

  caption(title: string, zone: string) {
    const room = this.#width - 2 * PADDING
    const lines = wrapped(title, room / BIG, 3)
    for (const line of lines) this.#text(PADDING, this.#next(LINE + 2), line, 'sla-ink sla-big')
    const isBeside = lines.length === 1 && textWidth(title) * BIG + textWidth(zone) + 2 * PADDING <= room
    if (isBeside) this.#text(this.#width - PADDING, this.height - 3, zone, 'sla-soft', 'end')
    else for (const line of wrapped(zone, room, 1)) this.#text(PADDING, this.#next(LINE + 2), line, 'sla-soft')
    this.height += 11
  }

  /** The hours over the rows. */
  axis() {
    const step = this.#width >= 640 ? 3 : 6
    for (let hour = 0; hour <= 24; hour += step)
      this.#text(this.#x(hour * 3_600_000), this.height + 10, String(hour).padStart(2, '0'), 'sla-soft', 'middle')
    if (this.#hasColumns) this.#text(this.#width - PADDING, this.height + 10, this.#words.counted, 'sla-soft', 'end')
    this.height += 16
  }

  row(row: DateRow) {
    if (row.type === 'fold') return this.#fold(row)
    const days = daysOf(row)
    const bands = row.type === 'run' ? [row.band] : row.day.bands
    const dates = this.#datesText(days[0].date, days[days.length - 1].date)
    const [within, over] = countedOf(bands)
    if (!this.#hasColumns) this.#heading(dates, within, over)
    // What is counted on both sides of due stands on two lines: there is a second one, with the mark of due.
    const room = this.#width - (this.#hasColumns && within && over ? RIGHT : 0)
    const flags = row.type === 'day' ? layoutLabels(this.#flags(row.day), PADDING, room) : []
    const top = this.height + Math.max(0, ...flags.map(({ line, texts }) => line + texts.length)) * LINE
    if (this.#hasColumns) {
      this.#text(PADDING, top + 12, dates, 'sla-ink')
      this.#counted(within, over ? top - 3 : top + 12)
      this.#over(over, top + 12)
    }
    this.#grid(top)
    for (const band of bands) this.#band(band, top, row.type === 'run' ? sum(days) : band.ms)
    for (const flag of flags) this.#mark(flag, top)
    for (const flag of flags) this.#flagText(flag, top)
    this.height = top + BAND + GAP
  }

  /** The line above the bands of a date, where there are no columns. */
  #heading(dates: string, within: number, over: number) {
    const y = this.#next(LINE + 3)
    this.#text(PADDING, y, dates, 'sla-ink sla-strong')
    const beside = over ? textWidth(this.#over(over, y)) * BOLD + PADDING : 0
    this.#counted(within, y, beside)
  }

  #counted(ms: number, y: number, beside = 0) {
    if (!ms) return
    const told = this.#hasColumns ? shortDuration(ms) : this.#words.sum(ms)
    this.#text(this.#width - PADDING - beside, y, told, 'sla-ink', 'end')
  }

  #over(ms: number, y: number): string {
    const told = ms ? `+${shortDuration(ms)}` : ''
    this.#text(this.#width - PADDING, y, told, 'sla-alarm sla-strong', 'end')
    return told
  }

  #fold({ days }: { readonly days: readonly DayBands[] }) {
    const [within, over] = countedOf(days.flatMap(({ bands }) => bands))
    const names = new Set(
      days.flatMap(({ bands }) => bands.flatMap(({ counted, name = '' }) => (counted ? [] : [name]))),
    )
    const parts = [
      `⋯ ${this.#words.days(days.length)}`,
      ...(within ? [this.#words.sum(within)] : []),
      ...(over ? [`+${shortDuration(over)}`] : []),
      ...days.flatMap(({ date, changes }) =>
        changes.map(change => `${dayName(date, this.#words)} ${offsetsText(change)}`),
      ),
      ...names,
    ]
    const left = this.#hasColumns ? LEFT : PADDING
    const lines = wrapped(spelt(parts.filter(Boolean).join(' · ')), this.#width - left - PADDING, 3, ' · ')
    for (const line of lines) this.#text(left, this.#next(LINE + 2), line, 'sla-soft')
    this.height += GAP + 1
  }

  /** What each pattern and letter means, as far as they occur. */
  legend() {
    const left = this.#hasColumns ? LEFT : PADDING
    let x = left
    this.height += 4
    for (const kind of Object.keys(BAND_STYLES) as BandKind[]) {
      if (!this.kinds.has(kind)) continue
      const text = this.#words.kinds[kind]
      const wide = 26 + textWidth(text)
      if (x > left && x + wide > this.#width - PADDING) {
        x = left
        this.height += BAND + GAP
      }
      this.#swatch(kind, x, this.height, 20, this.#letter(kind))
      this.#text(x + 26, this.height + 12, text, 'sla-soft')
      x = round(x + wide + 12)
    }
    this.height += BAND + 8
  }

  /** Takes a line of some pixels, and tells where its words stand. */
  #next(line: number): number {
    this.height += line
    return this.height - 3
  }

  #datesText(first: EpochDay, last: EpochDay): string {
    const name = dayName(first, this.#words)
    if (last === first) {
      const day = this.#dayNumbers.get(first)
      return `${name}${this.#hasYears ? ` ${yearOf(first)}` : ''}${day === undefined ? '' : `, ${this.#words.day(day)}`}`
    }
    const other = dayName(last, this.#words)
    const isSameMonth = name.split(' ')[2] === other.split(' ')[2] && last - first < 28
    return `${isSameMonth ? name.split(' ').slice(0, 2).join(' ') : name} – ${other}`
  }

  #grid(top: number) {
    for (let hour = 0; hour <= 24; hour += 6) {
      const x = this.#x(hour * 3_600_000)
      this.parts.push(`<path d="M${x} ${top - 2}v${BAND + 4}" class="sla-grid"/>`)
    }
  }

  #band({ kind, from, to, name: given, pass }: Band, top: number, ms: number) {
    const name = given === undefined ? undefined : spelt(given)
    const x = this.#x(from)
    const wide = round(this.#x(to) - x)
    const what = this.#words.kinds[kind] + (name === undefined ? '' : `, ${name}`)
    const letter = this.#letter(kind)
    const label = name !== undefined && wide > textWidth(name) * BOLD + 20 ? `${letter} ${name}` : letter
    const tip = `${clockText(from)}–${to === DAY ? '24:00' : clockText(to)} ${what}: ${shortDuration(ms)}`
    this.parts.push(`<g><title>${xmlText(tip)}</title>`)
    // What the clock shows twice lies one above the other.
    if (pass) this.#ground(kind, x, top + (pass === 'first' ? 0 : BAND / 2 + 1), Math.max(wide, 0.5), BAND / 2 - 1)
    else this.#swatch(kind, x, top, Math.max(wide, 0.5), wide < 12 ? '' : label)
    this.parts.push('</g>')
  }

  #ground(kind: BandKind, x: number, top: number, wide: number, high: number) {
    this.kinds.add(kind)
    this.parts.push(
      `<rect x="${x}" y="${top}" width="${wide}" height="${high}" fill="url(#${xmlAttribute(this.#id)}-${kind})"/>`,
    )
  }

  #letter(kind: BandKind): string {
    return this.#words.letters[kind] ?? BAND_STYLES[kind].letter
  }

  #swatch(kind: BandKind, x: number, top: number, wide: number, label: string) {
    this.#ground(kind, x, top, wide, BAND)
    if (!label) return
    const middle = round(x + wide / 2)
    const half = round((textWidth(label) * BOLD) / 2 + 2)
    if (BAND_STYLES[kind].path)
      this.parts.push(
        `<rect x="${round(middle - half)}" y="${top + 2}" width="${half * 2}" height="${BAND - 4}" class="sla-ground-${kind}"/>`,
      )
    this.parts.push(`<text x="${middle}" y="${top + 12}" class="sla-letter">${xmlText(label)}</text>`)
  }

  /** The marks of a date. */
  #flags({ date, changes }: DayBands): Flag[] {
    const onDate = this.#marks
      .filter(mark => mark.date === date)
      .map(({ at, text, isCritical, isDashed }) => {
        const wall = at + this.#zone.offsetAt(at) - date * DAY
        return {
          isCritical,
          isDashed,
          x: this.#x(wall),
          texts: [`${text} ${wall === DAY ? '24:00' : clockText(wall)}`],
        }
      })
    const onClock = changes.map((change: ClockChange) => ({
      x: this.#x(change.before - date * DAY),
      texts: [offsetsText(change), change.length ? this.#words.clock(...clockTexts(change)) : this.#words.noDate],
      isCritical: false,
      isDashed: true,
    }))
    return [...onDate, ...onClock]
  }

  #mark({ x, texts, line, isCritical, isDashed }: PlacedFlag, top: number) {
    const look = `sla-mark${isDashed ? ' sla-dash' : ''}${isCritical ? ' sla-mark-alarm' : ''}`
    const highest = top - (line + texts.length - 1) * LINE
    this.parts.push(`<path d="M${x} ${highest - 10}V${top + BAND + 2}" class="${look}"/>`)
  }

  #flagText({ start, width, isBefore, texts, line, isCritical }: PlacedFlag, top: number) {
    const x = round(isBefore ? start + width - 3 : start + 3)
    const look = `sla-halo ${isCritical ? 'sla-alarm sla-strong' : 'sla-ink'}`
    for (const [i, text] of texts.entries())
      this.#text(x, top - (line + i) * LINE - 3, text, look, isBefore ? 'end' : undefined)
  }

  #text(x: number, y: number, text: string, look: string, anchor?: 'middle' | 'end') {
    if (!text) return
    const at = anchor ? ` text-anchor="${anchor}"` : ''
    this.parts.push(`<text x="${x}" y="${y}" class="${look}"${at}>${xmlText(text)}</text>`)
  }

  /** Where a wall time lies, milliseconds after midnight. */
  #x(wall: number): number {
    const [left, right] = this.#hasColumns ? [LEFT, RIGHT] : [MARGIN, MARGIN]
    return round(left + (Math.min(Math.max(wall, 0), DAY) / DAY) * (this.#width - left - right))
  }
}

/** Time counted up to due, and after it. */
function countedOf(bands: readonly Band[]): [within: number, over: number] {
  const total = (isOver: boolean) =>
    bands.reduce((all, { counted, kind, ms }) => all + (counted && (kind === 'overrun') === isOver ? ms : 0), 0)
  return [total(false), total(true)]
}

function sum(days: readonly DayBands[]): number {
  return days.reduce((all, { bands }) => all + bands.reduce((ms, band) => ms + band.ms, 0), 0)
}

function round(x: number): number {
  return Math.round(x * 10) / 10
}
