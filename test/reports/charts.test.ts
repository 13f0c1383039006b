import { describe, expect, it } from 'vitest'
import type { Summary } from '../../src/compliance/result.ts'
import { usedChart, weeksChart } from '../../src/reports/charts.ts'
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

  it('is absent where nothing was kept or broken', () => {
    expect(usedChart(summary([], Array(21).fill(0)))).toBeUndefined()
    expect(usedChart(summary([], []))).toBeUndefined()
  })
})

function summary(weeks: Summary['weeks'], used: number[] = []): Summary {
  return { weeks, used, severities: { high: {}, low: {} } } as unknown as Summary
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
