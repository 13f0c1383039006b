import type { Summary } from '../compliance/result.ts'
import { xmlText } from '../text/xml-text.ts'
import { ENGLISH, type Wording } from './messages/wording.ts'

const WIDTH = 860
const LEFT = 110
const RIGHT = 76
const INNER = WIDTH - LEFT - RIGHT
const STRIP = 46
const WEEK = 7 * 86_400_000
/** Maximum number of weeks, about five years. A caption names the first week if earlier ones are left out. */
const MAX_WEEKS = 260

/** The pattern of both charts, which the page needs once. Met bars are plain, breached bars are hatched. */
export const CHART_DEFS =
  '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" class="bad"/>' +
  '<path d="M-1 1l2-2M0 6l6-6M5 7l2-2" class="bad-line"/></pattern></defs>'

/**
 * Returns the chart of compliance by week and severity: one strip per severity with one bar per week. The met share is at
 * the bottom, the breached share is hatched and at the top. Returns undefined if nothing was met or breached.
 */
export function weeksChart({ weeks, severities }: Summary, wording: Wording = ENGLISH): string | undefined {
  if (!weeks.length) return undefined
  const last = Math.max(...weeks.map(({ week }) => weekNumber(week)))
  const first = Math.max(Math.min(...weeks.map(({ week }) => weekNumber(week))), last - MAX_WEEKS + 1)
  const shown = weeks.filter(({ week }) => weekNumber(week) >= first)
  const left = weeks.length - shown.length
  const present = new Set(shown.map(({ severity }) => severity))
  const strips = [
    ...Object.keys(severities).filter(name => present.has(name)),
    ...[...present].filter(name => !Object.hasOwn(severities, name)),
  ]
  const pitch = Math.min(36, INNER / (last - first + 1))
  const height = strips.length * (STRIP + 14) + 34
  const parts = strips.flatMap((severity, i) => {
    const own = shown.filter(entry => entry.severity === severity)
    return strip(severity, own, i * (STRIP + 14) + 8, first, pitch, wording)
  })
  const label = wording.charts.weeksLabel(weekText(first), weekText(last))
  return [
    svgHead(height, label),
    ...parts,
    ...weekTicks(first, last, pitch, height - 12),
    '</svg>',
    ...(left ? [`<p class="soft">${wording.charts.weeksLeftOut(weekText(first))}</p>`] : []),
  ].join('\n')
}

type Week = Summary['weeks'][number]

function strip(
  severity: string,
  weeks: readonly Week[],
  top: number,
  first: number,
  pitch: number,
  wording: Wording,
): string[] {
  const met = weeks.reduce((sum, week) => sum + week.met, 0)
  const breached = weeks.reduce((sum, week) => sum + week.breached, 0)
  const bars = weeks.flatMap(week => {
    const x = round(LEFT + (weekNumber(week.week) - first) * pitch)
    const barWidth = round(Math.max(pitch - (pitch > 4 ? 1.5 : 0), 0.5))
    const good = round((STRIP * week.met) / (week.met + week.breached))
    const tip = wording.charts.week(week.week, severity, week.met, week.breached)
    return [
      `<g><title>${xmlText(tip)}</title>`,
      ...(good
        ? [`<rect x="${x}" y="${round(top + STRIP - good)}" width="${barWidth}" height="${good}" class="good"/>`]
        : []),
      ...(good < STRIP
        ? [`<rect x="${x}" y="${top}" width="${barWidth}" height="${round(STRIP - good)}" fill="url(#hatch)"/>`]
        : []),
      '</g>',
    ]
  })
  return [
    `<path d="M${LEFT} ${top + STRIP + 0.5}h${INNER}M${LEFT} ${top - 0.5}h${INNER}" class="rule"/>`,
    ...bars,
    text(LEFT - 8, top + STRIP / 2 + 4, shortened(severity), 'ink', 'end'),
    text(WIDTH - RIGHT + 8, top + STRIP / 2 + 4, percentText(met, breached, wording), 'ink'),
  ]
}

function weekTicks(first: number, last: number, pitch: number, y: number): string[] {
  const step = Math.ceil(64 / pitch)
  const ticks: string[] = []
  for (let week = first; week <= last; week += step)
    ticks.push(text(LEFT + (week - first) * pitch, y, weekText(week), 'soft'))
  return ticks
}

/** Returns the chart of used budgets: met targets are plain up to 100%, breached ones are hatched beyond. */
export function usedChart({ used }: Summary, { charts }: Wording = ENGLISH): string | undefined {
  const max = Math.max(...used)
  if (!(max > 0)) return undefined
  const height = 180
  const floor = height - 36
  const pitch = INNER / used.length
  const bars = used.map((count, i) => {
    const x = round(LEFT + i * pitch + 1)
    const barHeight = round((count / max) * (floor - 24))
    const range = i < used.length - 1 ? `${i * 10}–${(i + 1) * 10} %` : charts.over(i * 10)
    return [
      `<g><title>${range}: ${count}</title>`,
      `<rect x="${x}" y="${round(floor - barHeight)}" width="${round(pitch - 2)}" height="${barHeight}" ` +
        `${i < 10 ? 'class="good"' : 'fill="url(#hatch)"'}/>`,
      ...(count
        ? [text(round(x + pitch / 2 - 1), round(floor - barHeight - 4), countText(count), 'small ink', 'middle')]
        : []),
      '</g>',
    ].join('')
  })
  const due = round(LEFT + 10 * pitch)
  return [
    svgHead(height, charts.usedLabel),
    `<path d="M${LEFT} ${floor + 0.5}h${INNER}" class="rule"/>`,
    ...bars,
    `<path d="M${due} 6V${floor + 6}" class="due"/>`,
    text(due + 4, 14, charts.due, 'alarm'),
    ...[0, 50, 100, 150, 200].map(share =>
      text(round(LEFT + (share / 10) * pitch), floor + 18, `${share} %`, 'soft', 'middle'),
    ),
    text(LEFT + INNER / 2, height - 4, charts.usedShare, 'soft', 'middle'),
    '</svg>',
  ].join('\n')
}

function svgHead(height: number, label: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${xmlText(label)}" class="chart">`
}

/** Returns the met share of met and breached, never 100 while one is breached. */
function percentText(met: number, breached: number, { decimal }: Wording): string {
  const percent = Math.min(Math.round((met * 1000) / (met + breached)), breached ? 999 : 1000) / 10
  return `${decimal(percent, 1)} %`
}

function countText(count: number): string {
  if (count < 10_000) return String(count)
  return count < 1e6 ? `${Math.round(count / 1000)}k` : `${(count / 1e6).toFixed(1)}M`
}

function shortened(name: string): string {
  const letters = [...name]
  return letters.length > 16 ? `${letters.slice(0, 15).join('')}…` : name
}

/** Returns the number of an ISO week such as `2026-W47`, counted from the first week of 1970. */
function weekNumber(week: string): number {
  const [year, number] = week.split('-W').map(Number)
  // 4 January is always in the first week; 1970 began on a Thursday.
  const january4 = Date.UTC(year, 0, 4)
  return Math.floor((january4 / 86_400_000 + 3) / 7) + number - 1
}

/** Returns the ISO week of a number. */
function weekText(number: number): string {
  const thursday = new Date(number * WEEK)
  const first = weekNumber(`${thursday.getUTCFullYear()}-W1`)
  return `${thursday.getUTCFullYear()}-W${String(number - first + 1).padStart(2, '0')}`
}

function text(x: number, y: number, content: string, look: string, anchor?: 'middle' | 'end'): string {
  return `<text x="${x}" y="${y}" class="${look}"${anchor ? ` text-anchor="${anchor}"` : ''}>${xmlText(content)}</text>`
}

function round(x: number): number {
  return Math.round(x * 10) / 10
}
