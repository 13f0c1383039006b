import { describe, expect, it } from 'vitest'
import { sparklineSvg, sparklineText } from '../../src/reports/sparkline.ts'
import { readXml } from '../svg/xml.ts'

function bars(...percents: (number | null)[]) {
  return percents.map((percent, i) => ({
    period: `2026-${String(i + 1).padStart(2, '0')}`,
    percent,
    isMissed: percent !== null && percent < 95,
  }))
}

describe('sparklineText', () => {
  it.each<[string, (number | null)[]]>([
    ['▁▅█', [90, 95.5, 100]],
    ['▁·█', [0, null, 100]],
    ['███', [100, 100, 100]],
    ['▁▁', [95, 95]],
    ['··', [null, null]],
    ['', []],
  ])('draws %s', (expected, percents) => {
    expect(sparklineText({ bars: bars(...percents), min: 95 })).toBe(expected)
  })
})

describe('sparklineSvg', () => {
  it('has a bar per period that ended, hatched if it is too low, and a line at the objective', () => {
    const root = readXml(sparklineSvg({ bars: bars(100, null, 92), min: 95 })).documentElement!
    expect(root.getAttribute('aria-label')).toBe('Percentage by period, 2026-01 to 2026-03; the line is at 95%.')
    const shown = [...root.getElementsByTagName('rect')].map(bar =>
      ['x', 'y', 'height', 'class', 'fill'].map(name => bar.getAttribute(name)),
    )
    // From 90%, below the lowest bar, to 100% at the top.
    expect(shown).toEqual([
      ['0', '0', '40', 'good', null],
      ['80', '32', '8', null, 'url(#hatch)'],
    ])
    expect([...root.getElementsByTagName('title')].map(title => title.textContent)).toEqual([
      '2026-01: 100.00%',
      '2026-03: 92.00%',
    ])
    expect(root.getElementsByTagName('path')[0].getAttribute('d')).toBe('M0 20H120')
  })

  it('has narrower bars the more there are, and room below the lowest one', () => {
    const widths = [3, 12, 60].map(count => readXml(sparklineSvg({ bars: bars(...Array(count).fill(96)) })))
    expect(widths.map(({ documentElement }) => documentElement!.getAttribute('width'))).toEqual(['120', '240', '720'])
    const [low] = readXml(sparklineSvg({ bars: bars(60, 100), min: 95 })).getElementsByTagName('rect')
    expect(low.getAttribute('height')).toBe('8')
  })
})
