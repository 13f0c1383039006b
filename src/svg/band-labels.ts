import { textWidth } from './text-width.ts'

/** A band, or an empty place between bands, to be labelled. Boxes come from left to right and touch each other. */
export type LabelBox = {
  readonly x: number
  readonly width: number
  /** Its possible texts. The first one that fits is used. */
  readonly texts: readonly string[]
  /** Whether the texts are bold. */
  readonly isBold?: boolean
  /** A text for the line of a neighbour, if no text fits inside. */
  readonly beside?: string | undefined
  /** Whether the label of a neighbour may be written here: a thin line, or nothing. */
  readonly isFree: boolean
}

/** A label with its room: the horizontal position and the width, in pixels. */
export type BandLabel = { readonly text: string; readonly x: number; readonly width: number }

/** The labels of a box: its own, and one that a neighbour has written in its room. */
export type BoxLabels = { readonly own?: BandLabel; readonly guests: readonly BandLabel[] }

/** Bold letters are wider by this factor. */
const BOLD = 1.1
/** The space on either side of a label. */
const GAP = 4
/** The length of a thin line that the label of a neighbour leaves, so that the line is seen. */
const LINE = 1

type Room = readonly [from: number, to: number]

/** Returns the labels of boxes. No label crosses a mark or leaves its room, so no labels overlap. */
export function placeLabels(boxes: readonly LabelBox[], marks: readonly number[]): BoxLabels[] {
  const rooms = boxes.map(({ x, width }) => roomsBetween(x, x + width, marks))
  const own = boxes.map((box, i) => (box.isFree ? undefined : fitting(box, rooms[i])))
  const guests = boxes.map((): BandLabel[] => [])
  for (const [i, { beside }] of boxes.entries()) {
    if (own[i] || beside === undefined) continue
    const width = widthOf(beside)
    const isRoom = (k: number, side: 0 | 1) => {
      const room = rooms[k]?.at(side - 1)
      return boxes[k]?.isFree && room && room[1] - room[0] >= width + LINE
    }
    if (isRoom(i + 1, 1)) {
      const [[from, to], ...others] = rooms[i + 1]
      guests[i + 1].push({ text: beside, x: from, width })
      rooms[i + 1] = [[from + width, to], ...others]
    } else if (isRoom(i - 1, 0)) {
      const [from, to] = rooms[i - 1].at(-1)!
      guests[i - 1].push({ text: beside, x: to - width, width })
      rooms[i - 1] = [...rooms[i - 1].slice(0, -1), [from, to - width]]
    }
  }
  return boxes.map((box, i) => {
    const label = box.isFree ? fitting(box, rooms[i]) : own[i]
    return { ...(label && { own: label }), guests: guests[i] }
  })
}

/** Returns the first text that fits into the widest room, in its middle. */
function fitting({ texts, isBold }: LabelBox, rooms: readonly Room[]): BandLabel | undefined {
  const [from, to] = [...rooms].sort((a, b) => b[1] - b[0] - (a[1] - a[0]))[0]
  const labels = texts.map(text => ({ text, width: widthOf(text, isBold) }))
  const label = labels.find(({ width }) => width <= to - from)
  return label && { ...label, x: (from + to - label.width) / 2 }
}

function widthOf(text: string, isBold = false): number {
  return textWidth(text) * (isBold ? BOLD : 1) + 2 * GAP
}

/** Cuts a room at the marks inside it. */
function roomsBetween(from: number, to: number, marks: readonly number[]): Room[] {
  const cuts = marks.filter(mark => mark > from + 1 && mark < to - 1).sort((a, b) => a - b)
  return [...cuts, to].map((end, i) => [i ? cuts[i - 1] : from, end])
}
