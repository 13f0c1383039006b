import type { Explanation } from '../dist/index.js'
import { epochMs, lengthText, shortText, timeText, wallOf, withoutYear } from './moments.ts'
import { t } from './texts.ts'

const HEIGHT = 190
const TOP = 14
const BOTTOM = 44
const RIGHT = 8
/** The approximate width of a letter, in pixels. */
const LETTER = 7.2

/**
 * Draws the time that remains: the line falls while time counts and is level while it does not. The axis on the left
 * has the remaining time, the axis at the bottom the local times of both ends. Long intervals that do not count are
 * shortened, and marked.
 */
export function budgetChart(explanation: Explanation<string>, width: number, zone: string): SVGSVGElement {
  const { budgetMs } = explanation
  const segments = joined(explanation.segments)
  const longest = Math.max(0, ...segments.map(({ counted, ms }) => (counted ? ms : 0)))
  // If nothing counts, there is nothing to shorten for.
  const room = (counted: boolean, ms: number) =>
    counted || !longest ? ms : Math.min(ms, Math.max(longest / 2, budgetMs / 8))
  const marks = [budgetMs, budgetMs / 2, 0].map(left => ({ left, label: lengthText(left) }))
  const LEFT = 12 + Math.max(...marks.map(({ label }) => label.length)) * LETTER
  const total = segments.reduce((sum, { counted, ms }) => sum + room(counted, ms), 0)
  const svg = element('svg', { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img' })
  svg.setAttribute('aria-label', t.chartLabel)
  const floor = HEIGHT - BOTTOM
  const y = (left: number) => TOP + (1 - left / budgetMs) * (floor - TOP)
  let [x, left] = [LEFT, budgetMs]
  let line = `M${x} ${y(left)}`
  let isShortened = false
  const words: SVGTextElement[] = []
  let free = LEFT
  svg.append(element('path', { d: `M${LEFT} ${TOP}V${floor}H${width - RIGHT}`, class: 'axis' }))
  for (const { left, label } of marks) {
    svg.append(element('path', { d: `M${LEFT - 4} ${y(left)}H${LEFT}`, class: 'axis' }))
    words.push(text(LEFT - 7, y(left) + 4, label, 'end'))
  }
  for (const { counted, ms } of segments) {
    const wide = total ? (room(counted, ms) / total) * (width - LEFT - RIGHT) : 0
    if (!counted) svg.append(element('rect', { x, y: TOP, width: wide, height: floor - TOP, class: 'still' }))
    if (!counted && room(counted, ms) < ms && wide > 14) {
      isShortened = true
      words.push(text(x + wide / 2, floor - 5, '⋯', 'middle'))
    }
    if (counted) left -= ms
    x += wide
    line += `L${round(x)} ${round(y(left))}`
    const label = left > 0 && counted && left !== budgetMs / 2 ? lengthText(left) : ''
    if (label && x > free && x + label.length * LETTER < width - 60) {
      words.push(text(x + 4, y(left) - 5, label))
      free = x + label.length * LETTER
    }
  }
  svg.append(element('path', { d: line, class: 'left' }), ...words)
  svg.append(element('circle', { cx: x, cy: y(left), r: 4, class: 'end' }))
  const [from, to] = [explanation.segments.at(0)?.start, explanation.segments.at(-1)?.end]
  if (from !== undefined && to !== undefined) {
    const isDue = explanation.dueAt !== null
    const [start, end] = ends(epochMs(from), epochMs(to), zone)
    svg.append(text(LEFT, floor + 16, start))
    svg.append(
      text(width - RIGHT, floor + 16, isDue ? `${t.due} ${end}` : `${end}, ${t.leftOver(lengthText(left))}`, 'end'),
    )
  }
  if (isShortened) svg.append(text(LEFT, HEIGHT - 6, t.shortened))
  return svg
}

/** Returns the local times of both ends, with their dates if the dates differ, and with their years if the years differ. */
function ends(from: number, to: number, zone: string): [string, string] {
  const [first, last] = [from, to].map(ms => wallOf(ms, zone))
  if (first.slice(0, 10) === last.slice(0, 10)) return [timeText(from, zone), timeText(to, zone)]
  const dated = first.slice(0, 4) === last.slice(0, 4) ? withoutYear : shortText
  return [dated(from, zone), dated(to, zone)]
}

/** Joins neighbouring intervals of which both count or neither does. */
function joined(segments: Explanation<string>['segments']): { counted: boolean; ms: number }[] {
  const all: { counted: boolean; ms: number }[] = []
  for (const { counted, ms } of segments) {
    const last = all.at(-1)
    if (last?.counted === counted) last.ms += ms
    else all.push({ counted, ms })
  }
  return all
}

/** Returns the first and the last instant of an explanation, in epoch milliseconds, or undefined if it has no intervals. */
export function extent({ segments, overrun }: Explanation<string>): [from: number, to: number] | undefined {
  const all = [...segments, ...overrun]
  return all.length ? [epochMs(all[0].start), epochMs(all[all.length - 1].end)] : undefined
}

function element<N extends keyof SVGElementTagNameMap>(
  name: N,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[N] {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  for (const [key, value] of Object.entries(attributes))
    made.setAttribute(key, String(typeof value === 'number' ? round(value) : value))
  return made
}

function text(x: number, y: number, content: string, anchor = 'start'): SVGTextElement {
  const made = element('text', { x, y, 'text-anchor': anchor })
  made.textContent = content
  return made
}

function round(x: number): number {
  return Math.round(x * 10) / 10
}
