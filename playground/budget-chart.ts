import type { Explanation } from '../dist/index.js'
import { epochMs, hoursText } from './moments.ts'

const HEIGHT = 150
const TOP = 22
const BOTTOM = 26
const LEFT = 8
const RIGHT = 8
/** About as wide as a letter is. */
const LETTER = 6.6

/**
 * Draws how a budget runs down: the line falls while time counts and is level while it does not. Long stretches that
 * do not count are folded, and marked so.
 */
export function budgetChart(explanation: Explanation<string>, width: number): SVGSVGElement {
  const { budgetMs } = explanation
  const segments = joined(explanation.segments)
  const longest = Math.max(0, ...segments.map(({ counted, ms }) => (counted ? ms : 0)))
  const room = (counted: boolean, ms: number) => (counted ? ms : Math.min(ms, Math.max(longest / 2, budgetMs / 8)))
  const total = segments.reduce((sum, { counted, ms }) => sum + room(counted, ms), 0)
  const svg = element('svg', { width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}`, role: 'img' })
  svg.setAttribute('aria-label', 'The budget as it runs down. The table tells the same in figures.')
  const floor = HEIGHT - BOTTOM
  const y = (left: number) => TOP + (1 - left / budgetMs) * (floor - TOP)
  let [x, left] = [LEFT, budgetMs]
  let line = `M${x} ${y(left)}`
  const begin = `${hoursText(budgetMs)} to use`
  let free = LEFT + begin.length * LETTER
  const words: SVGTextElement[] = []
  svg.append(element('path', { d: `M${LEFT} ${floor}H${width - RIGHT}`, class: 'axis' }))
  for (const { counted, ms } of segments) {
    const wide = total ? (room(counted, ms) / total) * (width - LEFT - RIGHT) : 0
    if (!counted) svg.append(element('rect', { x, y: TOP, width: wide, height: floor - TOP, class: 'still' }))
    if (!counted && room(counted, ms) < ms && wide > 14) words.push(text(x + wide / 2, floor - 5, '⋯', 'middle'))
    if (counted) left -= ms
    x += wide
    line += `L${round(x)} ${round(y(left))}`
    const label = left > 0 && counted ? hoursText(left) : ''
    if (label && x > free && x + label.length * LETTER < width - 60) {
      words.push(text(x + 4, y(left) - 5, label))
      free = x + label.length * LETTER
    }
  }
  svg.append(element('path', { d: line, class: 'left' }), ...words)
  svg.append(text(LEFT, TOP - 8, begin))
  svg.append(element('circle', { cx: x, cy: y(left), r: 4, class: 'end' }))
  const end = explanation.dueAt === null ? `${hoursText(left)} left` : 'due: nothing left'
  svg.append(text(width - RIGHT, HEIGHT - 8, end, 'end'))
  return svg
}

/** Stretches that count, and that do not, each one where several follow each other. */
function joined(segments: Explanation<string>['segments']): { counted: boolean; ms: number }[] {
  const all: { counted: boolean; ms: number }[] = []
  for (const { counted, ms } of segments) {
    const last = all.at(-1)
    if (last?.counted === counted) last.ms += ms
    else all.push({ counted, ms })
  }
  return all
}

/** The first and the last instant of an explanation, in epoch milliseconds. */
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
