import { withHolder } from '../explain/lines.ts'
import { spelledOutText, xmlAttribute, xmlText } from '../text/xml-text.ts'
import { clockTexts } from '../time/clock-changes.ts'
import { DAY, type EpochDay, yearOf } from '../time/epoch-day.ts'
import { clockText } from '../time/format/local-time.ts'
import type { Zone } from '../time/zone.ts'
import { BAND_STYLES } from './band-styles.ts'
import type { Band, BandKind, DayBands } from './bands.ts'
import { type Flag, layoutLabels, type PlacedFlag } from './flags.ts'
import type { Mark } from './marks.ts'
import { type DateRow, daysOf } from './rows.ts'
import { textWidth, wrapped } from './text-width.ts'
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
  readonly marks: readonly DatedMark[]
  /** Whether dates need their years. */
  readonly hasYears: boolean
  /** The numbers of the counted working days. */
  readonly dayNumbers: ReadonlyMap<EpochDay, number>
}

/** A picture of this width or more has a column of dates on the left and one of sums on the right. */
const MIN_COLUMNS_WIDTH = 560
const LEFT = 172
const RIGHT = 104
/** The margin of a picture without columns: the labels of the first and the last hour are centred on the edges. */
const MARGIN = 12
const PADDING = 8
const BAND = 20
/** The height of the line of a thin band. */
const THIN = 4
const GAP = 6
const LINE = 16
/** The distance from the top of a band to the baseline of its words. */
const BASE = 15
const HOUR = 3_600_000
/** Bold letters are wider by this factor. */
const BOLD = 1.1
/** The letters of a caption are wider by this factor. */
const BIG = 1.27

/** A timeline that grows downwards, row by row. */
export class Picture {
  readonly parts: string[] = []
  readonly kinds = new Set<BandKind>()
  height = 6
  readonly #settings: PictureSettings
  readonly #words: Words
  readonly #width: number
  readonly #hasColumns: boolean

  constructor(settings: PictureSettings) {
    this.#settings = settings
    this.#words = settings.words
    this.#width = settings.width
    this.#hasColumns = settings.width >= MIN_COLUMNS_WIDTH
  }

  /** Adds the title and the zone, on one line if there is room. */
  caption(title: string) {
    const { id: zone } = this.#settings.zone
    const room = this.#width - 2 * PADDING
    const lines = wrapped(title, room / BIG, 3)
    for (const line of lines) this.#text(PADDING, this.#nextLine(LINE + 2), line, 'sla-ink sla-big')
    const isBeside = lines.length === 1 && textWidth(title) * BIG + textWidth(zone) + 2 * PADDING <= room
    if (isBeside) this.#text(this.#width - PADDING, this.height - 3, zone, 'sla-soft', 'end')
    else for (const line of wrapped(zone, room, 1)) this.#text(PADDING, this.#nextLine(LINE + 2), line, 'sla-soft')
    this.height += 11
  }

  /** Adds the hours above the rows. */
  axis() {
    const step = this.#width >= 640 ? 3 : 6
    for (let hour = 0; hour <= 24; hour += step)
      this.#text(this.#x(hour * HOUR), this.height + 12, String(hour).padStart(2, '0'), 'sla-soft', 'middle')
    if (this.#hasColumns) this.#text(this.#width - PADDING, this.height + 12, this.#words.counted, 'sla-soft', 'end')
    this.height += 19
  }

  /** Adds a row of dates. */
  row(row: DateRow) {
    if (row.type === 'fold') return this.#fold(row)
    const days = daysOf(row)
    const bands = row.type === 'run' ? [row.band] : row.day.bands
    const dates = this.#datesText(days[0].date, days[days.length - 1].date)
    const [within, over] = countedOf(bands)
    if (!this.#hasColumns) this.#heading(dates, within, over)
    // The labels leave the column of sums free. The sums before and after due take two lines in it.
    const room = this.#width - (this.#hasColumns && (within || over) ? RIGHT : 0)
    const flags = row.type === 'day' ? layoutLabels(this.#flags(row.day), PADDING, room) : []
    const top = this.height + Math.max(0, ...flags.map(({ line, texts }) => line + texts.length)) * LINE
    if (this.#hasColumns) {
      this.#text(PADDING, top + BASE, dates, 'sla-ink')
      this.#counted(within, over ? top + BASE - LINE : top + BASE)
      this.#over(over, top + BASE)
    }
    this.#grid(top)
    for (const band of bands) this.#band(band, top, row.type === 'run' ? lengthOf(days) : band.ms)
    for (const flag of flags) this.#flagLine(flag, top)
    for (const flag of flags) this.#flagText(flag, top)
    this.height = top + BAND + GAP
  }

  /** Adds the meaning of each pattern that occurs. */
  legend() {
    const left = this.#hasColumns ? LEFT : PADDING
    let x = left
    this.height += 4
    for (const kind of Object.keys(BAND_STYLES) as BandKind[]) {
      if (!this.kinds.has(kind)) continue
      const lines = wrapped(kindText(kind, this.#words), this.#width - left - PADDING - 26, 2)
      const width = 26 + Math.max(...lines.map(textWidth))
      if (x > left && x + width > this.#width - PADDING) {
        x = left
        this.height += BAND + GAP
      }
      this.#swatch(kind, { x, top: this.height, width: 20, label: '' })
      for (const [i, line] of lines.entries()) this.#text(x + 26, this.height + BASE + i * LINE, line, 'sla-soft')
      this.height += (lines.length - 1) * LINE
      x = round(x + width + 12)
    }
    this.height += BAND + 8
  }

  /** Adds the line above the bands of a date, in a picture without columns. */
  #heading(dates: string, within: number, over: number) {
    const y = this.#nextLine(LINE + 3)
    this.#text(PADDING, y, dates, 'sla-ink sla-strong')
    const beside = over ? textWidth(this.#over(over, y)) * BOLD + PADDING : 0
    this.#counted(within, y, beside)
  }

  #counted(ms: number, y: number, beside = 0) {
    if (!ms) return
    const length = lengthText(ms)
    const text = this.#hasColumns ? length : this.#words.sum(length, ms)
    this.#text(this.#width - PADDING - beside, y, text, 'sla-ink', 'end')
  }

  #over(ms: number, y: number): string {
    const text = ms ? `+${lengthText(ms)}` : ''
    this.#text(this.#width - PADDING, y, text, 'sla-alarm sla-strong', 'end')
    return text
  }

  /** Adds the summary of dates that are not drawn. */
  #fold({ days }: { readonly days: readonly DayBands[] }) {
    const [within, over] = countedOf(days.flatMap(({ bands }) => bands))
    const names = new Set(
      days.flatMap(({ bands }) => bands.flatMap(({ counted, name = '' }) => (counted ? [] : [name]))),
    )
    const parts = [
      `⋯ ${this.#words.days(days.length)}`,
      ...(within ? [this.#words.sum(lengthText(within), within)] : []),
      ...(over ? [`+${lengthText(over)}`] : []),
      ...days.flatMap(({ date, changes }) =>
        changes.map(change => `${dayName(date, this.#words)} ${offsetsText(change)}`),
      ),
      ...names,
    ]
    const left = this.#hasColumns ? LEFT : PADDING
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

  #datesText(first: EpochDay, last: EpochDay): string {
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

  #grid(top: number) {
    for (let hour = 0; hour <= 24; hour += 6)
      this.parts.push(`<path d="M${this.#x(hour * HOUR)} ${top - 2}v${BAND + 4}" class="sla-grid"/>`)
  }

  #band({ kind, from, to, counted, name: givenName, holder: givenHolder, pass }: Band, top: number, ms: number) {
    const name = givenName === undefined ? undefined : spelledOutText(givenName)
    const holder = givenHolder === undefined ? undefined : spelledOutText(givenHolder)
    const x = this.#x(from)
    const width = round(this.#x(to) - x)
    const drawnWidth = Math.max(width, 0.5)
    const meaning = kindText(kind, this.#words)
    const what = meaning + (name === undefined ? '' : `, ${name}`)
    const text = withHolder(what, kind, holder, this.#words.vocabulary)
    // Closed time is closed for everybody, so its holder is left out.
    const shown = name ?? (BAND_STYLES[kind].shape === 'thin' ? undefined : holder)
    const length = lengthText(ms)
    // The longest words that fit into the band.
    const labels = counted
      ? [shown === undefined ? length : `${shown}, ${length}`, shown ?? length, length]
      : [text, shown ?? meaning, meaning]
    const label = labels.find(words => width > textWidth(words) * BOLD + 8) ?? ''
    const tip = `${clockText(from)}–${to === DAY ? '24:00' : clockText(to)} ${text}: ${length}`
    this.parts.push(`<g><title>${xmlText(tip)}</title>`)
    // The two passes of a repeated hour are drawn one above the other.
    if (pass) this.#ground(kind, x, top + (pass === 'first' ? 0 : BAND / 2 + 1), drawnWidth, BAND / 2 - 1)
    else this.#swatch(kind, { x, top, width: drawnWidth, label })
    this.parts.push('</g>')
  }

  #ground(kind: BandKind, x: number, top: number, width: number, height: number) {
    this.kinds.add(kind)
    const fill = `url(#${xmlAttribute(this.#settings.id)}-${kind})`
    this.parts.push(`<rect x="${x}" y="${top}" width="${width}" height="${height}" fill="${fill}"/>`)
  }

  #swatch(kind: BandKind, { x, top, width, label }: Swatch) {
    const { path, shape } = BAND_STYLES[kind]
    if (shape === 'thin') this.#ground(kind, x, top + (BAND - THIN) / 2, width, THIN)
    else this.#ground(kind, x, top, width, BAND)
    if (!label) return
    const middle = round(x + width / 2)
    const half = round((textWidth(label) * BOLD) / 2 + 2)
    if (path)
      this.parts.push(
        `<rect x="${round(middle - half)}" y="${top + 2}" width="${half * 2}" height="${BAND - 4}" class="sla-ground-${kind}"/>`,
      )
    const look = { dark: ' sla-bright', thin: ' sla-soft sla-halo', plain: '' }[shape ?? 'plain']
    this.parts.push(`<text x="${middle}" y="${top + BASE}" class="sla-label${look}">${xmlText(label)}</text>`)
  }

  /** Returns the marks and the clock changes of a date. */
  #flags({ date, changes }: DayBands): Flag[] {
    const { marks, zone } = this.#settings
    const onDate = marks
      .filter(mark => mark.date === date)
      .map(({ at, text, isCritical, isDashed }) => {
        const wall = at + zone.offsetAt(at) - date * DAY
        const time = wall === DAY ? '24:00' : clockText(wall)
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

  #flagLine({ x, texts, line, isCritical, isDashed }: PlacedFlag, top: number) {
    const look = `sla-mark${isDashed ? ' sla-dash' : ''}${isCritical ? ' sla-mark-alarm' : ''}`
    const highest = top - (line + texts.length - 1) * LINE
    this.parts.push(`<path d="M${x} ${highest - 12}V${top + BAND + 2}" class="${look}"/>`)
  }

  #flagText({ start, width, isBefore, texts, line, isCritical }: PlacedFlag, top: number) {
    const x = round(isBefore ? start + width - 3 : start + 3)
    const look = `sla-halo ${isCritical ? 'sla-alarm sla-strong' : 'sla-ink'}`
    for (const [i, text] of texts.entries())
      this.#text(x, top - (line + i) * LINE - 4, text, look, isBefore ? 'end' : undefined)
  }

  #text(x: number, y: number, text: string, look: string, anchor?: 'middle' | 'end') {
    if (!text) return
    const at = anchor ? ` text-anchor="${anchor}"` : ''
    this.parts.push(`<text x="${x}" y="${y}" class="${look}"${at}>${xmlText(text)}</text>`)
  }

  /** Returns the horizontal position of a wall time, given in milliseconds after midnight. */
  #x(wall: number): number {
    const [left, right] = this.#hasColumns ? [LEFT, RIGHT] : [MARGIN, MARGIN]
    return round(left + (Math.min(Math.max(wall, 0), DAY) / DAY) * (this.#width - left - right))
  }
}

/** A filled rectangle of the height of a band, with a label in its middle. */
type Swatch = { readonly x: number; readonly top: number; readonly width: number; readonly label: string }

/** Returns the counted time before and after due, in milliseconds. */
function countedOf(bands: readonly Band[]): [within: number, over: number] {
  const total = (isOver: boolean) =>
    bands.reduce((all, { counted, kind, ms }) => all + (counted && (kind === 'overrun') === isOver ? ms : 0), 0)
  return [total(false), total(true)]
}

function lengthOf(days: readonly DayBands[]): number {
  return days.reduce((all, { bands }) => all + bands.reduce((ms, band) => ms + band.ms, 0), 0)
}

function round(x: number): number {
  return Math.round(x * 10) / 10
}
