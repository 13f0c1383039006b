import { xmlText } from '../text/xml-text.ts'
import { ENGLISH, type Wording } from './messages/wording.ts'

/** A row of a sparkline: a period, its percentage (null if nothing has ended), and whether it misses its objective. */
export type SparklineBar = { readonly period: string; readonly percent: number | null; readonly isMissed: boolean }

/** A sparkline: the bars in order, and the percentage of the objective, if there is one. */
export type Sparkline = { readonly bars: readonly SparklineBar[]; readonly min?: number }

const BLOCKS = '▁▂▃▄▅▆▇█'

/** Returns a sparkline as text: one character per period, from the lowest percentage to 100%; a dot where nothing has ended. */
export function sparklineText({ bars }: Sparkline): string {
  const lowest = Math.min(100, ...bars.flatMap(({ percent }) => percent ?? []))
  const blockOf = (percent: number) =>
    BLOCKS[lowest === 100 ? BLOCKS.length - 1 : Math.round(((percent - lowest) / (100 - lowest)) * (BLOCKS.length - 1))]
  return bars.map(({ percent }) => (percent === null ? '·' : blockOf(percent))).join('')
}

const HEIGHT = 40
/** The width of all bars, as far as each is as wide as these limits, in pixels. */
const WIDTH = 240
const [NARROWEST, WIDEST] = [12, 40]
/** How much of the scale is below the lowest bar or the objective, in percent and as a part of the range, so that both are visible. */
const MARGIN = 2
const PART = 0.25

/** Returns a sparkline as an image: one bar per period, hatched if it misses the objective, and a line at the objective, if there is one. */
export function sparklineSvg({ bars, min }: Sparkline, { charts, decimal }: Wording = ENGLISH): string {
  const lowest = Math.min(min ?? 100, ...bars.flatMap(({ percent }) => percent ?? []))
  const base = Math.max(0, lowest - Math.max(MARGIN, PART * (100 - lowest)))
  const pitch = Math.min(Math.max(Math.floor(WIDTH / bars.length), NARROWEST), WIDEST)
  const heightOf = (percent: number) => Math.round(((percent - base) / (100 - base)) * HEIGHT * 10) / 10
  const width = bars.length * pitch
  const shapes = bars.map(({ period, percent, isMissed }, i) => {
    if (percent === null) return ''
    const height = heightOf(percent)
    const look = isMissed ? 'fill="url(#hatch)"' : 'class="good"'
    const tip = `<title>${xmlText(`${period}: ${decimal(percent, 2)}%`)}</title>`
    return `<rect x="${i * pitch}" y="${HEIGHT - height}" width="${pitch - 2}" height="${height}" ${look}>${tip}</rect>`
  })
  const line = min === undefined ? '' : `<path d="M0 ${HEIGHT - heightOf(min)}H${width}" class="due"/>`
  const least = min === undefined ? undefined : decimal(min)
  const label = charts.sparkline(bars[0].period, bars[bars.length - 1].period, least)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}" ` +
    `role="img" aria-label="${xmlText(label)}" class="spark">${shapes.join('')}${line}</svg>`
  )
}
