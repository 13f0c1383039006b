import { describe, expect, it } from 'vitest'
import type { Summary } from '../../src/compliance/result.ts'
import { usedChart, weeksChart } from '../../src/reports/charts.ts'
import { drawing } from '../svg/drawing.ts'
import { readXml } from '../svg/xml.ts'

describe('weeksChart', () => {
  it('has a strip for each severity in order, a bar for each week, and its share', () => {
    const chart = weeksChart(
      summary([week('2026-W52', 'low', 3, 1), week('2026-W53', 'high', 0, 2), week('2027-W01', 'low', 1, 0)]),
    )!
    expect(titles(chart)).toEqual([
      '2026-W53 high: 0 met, 2 breached',
      '2026-W52 low: 3 met, 1 breached',
      '2027-W01 low: 1 met, 0 breached',
    ])
    expect(texts(chart)).toEqual(['high', '0.0 %', 'low', '80.0 %', '2026-W52', '2027-W01'])
    expect(chart).toContain('2026-W52 to 2027-W01')
  })

  it('puts weeks where they belong, across years', () => {
    const chart = weeksChart(
      summary([week('2020-W53', 'low', 1, 0), week('2021-W01', 'low', 1, 0), week('2021-W03', 'low', 1, 0)]),
    )!
    const xs = [...readXml(chart).getElementsByTagName('rect')].map(rect => Number(rect.getAttribute('x')))
    expect(xs).toEqual([110, 146, 218])
  })

  it('draws met targets below and breached ones above, as high as their shares', () => {
    const chart = weeksChart(
      summary([week('2026-W52', 'low', 3, 1), week('2026-W53', 'high', 0, 2), week('2027-W01', 'low', 1, 0)]),
    )!
    expect(drawing(chart)).toEqual([
      'path M110 54.5h674M110 7.5h674 rule',
      'title 2026-W53 high: 0 met, 2 breached',
      'rect 146,8 34.5x46 url(#hatch)',
      'text 102,35 end ink: high',
      'text 792,35 ink: 0.0 %',
      'path M110 114.5h674M110 67.5h674 rule',
      'title 2026-W52 low: 3 met, 1 breached',
      'rect 110,79.5 34.5x34.5 good',
      'rect 110,68 34.5x11.5 url(#hatch)',
      'title 2027-W01 low: 1 met, 0 breached',
      'rect 182,68 34.5x46 good',
      'text 102,95 end ink: low',
      'text 792,95 ink: 80.0 %',
      'text 110,142 soft: 2026-W52',
      'text 182,142 soft: 2027-W01',
    ])
    expect(readXml(chart).documentElement!.getAttribute('viewBox')).toBe('0 0 860 154')
  })

  it('narrows the bars of many weeks, and names every few of them', () => {
    const weeks = Array.from({ length: 200 }, (_, i) =>
      week(`${2022 + Math.floor(i / 50)}-W${pad((i % 50) + 1)}`, 'low', 1, 0),
    )
    const chart = weeksChart(summary(weeks))!
    const bars = drawing(chart).filter(element => element.startsWith('rect'))
    // 206 weeks from the first to the last share 674 pixels.
    expect([bars.length, bars[0], bars[199]]).toEqual([200, 'rect 110,8 3.3x46 good', 'rect 780.7,8 3.3x46 good'])
    const ticks = drawing(chart).filter(element => element.includes(' soft: '))
    expect(ticks.map(tick => tick.replace(/.*: /, ''))).toEqual([
      ...['2022-W01', '2022-W21', '2022-W41', '2023-W09', '2023-W29', '2023-W49'],
      ...['2024-W17', '2024-W37', '2025-W05', '2025-W25', '2025-W45'],
    ])
  })

  it('shortens the long name of a severity', () => {
    const names = ['A'.repeat(16), 'B'.repeat(17)]
    const chart = weeksChart(summary(names.map(name => week('2026-W01', name, 1, 0))))!
    expect(texts(chart)).toEqual(expect.arrayContaining(['A'.repeat(16), `${'B'.repeat(15)}…`]))
  })

  it('leaves no caption if no week is left out', () => {
    expect(weeksChart(summary([week('2026-W01', 'low', 1, 0)]))).toMatch(/<\/svg>$/)
  })

  it('never shows 100% while a target is breached', () => {
    expect(texts(weeksChart(summary([week('2026-W01', 'low', 99_999, 1)]))!)).toContain('99.9 %')
  })

  it('leaves out weeks of more than five years ago, with a caption', () => {
    const chart = weeksChart(
      summary([week('2010-W10', 'low', 1, 0), week('2026-W01', 'low', 1, 0), week('2026-W02', 'odd', 0, 1)]),
    )!
    expect(chart).toContain('Weeks before 2021-W03 are left out.')
    expect(texts(chart.split('\n<p ')[0])).toEqual(expect.arrayContaining(['low', 'odd']))
  })

  it('is absent where nothing was kept or broken', () => {
    expect(weeksChart(summary([]))).toBeUndefined()
  })
})

describe('usedChart', () => {
  it('has a bar for each share, hatched beyond due', () => {
    const used = Array(21).fill(0)
    used[0] = 4
    used[9] = 2
    used[10] = 1
    used[20] = 12_345_678
    const chart = usedChart(summary([], used))!
    expect(titles(chart)).toHaveLength(21)
    expect(titles(chart)).toEqual(
      expect.arrayContaining(['0–10 %: 4', '90–100 %: 2', '100–110 %: 1', 'over 200 %: 12345678']),
    )
    expect(texts(chart)).toEqual([
      '4',
      '2',
      '1',
      '12.3M',
      'due',
      '0 %',
      '50 %',
      '100 %',
      '150 %',
      '200 %',
      'share of the promised time that was used',
    ])
    const fills = [...readXml(chart).getElementsByTagName('rect')].map(rect => rect.getAttribute('fill'))
    expect(fills).toEqual([...Array(10).fill(null), ...Array(11).fill('url(#hatch)')])
  })

  it('draws bars as high as their counts, and a line where targets are due', () => {
    const used = Array(21).fill(0)
    Object.assign(used, { 0: 4, 9: 2, 10: 1, 20: 8 })
    const elements = drawing(usedChart(summary([], used))!)
    const bars = elements.filter(element => element.startsWith('rect'))
    expect([0, 1, 9, 10, 20].map(i => bars[i])).toEqual([
      'rect 111,84 30.1x60 good',
      'rect 143.1,144 30.1x0 good',
      'rect 399.9,114 30.1x30 good',
      'rect 432,129 30.1x15 url(#hatch)',
      'rect 752.9,24 30.1x120 url(#hatch)',
    ])
    expect(elements.filter(element => /^(text|path)/.test(element))).toEqual([
      'path M110 144.5h674 rule',
      'text 126,80 middle small ink: 4',
      'text 414.9,110 middle small ink: 2',
      'text 447,125 middle small ink: 1',
      'text 767.9,20 middle small ink: 8',
      'path M431 6V150 due',
      'text 435,14 alarm: due',
      'text 110,162 middle soft: 0 %',
      'text 270.5,162 middle soft: 50 %',
      'text 431,162 middle soft: 100 %',
      'text 591.4,162 middle soft: 150 %',
      'text 751.9,162 middle soft: 200 %',
      expect.stringMatching(/^text 447,176 middle soft: /),
    ])
  })

  it.each([
    [9_999, '9999'],
    [10_000, '10k'],
    [12_600, '13k'],
    [999_999, '1000k'],
    [1_000_000, '1.0M'],
  ])('writes %i short: %s', (count, text) => {
    expect(texts(usedChart(summary([], [count]))!)[0]).toBe(text)
  })

  it('is absent where nothing was kept or broken', () => {
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
  return [...readXml(chart).getElementsByTagName('title')].map(({ textContent }) => textContent!)
}

function texts(chart: string): string[] {
  return [...readXml(chart).getElementsByTagName('text')].map(({ textContent }) => textContent!)
}
