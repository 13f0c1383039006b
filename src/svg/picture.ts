import type { CalendarSource } from '../calendar/sources/source.ts'
import { spelledOutText } from '../text/xml-text.ts'
import { clockTexts } from '../time/clock-changes.ts'
import { DAY, type EpochDay, yearOf } from '../time/epoch-day.ts'
import { clockText } from '../time/format/local-time.ts'
import type { Zone } from '../time/zone.ts'
import { bandElements, guestElement, labelsOf, swatchElements } from './band-elements.ts'
import { type LabelBox, placeLabels } from './band-labels.ts'
import { BAND_STYLES } from './band-styles.ts'
import type { Band, BandKind, DayBands } from './bands.ts'
import { type Anchor, type Box, rectElement, rounded, textElement } from './elements.ts'
import { type Flag, flagElements, LINE, layoutLabels } from './flags.ts'
import { type HolderPart, holderLane, type Lane, lanesOf } from './lanes.ts'
import type { Mark } from './marks.ts'
import { type DateRow, daysOf } from './rows.ts'
import { cut, textWidth, wrapped } from './text-width.ts'
import { dayName, kindText, lengthText, offsetsText, type Words } from './words.ts'

/** A mark and the date whose row it is drawn on. */
export type DatedMark = Mark & { readonly date: EpochDay }

/** What a picture shows, and how. */
export type PictureSettings = {
  readonly zone: Zone
  readonly words: Words
  /** The width of the picture, in pixels. */
  readonly width: number
  /** The prefix of all names defined in the picture. */
  readonly id: string
  readonly rows: readonly DateRow[]
  readonly marks: readonly DatedMark[]
  /** The offices that have a lane on each date. */
  readonly offices: readonly CalendarSource[]
  /** Whether dates need their years. */
  readonly hasYears: boolean
  /** The numbers of the counted working days. */
  readonly dayNumbers: ReadonlyMap<EpochDay, number>
}

/** A picture of this width or more has a column of dates on the left and one of sums on the right. */
const MIN_COLUMNS_WIDTH = 560
const MAX_LEFT = 208
/** The margin of a picture without columns: the labels of the first and the last hour are centred on the edges. */
const MARGIN = 12
const PADDING = 8
const BAND = 20
/** The height of the bar of a lane. */
const LANE = 6
const GAP = 6
/** The space between a date and the band below it. */
const HEADING_GAP = 4
/** The distance from the top of a band to the baseline of its words. */
const BASE = 15
const HOUR = 3_600_000
/** Three hours need this many pixels to be named. */
const MIN_STEP = 44
/** Bold letters are wider by this factor. */
const BOLD = 1.1
/** The letters of a caption are wider by this factor. */
const BIG = 1.27
const SWATCH = 20
/** A name is cut to this many letters at least. */
const MIN_NAME = 5
/** Lines of a caption. The due time is at its end, so it is cut only if names are very long. */
const MAX_CAPTION = 6

/** A timeline that grows downwards, row by row. */
export class Picture {
  readonly parts: string[] = []
  readonly kinds = new Set<BandKind>()
  height = 6
  readonly #settings: PictureSettings
  readonly #words: Words
  readonly #width: number
  readonly #hasColumns: boolean
  /** The first and the last hour of a date. */
  readonly #left: number
  readonly #right: number

  constructor(settings: PictureSettings) {
    this.#settings = settings
    this.#words = settings.words
    this.#width = settings.width
    this.#hasColumns = settings.width >= MIN_COLUMNS_WIDTH
    const [left, right] = this.#hasColumns ? this.#columns() : [MARGIN, MARGIN]
    this.#left = left
    this.#right = settings.width - right
  }

  /** Adds the title and the zone, on one line if there is room. */
  caption(title: string) {
    const { id: zone } = this.#settings.zone
    const room = this.#width - 2 * PADDING
    const lines = wrapped(title, room / BIG, MAX_CAPTION)
    for (const line of lines) this.#text(PADDING, this.#nextLine(LINE + 2), line, 'sla-ink sla-big')
    const isBeside = lines.length === 1 && textWidth(title) * BIG + textWidth(zone) + 2 * PADDING <= room
    if (isBeside) this.#text(this.#width - PADDING, this.height - 3, zone, 'sla-soft', 'end')
    else for (const line of wrapped(zone, room, 1)) this.#text(PADDING, this.#nextLine(LINE + 2), line, 'sla-soft')
    this.height += 11
  }

  /** Adds the hours, the rows and the meaning of each pattern that occurs. */
  timeline() {
    this.#axis()
    for (const row of this.#settings.rows) this.#row(row)
    this.#legend()
  }

  /** Returns the widths of the column of dates and of the column of sums. */
  #columns(): [left: number, right: number] {
    const { rows, offices, zone } = this.#settings
    const names = rows.flatMap(row => (row.type === 'fold' ? [] : [this.#datesText(row)]))
    const lanes = rows.length ? lanesOf(offices, daysOf(rows[0])[0].date, zone).map(({ name }) => name) : []
    const holder = rows.some(row => row.type === 'day' && holderLane(row.day.bands).length) ? [this.#words.holder] : []
    const sums = rows.flatMap(row => {
      const [within, over] = row.type === 'day' ? countedOf(row.day.bands) : [0, 0]
      return [lengthText(within, this.#words.locale), this.#overText(over)]
    })
    const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(textWidth))
    const left = Math.min(widest([...names, ...lanes, ...holder]) + PADDING + 14, MAX_LEFT)
    return [rounded(left), rounded(Math.max(widest([this.#words.counted]), widest(sums) * BOLD) + PADDING + 20)]
  }

  #axis() {
    const step = (this.#right - this.#left) / 8 >= MIN_STEP ? 3 : 6
    for (let hour = 0; hour <= 24; hour += step)
      this.#text(this.#x(hour * HOUR), this.height + 12, String(hour).padStart(2, '0'), 'sla-soft', 'middle')
    if (this.#hasColumns) this.#text(this.#width - PADDING, this.height + 12, this.#words.counted, 'sla-soft', 'end')
    this.height += 19
  }

  #row(row: DateRow) {
    if (row.type === 'fold') return this.#fold(row)
    const day = row.type === 'day' ? row.day : undefined
    const bands = row.type === 'run' ? [{ ...row.band, ms: lengthOf(row.days) }] : row.day.bands
    const dates = this.#datesText(row)
    const [within, over] = countedOf(bands)
    if (!this.#hasColumns) this.#heading(dates, within, over)
    // The labels leave the column of sums free. The sums before and after due take two lines in it.
    const room = this.#hasColumns && (within || over) ? this.#right + PADDING : this.#width
    const flags = day ? layoutLabels(this.#flags(day), PADDING, room) : []
    const lanes = day ? lanesOf(this.#settings.offices, day.date, this.#settings.zone) : []
    const holders = day ? holderLane(day.bands) : []
    const space = this.#hasColumns || flags.length ? 0 : HEADING_GAP
    const top = this.height + space + Math.max(0, ...flags.map(({ line, texts }) => line + texts.length)) * LINE
    this.height = top + BAND + lanes.length * this.#laneHeight + (holders.length && this.#holderHeight)
    if (this.#hasColumns) {
      this.#text(PADDING, top + BASE, cut(dates, this.#left - PADDING), 'sla-ink')
      this.#counted(within, over ? top + BASE - LINE : top + BASE)
      this.#over(over, top + BASE)
    }
    this.#grid(top, this.height)
    this.#bands(bands, top, flags)
    for (const [i, lane] of lanes.entries()) this.#lane(lane, top + BAND + 2 + i * this.#laneHeight)
    if (holders.length) this.#holders(holders, this.height - this.#holderHeight + 2)
    this.parts.push(...flagElements(flags, top, top + BAND))
    this.height += GAP
  }

  /** Adds the meaning of each pattern that occurs. */
  #legend() {
    const kinds = (Object.keys(BAND_STYLES) as BandKind[]).filter(kind => this.kinds.has(kind))
    const entries = kinds.map(
      kind => [kindText(kind, this.#words), (box: Box) => swatchElements(kind, box, this.#settings.id)] as const,
    )
    const lane = (box: Box) => [rectElement({ ...box, y: box.y + 7, height: LANE }, 'sla-lane')]
    const left = this.#hasColumns ? this.#left : PADDING
    let x = left
    this.height += 4
    for (const [text, draw] of [
      ...entries,
      ...(this.#settings.offices.length ? [[this.#words.lane, lane] as const] : []),
    ]) {
      const lines = wrapped(text, this.#width - left - PADDING - SWATCH - 6, 2)
      const width = SWATCH + 6 + Math.max(...lines.map(textWidth))
      if (x > left && x + width > this.#width - PADDING) {
        x = left
        this.height += BAND + GAP
      }
      this.parts.push(...draw({ x, y: this.height, width: SWATCH, height: BAND }))
      for (const [i, line] of lines.entries())
        this.#text(x + SWATCH + 6, this.height + BASE + i * LINE, line, 'sla-soft')
      this.height += (lines.length - 1) * LINE
      x += width + 12
    }
    this.height += BAND + 8
  }

  /** Adds the line above the bands of a date, in a picture without columns. */
  #heading(dates: string, within: number, over: number) {
    const [sum, late] = [
      within ? this.#words.sum(lengthText(within, this.#words.locale), within) : '',
      this.#overText(over),
    ]
    const sums = textWidth(sum) + (late ? textWidth(late) * BOLD + PADDING : 0)
    const room = this.#width - 2 * PADDING
    const isBeside = textWidth(dates) * BOLD + PADDING + sums <= room
    if (!isBeside) this.#text(PADDING, this.#nextLine(LINE + 3), cut(dates, room / BOLD), 'sla-ink sla-strong')
    const top = this.#nextLine(LINE + 3)
    if (isBeside) this.#text(PADDING, top, dates, 'sla-ink sla-strong')
    // Two long sums take two lines.
    const isCrowded = sums > room
    this.#text(this.#width - PADDING - (late && !isCrowded ? sums - textWidth(sum) : 0), top, sum, 'sla-ink', 'end')
    this.#over(over, isCrowded ? this.#nextLine(LINE + 3) : top)
  }

  #counted(ms: number, y: number) {
    if (ms) this.#text(this.#width - PADDING, y, lengthText(ms, this.#words.locale), 'sla-ink', 'end')
  }

  #overText(ms: number): string {
    return ms ? `+${lengthText(ms, this.#words.locale)}` : ''
  }

  #over(ms: number, y: number) {
    this.#text(this.#width - PADDING, y, this.#overText(ms), 'sla-alarm sla-strong', 'end')
  }

  /** Adds the summary of dates that are not drawn. */
  #fold({ days }: { readonly days: readonly DayBands[] }) {
    const [within, over] = countedOf(days.flatMap(({ bands }) => bands))
    const names = new Set(
      days.flatMap(({ bands }) => bands.flatMap(({ counted, name = '' }) => (counted ? [] : [name]))),
    )
    const parts = [
      `⋯ ${this.#words.days(days.length)}`,
      ...(within ? [this.#words.sum(lengthText(within, this.#words.locale), within)] : []),
      this.#overText(over),
      ...days.flatMap(({ date, changes }) =>
        changes.map(change => `${dayName(date, this.#words)} ${offsetsText(change)}`),
      ),
      ...names,
    ]
    const left = this.#hasColumns ? this.#left : PADDING
    const text = spelledOutText(parts.filter(Boolean).join(' · '))
    for (const line of wrapped(text, this.#width - left - PADDING, 3, ' · '))
      this.#text(left, this.#nextLine(LINE + 2), line, 'sla-soft')
    this.height += GAP + 1
  }

  /** Adds the height of a line, and returns where its text is placed. */
  #nextLine(height: number): number {
    this.height += height
    return this.height - 3
  }

  #datesText(row: Exclude<DateRow, { readonly type: 'fold' }>): string {
    const days = daysOf(row)
    const [first, last] = [days[0].date, days[days.length - 1].date]
    const name = dayName(first, this.#words)
    if (last === first) {
      const { hasYears, dayNumbers } = this.#settings
      const day = dayNumbers.get(first)
      return `${name}${hasYears ? ` ${yearOf(first)}` : ''}${day === undefined ? '' : `, ${this.#words.day(day)}`}`
    }
    const other = dayName(last, this.#words)
    const isSameMonth = name.split(' ')[2] === other.split(' ')[2] && last - first < 28
    return `${isSameMonth ? name.split(' ').slice(0, 2).join(' ') : name} – ${other}`
  }

  #grid(top: number, bottom: number) {
    for (let hour = 0; hour <= 24; hour += 6)
      this.parts.push(`<path d="M${this.#x(hour * HOUR)} ${top - 2}V${bottom + 2}" class="sla-grid"/>`)
  }

  #bands(bands: readonly Band[], top: number, flags: readonly Flag[]) {
    const boxes: (LabelBox & { readonly band?: Band })[] = []
    let end = this.#left
    const blankUntil = (x: number) => {
      if (x > end) boxes.push({ x: end, width: x - end, texts: [], isFree: true })
    }
    for (const band of bands) {
      const [x, right] = [this.#x(band.from), this.#x(band.to)]
      blankUntil(x)
      boxes.push({ x, width: right - x, band, ...labelsOf(band, this.#words) })
      end = Math.max(end, right)
    }
    blankUntil(this.#right)
    const labels = placeLabels(
      boxes,
      flags.map(({ x }) => x),
    )
    for (const [i, { x, width, band }] of boxes.entries()) {
      const box = { x, y: top, width, height: BAND }
      if (band) this.kinds.add(band.kind)
      if (band) this.parts.push(...bandElements(band, box, labels[i], this.#settings.id, this.#words))
      for (const guest of labels[i].guests) this.parts.push(guestElement(guest, top))
    }
  }

  get #laneHeight(): number {
    return this.#hasColumns ? LINE : LINE + LANE + 6
  }

  get #holderHeight(): number {
    return this.#hasColumns ? LINE : 2 * LINE + 2
  }

  /** Draws the name of an office and its open time. */
  #lane({ name, parts }: Lane, top: number) {
    const y = this.#laneTop(name, top) - LANE / 2
    this.parts.push(`<path d="M${this.#left} ${y + LANE / 2}H${this.#right}" class="sla-grid"/>`)
    for (const { from, to } of parts) {
      const x = this.#x(from)
      this.parts.push(rectElement({ x, y, width: this.#x(to) - x, height: LANE }, 'sla-lane'))
    }
  }

  /** Draws who has the ticket: a bracket with the name. */
  #holders(holders: readonly HolderPart[], top: number) {
    const y = this.#laneTop(this.#words.holder, top) + (this.#hasColumns ? 0 : 6)
    for (const { holder, from, to } of holders) {
      const [start, end] = [this.#x(from), this.#x(to)]
      const name = cut(holder, end - start - 8)
      const isNamed = name === holder || name.length > MIN_NAME
      const [left, right] = isNamed ? [textWidth(name) / 2 + 4, textWidth(name) / 2 + 4] : [0, 0]
      const middle = (start + end) / 2
      this.parts.push(
        `<path d="M${start + 0.5} ${y - 4}v8m0-4H${rounded(middle - left)}M${rounded(middle + right)} ${y}H${end - 0.5}m0-4v8" class="sla-bracket"/>`,
      )
      if (isNamed) this.#text(middle, y + 5, name, 'sla-ink sla-halo', 'middle')
    }
  }

  /** Writes the name of a lane. Returns the vertical middle of the lane. */
  #laneTop(name: string, top: number): number {
    const x = this.#hasColumns ? PADDING : MARGIN + 4
    const room = this.#hasColumns ? this.#left - PADDING : this.#width - MARGIN
    this.#text(x, top + 12, cut(name, room - x), 'sla-soft sla-halo')
    return this.#hasColumns ? top + LINE / 2 : top + LINE + LANE / 2
  }

  /** Returns the marks and the clock changes of a date. */
  #flags({ date, changes }: DayBands): Flag[] {
    const { marks, zone } = this.#settings
    const onDate = marks
      .filter(mark => mark.date === date)
      .map(({ at, text, isCritical, isDashed }) => {
        const wall = at + zone.offsetAt(at) - date * DAY
        // A clock change may skip the time after the midnight that ends the date.
        const time = wall >= DAY ? '24:00' : clockText(wall)
        return { x: this.#x(wall), texts: [`${text} ${time}`], isCritical, isDashed }
      })
    const clockChanges = changes.map(change => ({
      x: this.#x(change.before - date * DAY),
      texts: [offsetsText(change), change.length ? this.#words.clock(...clockTexts(change)) : this.#words.noDate],
      isCritical: false,
      isDashed: true,
    }))
    return [...onDate, ...clockChanges]
  }

  #text(x: number, y: number, text: string, look: string, anchor?: Anchor) {
    if (text) this.parts.push(textElement(x, y, text, look, anchor))
  }

  /** Returns the horizontal position of a wall time, given in milliseconds after midnight. */
  #x(wall: number): number {
    return rounded(this.#left + (Math.min(Math.max(wall, 0), DAY) / DAY) * (this.#right - this.#left))
  }
}

/** Returns the counted time before and after due, in milliseconds. */
function countedOf(bands: readonly Band[]): [within: number, over: number] {
  const total = (isOver: boolean) =>
    bands.reduce((all, { counted, kind, ms }) => all + (counted && (kind === 'overrun') === isOver ? ms : 0), 0)
  return [total(false), total(true)]
}

function lengthOf(days: readonly DayBands[]): number {
  return days.reduce((all, { bands }) => all + bands.reduce((ms, band) => ms + band.ms, 0), 0)
}
