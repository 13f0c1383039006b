import { textElement } from './elements.ts'
import { textWidth } from './text-width.ts'

/** A mark on a date with its label. */
export type Flag = {
  /** The horizontal position of its line, in pixels. */
  readonly x: number
  /** The lines of its label, the lowest first. */
  readonly texts: readonly string[]
  readonly isCritical: boolean
  readonly isDashed: boolean
}

/** A mark with the position of its label. */
export type PlacedFlag = Flag & {
  /** The left end of the label, in pixels. */
  readonly start: number
  /** The width of the label, in pixels. */
  readonly width: number
  /** Whether the label ends at the mark instead of starting there. */
  readonly isBefore: boolean
  /** The lowest line of the label, counted upwards from 0. */
  readonly line: number
}

/** The height of a line of a label, in pixels. */
export const LINE = 16
/** The space between a mark and its label, and after the label, in pixels. */
const LABEL_GAP = 8

/**
 * Places the labels of marks so that no labels overlap. Unless the room is narrow, no mark's line crosses a label.
 *
 * A label starts at its mark. It ends at its mark instead if it would leave the room between `left` and `right`, or
 * cross a mark whose label ends there.
 */
export function layoutLabels(flags: readonly Flag[], left: number, right: number): PlacedFlag[] {
  const placed: PlacedFlag[] = []
  const place = (flag: Flag, isBefore: boolean) => {
    const width = widthOf(flag)
    const start = isBefore ? flag.x - width : Math.max(left, Math.min(flag.x, right - width))
    // The label is placed above all labels that it would overlap.
    const lines = placed.map(other =>
      other.start < start + width && start < other.start + other.width ? other.line + other.texts.length : 0,
    )
    placed.push({ ...flag, start, width, isBefore, line: Math.max(0, ...lines) })
  }
  const after: Flag[] = []
  const before: Flag[] = []
  let end = right
  for (const flag of [...flags].sort((a, b) => b.x - a.x)) {
    const width = widthOf(flag)
    if (flag.x + width <= end || flag.x - width < left) after.push(flag)
    else {
      before.push(flag)
      end = flag.x
    }
  }
  // Labels that start at their marks are placed from right to left, the others from left to right. So the line of a mark
  // rises next to the labels that are already placed.
  for (const flag of after) place(flag, false)
  for (const flag of before.reverse()) place(flag, true)
  return placed
}

function widthOf({ texts, isCritical }: Flag): number {
  // Critical labels are bold, so 10% wider.
  return Math.max(...texts.map(textWidth)) * (isCritical ? 1.1 : 1) + LABEL_GAP
}

/** Returns the lines of marks down to the end of a band, and their labels. */
export function flagElements(flags: readonly PlacedFlag[], top: number, bottom: number): string[] {
  const lines = flags.map(({ x, texts, line, isCritical, isDashed }) => {
    const look = `sla-mark${isDashed ? ' sla-dash' : ''}${isCritical ? ' sla-mark-alarm' : ''}`
    return `<path d="M${x} ${top - (line + texts.length - 1) * LINE - 12}V${bottom + 2}" class="${look}"/>`
  })
  const labels = flags.flatMap(({ start, width, isBefore, texts, line, isCritical }) => {
    const look = `sla-halo ${isCritical ? 'sla-alarm sla-strong' : 'sla-ink'}`
    const x = isBefore ? start + width - 3 : start + 3
    const anchor = isBefore ? 'end' : 'start'
    return texts.map((text, i) => textElement(x, top - (line + i) * LINE - 4, text, look, anchor))
  })
  return [...lines, ...labels]
}
