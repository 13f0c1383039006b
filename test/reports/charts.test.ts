import { describe, expect, it } from 'vitest'
import type { Summary } from '../../src/compliance/result.ts'
import { usedChart, weeksChart } from '../../src/reports/charts.ts'
import { readXml } from '../svg/xml.ts'

describe('weeksChart', () => {
  const weeks = [week('2026-W52', 'low', 3, 1), week('2026-W53', 'high', 0, 2), week('2027-W01', 'low', 1, 0)]

  it('has a strip for each severity in order, a bar for each week, and its share', () => {
    const chart = weeksChart(summary(weeks))!
    expect(titles(chart)).toEqual([
      '2026-W53 high: 0 met, 2 breached',
      '2026-W52 low: 3 met, 1 breached',
      '2027-W01 low: 1 met, 0 breached',
    ])
    expect(elements(chart, 'bdi')).toEqual(['high', 'low'])
    expect(elements(chart, 'span')).toEqual(['0.0%', '80.0%', '2026-W52', '2027-W01'])
  })

  it('draws met targets below and breached ones above, as high as their shares, with the count of breaches', () => {
    const [high, low] = pictures(weeksChart(summary(weeks))!)
    expect(high).toEqual(['title', 'rect 33.33%,0 28.67%x46 url(#hatch)', 'text 47.67%,12 2'])
    expect(low).toEqual([
      'title',
      'rect 0%,11.5 28.67%x34.5 good',
      'rect 0%,0 28.67%x11.5 url(#hatch)',
      'text 14.33%,12 1',
      'title',
      'rect 66.67%,0 28.67%x46 good',
    ])
  })

  it('has no room for weeks without verdicts, and names every strip for screen readers', () => {
    const chart = weeksChart(summary([week('2020-W01', 'low', 1, 0), week('2026-W01', 'low', 0, 1)]))!
    expect(pictures(chart)[0].filter(shape => shape.startsWith('rect'))).toEqual([
      'rect 0%,0 43%x46 good',
      'rect 50%,0 43%x46 url(#hatch)',
    ])
    const [svg] = parts(chart, 'svg')
    expect(svg.getAttribute('aria-label')).toBe(
      'Targets met and breached by week of the report and severity, 2020-W01 to 2026-W01. low: 1 met, 1 breached',
    )
  })

  it('leaves out all weeks but the last 26, with a note', () => {
    const many = Array.from({ length: 27 }, (_, i) => week(`2026-W${pad(i + 1)}`, i ? 'low' : 'odd', 1, 0))
    const chart = weeksChart(summary(many))!
    expect(titles(chart)).toHaveLength(26)
    expect(elements(chart, 'bdi')).toEqual(['low'])
    expect(elements(chart, 'p').at(-1)).toBe('Weeks before 2026-W02 are left out.')
    expect(elements(weeksChart(summary(many.slice(1)))!, 'p')).toEqual(['2026-W022026-W27'])
  })

  it('never shows 100% while a target is breached', () => {
    const chart = weeksChart(summary([week('2026-W01', 'low', 99_999, 1), week('2026-W02', 'low', 0, 0)]))!
    expect(elements(chart, 'span')[0]).toBe('99.9%')
  })

  it('is absent where the verdicts are of one week, or none was met or breached', () => {
    expect(weeksChart(summary([week('2026-W01', 'low', 1, 1)]))).toBeUndefined()
    expect(weeksChart(summary([]))).toBeUndefined()
  })
})

describe('usedChart', () => {
  it('has a bar for each share, hatched beyond due', () => {
    const used = Array(21).fill(0)
    Object.assign(used, { 0: 4, 9: 2, 10: 1, 20: 12_345_678 })
    const chart = usedChart(summary([], used))!
    expect(titles(chart)).toHaveLength(21)
    expect(titles(chart)).toEqual(
      expect.arrayContaining(['0–10%: 4', '90–100%: 2', '100–110%: 1', 'over 200%: 12345678']),
    )
    expect(elements(chart, 'text')).toEqual([
      ...['4', '2', '1', '12.3M', 'due', '0%', '50%', '100%', '150%', '200%'],
      'share of the promised time that was used',
    ])
    const fills = parts(chart, 'rect').map(rect => rect.getAttribute('fill'))
    expect(fills).toEqual([...Array(10).fill(null), ...Array(11).fill('url(#hatch)')])
  })

  it('draws bars as high as their counts, and a line where targets are due', () => {
    const used = Array(21).fill(0)
    Object.assign(used, { 0: 4, 9: 2, 10: 1, 20: 8 })
    const chart = usedChart(summary([], used))!
    const bars = pictures(chart)[0].filter(shape => shape.startsWith('rect'))
    expect([0, 1, 9, 10, 20].map(i => bars[i])).toEqual([
      'rect 0%,84 4.1%x60 good',
      'rect 4.76%,144 4.1%x0 good',
      'rect 42.86%,114 4.1%x30 good',
      'rect 47.62%,129 4.1%x15 url(#hatch)',
      'rect 95.24%,24 4.1%x120 url(#hatch)',
    ])
    expect(parts(chart, 'line').map(line => [line.getAttribute('x1'), line.getAttribute('class')])).toEqual([
      ['0', 'rule'],
      ['47.62%', 'due'],
    ])
  })

  it('marks counts that are wider than their bars on a phone', () => {
    const used = Array(21).fill(0)
    Object.assign(used, { 0: 4, 1: 100 })
    const counts = parts(usedChart(summary([], used))!, 'text').map(text => text.getAttribute('class'))
    expect(counts.slice(0, 2)).toEqual(['count', 'count long'])
  })

  it.each([
    [9_999, '9999'],
    [10_000, '10k'],
    [12_600, '13k'],
    [999_999, '1000k'],
    [1_000_000, '1.0M'],
  ])('writes %i short: %s', (count, text) => {
    expect(elements(usedChart(summary([], [count]))!, 'text')[0]).toBe(text)
  })

  it('is absent where nothing was met or breached', () => {
    expect(usedChart(summary([], Array(21).fill(0)))).toBeUndefined()
    expect(usedChart(summary([], []))).toBeUndefined()
  })
})

function summary(weeks: Summary['weeks'], used: number[] = []): Summary {
  return { weeks, used, severities: { high: {}, low: {} } } as unknown as Summary
}

function pad(week: number): string {
  return String(week).padStart(2, '0')
}

function week(week: string, severity: string, met: number, breached: number) {
  return { week, severity, met, breached }
}

function titles(chart: string): string[] {
  return elements(chart, 'title')
}

function elements(chart: string, tag: string): string[] {
  return parts(chart, tag).map(({ textContent }) => textContent!)
}

function parts(chart: string, tag: string) {
  return [...readXml(`<div>${chart}</div>`).getElementsByTagName(tag)]
}

/** The shapes of each picture: the places of rectangles with their looks, and those of texts with their contents. */
function pictures(chart: string): string[][] {
  return parts(chart, 'svg').map(svg =>
    [...svg.getElementsByTagName('*')].flatMap(shape => {
      const [x, y, width, height] = ['x', 'y', 'width', 'height'].map(name => shape.getAttribute(name))
      const look = shape.getAttribute('class') ?? shape.getAttribute('fill')
      if (shape.nodeName === 'rect') return `rect ${x},${y} ${width}x${height} ${look}`
      if (shape.nodeName === 'text') return `text ${x},${y} ${shape.textContent}`
      return shape.nodeName === 'title' ? 'title' : []
    }),
  )
}
