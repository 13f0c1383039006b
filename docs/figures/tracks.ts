import type { BusinessCalendar } from '../../src/index.ts'
import { STYLE } from '../../src/svg/band-styles.ts'
import { rounded, textElement } from '../../src/svg/elements.ts'
import { textWidth, wrapped } from '../../src/svg/text-width.ts'
import { DAY } from '../../src/time/epoch-day.ts'
import { zoneOf } from '../../src/time/zone.ts'

/** A line of a picture: the open time of a calendar, or an arrow that ends where a call leads. */
export type Track =
  | { readonly label?: string; readonly calendar: Pick<BusinessCalendar, 'intervals'> }
  | { readonly label: string; readonly from: number; readonly to: number | null }

/** Tracks below one title, calendars first, perhaps with a dashed line at the instant in question. */
export type TrackGroup = { readonly title: string; readonly at?: number; readonly tracks: readonly Track[] }

/** Tracks over the same time, from a midnight on, all in epoch milliseconds. */
export type TrackPicture = {
  readonly id: string
  readonly title: string
  readonly timeZone: string
  readonly from: number
  readonly to: number
  readonly groups: readonly TrackGroup[]
}

const MARGIN = 8
const BAND = 16
const THIN = 2
const LINE = 18
/** The letters of a title are wider by this factor. */
const BIG = 1.27
const HOUR = 3_600_000

/** Draws the tracks. The description lists the titles and the labels of the arrows. */
export function tracksSvg(picture: TrackPicture, width: number): string {
  const drawing = new Drawing(picture, width)
  for (const group of picture.groups) drawing.group(group)
  const { id, title, groups } = picture
  const { height, parts } = drawing
  const described = groups.map(({ title, tracks }) => {
    const labels = tracks.flatMap(({ label }) => label || [])
    return `${title}: ${labels.join(', ')}.`
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-title ${id}-desc" class="sla-text">`,
    `<title id="${id}-title">${title}</title>`,
    `<desc id="${id}-desc">${described.join(' ')}</desc>`,
    `<style>${STYLE}</style>`,
    '<rect width="100%" height="100%" class="sla-paper"/>',
    ...parts,
    '</svg>',
    '',
  ].join('\n')
}

/** A drawing that grows downwards, group by group. */
class Drawing {
  readonly parts: string[] = []
  readonly #picture: TrackPicture
  readonly #width: number
  readonly #ticks: readonly Tick[]
  #y = 20

  constructor(picture: TrackPicture, width: number) {
    this.#picture = picture
    this.#width = width
    this.#ticks = ticksOf(picture)
  }

  get height(): number {
    return this.#y - 22
  }

  group({ title, at, tracks }: TrackGroup): void {
    const lines = wrapped(title, (this.#width - 2 * MARGIN) / BIG, 3)
    for (const [i, line] of lines.entries()) this.#text(MARGIN, this.#y + i * LINE, line, 'sla-big sla-ink')
    this.#y += (lines.length - 1) * LINE
    for (const { x, label } of this.#tickLabels()) this.#text(x, this.#y + 20, label, 'sla-soft')
    this.#y += 26
    const top = this.#y - 2
    for (const track of tracks) if ('calendar' in track) this.#band(track)
    // Behind the arrows, so that their labels stay readable.
    const before = this.parts.length
    const line = at === undefined ? undefined : this.#x(at)
    for (const track of tracks) if (!('calendar' in track)) this.#arrow(track, line)
    if (line !== undefined)
      this.parts.splice(
        before,
        0,
        `<path d="M${line} ${top}V${this.#y - 2}" class="sla-mark sla-mark-alarm sla-dash"/>`,
      )
    this.#y += 26
  }

  #band({ label, calendar }: Extract<Track, { calendar: unknown }>): void {
    if (label) this.#text(MARGIN, this.#y + 14, label, 'sla-ink')
    const y = this.#y + (label ? 19 : 0)
    for (const { at } of this.#ticks)
      this.parts.push(`<path d="M${this.#x(at)} ${y - 2}v${BAND + 4}" class="sla-grid"/>`)
    const middle = y + (BAND - THIN) / 2
    this.parts.push(
      `<rect x="${MARGIN}" y="${middle}" width="${this.#width - 2 * MARGIN}" height="${THIN}" class="sla-ground-closed"/>`,
    )
    for (const { start, end } of calendar.intervals(this.#picture.from, this.#picture.to)) {
      const [from, to] = [this.#x(start), this.#x(end)]
      this.parts.push(
        `<rect x="${from}" y="${y}" width="${rounded(to - from)}" height="${BAND}" class="sla-ground-open"/>`,
      )
    }
    this.#y = y + BAND + 6
  }

  /** Returns the labels of the ticks that have room: dates first, then hours. */
  #tickLabels(): { x: number; label: string }[] {
    const placed: { x: number; label: string; end: number }[] = []
    for (const { at, label } of [...this.#ticks].sort((a, b) => Number(b.isDate) - Number(a.isDate))) {
      const x = this.#x(at) + 3
      const end = x + textWidth(label) + 4
      const isFree = end <= this.#width && placed.every(other => end <= other.x || x >= other.end)
      if (isFree) placed.push({ x, label, end })
    }
    return placed
  }

  /**
   * An arrow, or a point if both ends are one instant. Its label is right of it, or left, or above, where there is room
   * and the line at the instant in question does not cross it.
   */
  #arrow({ label, from, to }: Extract<Track, { from: number }>, line: number | undefined): void {
    const [start, end] = [this.#x(from), this.#x(to ?? from)]
    const [left, right] = [Math.min(start, end) - 8, Math.max(start, end) + 8]
    const length = textWidth(label)
    const isCrossed = (x: number) => line !== undefined && line > x - 2 && line < x + length + 2
    const places = [right, left - length, (line ?? right) + 6, (start + end - length) / 2]
    const fits = (x: number) => x >= MARGIN && x + length <= this.#width - MARGIN && !isCrossed(x)
    const isBeside = (x: number) => x >= right || x + length <= left
    const beside = places.find(x => fits(x) && isBeside(x))
    const above = places.find(fits) ?? MARGIN
    if (beside === undefined && label) this.#y += 17
    const y = this.#y + 6
    const back = Math.sign(start - end) * 5
    this.parts.push(
      start === end
        ? `<circle cx="${end}" cy="${y}" r="3" class="sla-ink"/>`
        : `<path d="M${start} ${y}H${end}M${end + back} ${y - 4}L${end} ${y}l${back} 4" class="sla-mark"/>`,
    )
    this.#text(beside ?? above, beside === undefined ? y - 7 : y + 4, label, 'sla-ink sla-halo')
    this.#y += 19
  }

  #text(x: number, y: number, text: string, look: string): void {
    this.parts.push(textElement(x, y, text, look))
  }

  #x(at: number): number {
    const { from, to } = this.#picture
    return rounded(MARGIN + ((at - from) / (to - from)) * (this.#width - 2 * MARGIN))
  }
}

type Tick = { readonly at: number; readonly label: string; readonly isDate: boolean }

/** The midnights within [from, to), and some hours if the picture is short. */
function ticksOf({ timeZone, from, to }: TrackPicture): Tick[] {
  const zone = zoneOf(timeZone, ['timeZone'])
  const step = to - from > 2 * DAY ? 24 : to - from > DAY ? 6 : 3
  const found: Tick[] = []
  for (let wall = Math.floor(zone.wallOf(from) / DAY) * DAY; zone.instantOf(wall) < to; wall += step * HOUR) {
    const at = zone.instantOf(wall)
    const { weekday, day, hour } = fields(at, timeZone)
    const isDate = wall % DAY === 0 || !found.length
    if (at >= from) found.push({ at, label: isDate ? `${weekday} ${day}` : hour, isDate })
  }
  return found
}

/** An instant as the weekday and the time that a clock of the zone shows, such as `Fri 18:00`. */
export function clockText(at: number, timeZone: string): string {
  const { weekday, hour, minute } = fields(at, timeZone)
  return `${weekday} ${hour}:${minute}`
}

const FIELDS = { weekday: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const

function fields(at: number, timeZone: string): Readonly<Record<string, string>> {
  const parts = new Intl.DateTimeFormat('en-GB', { ...FIELDS, timeZone, hourCycle: 'h23' }).formatToParts(at)
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]))
}
