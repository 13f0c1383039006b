import { textWidth } from './text-width.ts'

/** A mark on a date and the words beside it. */
export type Flag = {
  /** Where its line stands, in pixels. */
  readonly x: number
  /** Its lines of words, the lowest first. */
  readonly texts: readonly string[]
  readonly isCritical: boolean
  readonly isDashed: boolean
}

/** A mark with the place of its words. */
export type PlacedFlag = Flag & {
  /** Where the words begin and how much room they take, in pixels. */
  readonly start: number
  readonly width: number
  /** Whether they end at the mark instead of beginning there. */
  readonly isBefore: boolean
  /** The line of the lowest words, counted upwards from 0. */
  readonly line: number
}

/** The air between a mark and its words, and the words and whatever follows. */
const LABEL_GAP = 8

/**
 * Places the words of marks, so that no words run into others and, unless the room is narrow, no mark's line crosses
 * words. They begin at their mark; where they would leave the room between `left` and `right`, or cross a mark whose
 * words end there, they end at it.
 */
export function layoutLabels(flags: readonly Flag[], left: number, right: number): PlacedFlag[] {
  const placed: PlacedFlag[] = []
  const place = (flag: Flag, isBefore: boolean) => {
    const wide = widthOf(flag)
    const start = isBefore ? flag.x - wide : Math.max(left, Math.min(flag.x, right - wide))
    // Above all that it would run into.
    const lines = placed.map(other =>
      other.start < start + wide && start < other.start + other.width ? other.line + other.texts.length : 0,
    )
    placed.push({ ...flag, start, width: wide, isBefore, line: Math.max(0, ...lines) })
  }
  const after: Flag[] = []
  const before: Flag[] = []
  let end = right
  for (const flag of [...flags].sort((a, b) => b.x - a.x)) {
    const wide = widthOf(flag)
    if (flag.x + wide <= end || flag.x - wide < left) after.push(flag)
    else {
      before.push(flag)
      end = flag.x
    }
  }
  // Words on the right of their marks from right to left, those on the left from left to right: each line goes up
  // beside what stands there already.
  for (const flag of after) place(flag, false)
  for (const flag of before.reverse()) place(flag, true)
  return placed
}

function widthOf({ texts, isCritical }: Flag): number {
  // What alarms is bold.
  return Math.max(...texts.map(textWidth)) * (isCritical ? 1.1 : 1) + LABEL_GAP
}
