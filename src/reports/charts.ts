import type { Summary } from '../compliance/result.ts'
import { xmlAttribute, xmlText } from '../text/xml-text.ts'
import { ENGLISH, type Wording } from './messages/wording.ts'

const STRIP = 46
/** Maximum number of weeks with verdicts, about half a year. A note names the first one if earlier ones are left out. */
const MAX_WEEKS = 26
/** The width of a bar, as a part of its place. */
const BAR = 0.86
/** The width of a digit, in percent of a chart on a phone. */
const LETTER = 2.4

/** The pattern of the charts, which the page needs once. Met bars are plain, breached bars are hatched. */
export const CHART_DEFS =
  '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" class="bad"/>' +
  '<path d="M-1 1l2-2M0 6l6-6M5 7l2-2" class="bad-line"/></pattern></defs>'

/**
 * Returns the chart of compliance by week and severity: one strip per severity with one bar per week that has verdicts. The
 * met share is at the bottom, and the breached share with its count is hatched and at the top. All positions are
 * percentages, so the chart is as wide as the page. Returns undefined unless there are verdicts of several weeks.
 */
export function weeksChart({ weeks, severities }: Summary, wording: Wording = ENGLISH): string | undefined {
  const all = [...new Set(weeks.map(({ week }) => week))].sort()
  if (all.length < 2) return undefined
  const shown = all.slice(-MAX_WEEKS)
  const present = new Set(weeks.flatMap(({ week, severity }) => (shown.includes(week) ? [severity] : [])))
  const names = [
    ...Object.keys(severities).filter(name => present.has(name)),
    ...[...present].filter(name => !Object.hasOwn(severities, name)),
  ]
  const strips = names.map(severity =>
    strip(
      severity,
      weeks.filter(week => week.severity === severity && shown.includes(week.week)),
      shown,
      wording,
    ),
  )
  const [first] = shown
  return (
    strips.join('') +
    `<p class="axis"><span>${first}</span><span>${shown[shown.length - 1]}</span></p>\n` +
    (shown.length < all.length ? `<p class="soft">${xmlText(wording.charts.weeksLeftOut(first))}</p>\n` : '')
  )
}

type Week = Summary['weeks'][number]

function strip(
  severity: string,
  weeks: readonly Week[],
  shown: readonly string[],
  { charts, decimal }: Wording,
): string {
  const met = weeks.reduce((sum, week) => sum + week.met, 0)
  const breached = weeks.reduce((sum, week) => sum + week.breached, 0)
  const pitch = 100 / shown.length
  const bars = weeks.map(week => {
    const x = percent(shown.indexOf(week.week) * pitch)
    const good = round((STRIP * week.met) / (week.met + week.breached))
    const place = `x="${x}" width="${percent(pitch * BAR)}"`
    const middle = (shown.indexOf(week.week) + BAR / 2) * pitch
    return (
      `<g><title>${xmlText(charts.week(week.week, severity, week.met, week.breached))}</title>` +
      (good ? `<rect ${place} y="${round(STRIP - good)}" height="${good}" class="good"/>` : '') +
      (week.breached ? `<rect ${place} y="0" height="${round(STRIP - good)}" fill="url(#hatch)"/>` : '') +
      `${week.breached ? countLabel(middle, 12, week.breached, pitch) : ''}</g>\n`
    )
  })
  const label = charts.week(charts.weeksLabel(shown[0], shown[shown.length - 1]), severity, met, breached)
  return (
    `<div class="strip"><bdi>${xmlText(severity)}</bdi>${svgHead(STRIP, label)}\n${bars.join('')}</svg>` +
    `<span>${metShare(met, breached, decimal)}</span></div>\n`
  )
}

/** Returns the chart of used budgets: met targets are plain up to 100%, breached ones are hatched beyond. */
export function usedChart({ used }: Summary, { charts }: Wording = ENGLISH): string | undefined {
  const max = Math.max(...used)
  if (!(max > 0)) return undefined
  const height = 180
  const floor = height - 36
  const pitch = 100 / used.length
  const bars = used.map((count, i) => {
    const barHeight = round((count / max) * (floor - 24))
    const range = i < used.length - 1 ? `${i * 10}–${(i + 1) * 10}%` : charts.over(i * 10)
    const top = round(floor - barHeight)
    return (
      `<g><title>${xmlText(range)}: ${count}</title>` +
      `<rect x="${percent(i * pitch)}" y="${top}" width="${percent(pitch * BAR)}" height="${barHeight}" ` +
      `${i < 10 ? 'class="good"' : 'fill="url(#hatch)"'}/>` +
      `${count ? countLabel((i + BAR / 2) * pitch, top - 4, count, pitch) : ''}</g>\n`
    )
  })
  const due = percent(10 * pitch)
  const ticks = [0, 50, 100, 150, 200].map(share =>
    text((share / 10) * pitch, floor + 18, `${share}%`, 'soft', share ? 'middle' : undefined),
  )
  return (
    `${svgHead(height, charts.usedLabel)}\n<line x1="0" x2="100%" y1="${floor + 0.5}" y2="${floor + 0.5}" class="rule"/>\n${bars.join('')}` +
    `<line x1="${due}" x2="${due}" y1="6" y2="${floor + 6}" class="due"/>\n` +
    `${text(10 * pitch + 0.6, 14, charts.due, 'alarm')}${ticks.join('')}${text(50, height - 2, charts.usedShare, 'soft', 'middle')}</svg>\n`
  )
}

function svgHead(height: number, label: string): string {
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="${height}" role="img" ` +
    `aria-label="${xmlAttribute(label)}" class="chart">`
  )
}

/** Returns the met share of met and breached, never 100 while one is breached. */
function metShare(met: number, breached: number, decimal: Wording['decimal']): string {
  const share = Math.min(Math.round((met * 1000) / (met + breached)), breached ? 999 : 1000) / 10
  return `${decimal(share, 1)}%`
}

function countText(count: number): string {
  if (count < 10_000) return String(count)
  return count < 1e6 ? `${Math.round(count / 1000)}k` : `${(count / 1e6).toFixed(1)}M`
}

/**
 * Returns the count of a bar. A phone hides counts that are wider than their bars.
 *
 * @param x percent of the width
 * @param pitch the width of a bar with its gap, in percent
 */
function countLabel(x: number, y: number, count: number, pitch: number): string {
  const label = countText(count)
  return text(x, y, label, label.length * LETTER > pitch ? 'count long' : 'count', 'middle')
}

/** @param x percent of the width */
function text(x: number, y: number, content: string, look: string, anchor?: 'middle'): string {
  const at = `x="${percent(x)}" y="${round(y)}"`
  return `<text ${at} class="${look}"${anchor ? ` text-anchor="${anchor}"` : ''}>${xmlText(content)}</text>`
}

function percent(x: number): string {
  return `${Math.round(x * 100) / 100}%`
}

function round(x: number): number {
  return Math.round(x * 10) / 10
}
