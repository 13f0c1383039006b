import { describe, expect, it } from 'vitest'
import { BAND_STYLES, patterns, STYLE } from '../../src/svg/band-styles.ts'
import type { BandKind } from '../../src/svg/bands.ts'
import { readXml } from './xml.ts'

describe('patterns', () => {
  it('defines the ground and the lines of each kind, and no lines for a plain one', () => {
    const defined = readXml(`<defs>${patterns(['open', 'paused'], 't7')}</defs>`).getElementsByTagName('pattern')
    const contents = [...defined].map(pattern => [
      pattern.getAttribute('id'),
      ...[...pattern.getElementsByTagName('*')].map(one => `${one.nodeName} ${one.getAttribute('class')}`),
      pattern.textContent,
    ])
    expect(contents).toEqual([
      ['t7-open', 'rect sla-ground-open', ''],
      ['t7-paused', 'rect sla-ground-paused', 'path sla-line sla-line-paused', ''],
    ])
    expect(patterns([], 't7')).toBe('')
    expect(patterns(['open', 'closed'], 'a')).toMatch(/<\/pattern><pattern /)
  })
})

describe('BAND_STYLES', () => {
  const kinds = Object.keys(BAND_STYLES) as BandKind[]

  it('have a pattern or a shape of their own, or a background that differs too', () => {
    const looks = kinds.map(kind =>
      [BAND_STYLES[kind].path, BAND_STYLES[kind].shape, BAND_STYLES[kind].ground[0]].join(),
    )
    expect(new Set(looks).size).toBe(kinds.length)
    const counted = kinds.filter(kind => BAND_STYLES[kind].shape === 'dark')
    expect(counted).toEqual(['open', 'extra', 'overrun'])
  })

  it('have colours in the style sheet for light and dark screens', () => {
    for (const kind of kinds) {
      const { ground, line } = BAND_STYLES[kind]
      for (const i of [0, 1]) {
        expect(STYLE).toContain(`.sla-ground-${kind}{fill:${ground[i]}}`)
        expect(STYLE).toContain(`.sla-line-${kind}{stroke:${line[i]}}`)
      }
    }
  })

  it.each([
    ['light', 0],
    ['dark', 1],
  ] as const)('differ from the page, and from their patterns, by 3 to 1 on a %s screen', (_, scheme) => {
    const paper = fillOf('.sla-paper', scheme)
    for (const kind of kinds) {
      const { ground, line, path, shape } = BAND_STYLES[kind]
      // A bar without an outline differs from the page itself; the others have outlines in the colour of their lines.
      expect(contrast(shape ? ground[scheme] : line[scheme], paper), kind).toBeGreaterThanOrEqual(3)
      expect(path ? contrast(line[scheme], ground[scheme]) : 3, kind).toBeGreaterThanOrEqual(3)
    }
    for (const mark of ['.sla-mark', '.sla-mark-alarm', '.sla-bracket'])
      expect(contrast(colourOf(mark, 'stroke', scheme), paper), mark).toBeGreaterThanOrEqual(3)
    expect(contrast(fillOf('.sla-lane', scheme), paper)).toBeGreaterThanOrEqual(3)
  })

  it.each([
    ['light', 0],
    ['dark', 1],
  ] as const)('have words that differ from their grounds by 4.5 to 1 on a %s screen', (_, scheme) => {
    for (const look of ['.sla-ink', '.sla-soft', '.sla-alarm'])
      expect(contrast(fillOf(look, scheme), fillOf('.sla-paper', scheme)), look).toBeGreaterThanOrEqual(4.5)
    for (const kind of kinds) {
      const { ground, shape } = BAND_STYLES[kind]
      // The words of a thin line are on the page.
      const look = { dark: '.sla-bright', thin: undefined, bar: '.sla-ink' }[shape ?? 'bar']
      expect(look ? contrast(fillOf(look, scheme), ground[scheme]) : 4.5, kind).toBeGreaterThanOrEqual(4.5)
    }
  })

  it('have words of 13 pixels', () => {
    expect(STYLE).toContain('font-size:13px')
    expect([...STYLE.matchAll(/font-size:(\d+)px/g)].every(([, size]) => Number(size) >= 13)).toBe(true)
  })
})

/** The colour of a class: the light one comes first in the style sheet. */
function colourOf(selector: string, property: 'fill' | 'stroke', scheme: 0 | 1): string {
  const rules = [...STYLE.matchAll(/(\.[\w-]+)\{([^}]*)\}/g)].filter(([, name]) => name === selector)
  const colours = rules.flatMap(([, , body]) => new RegExp(`(?:^|;)${property}:(#\\w+)`).exec(body)?.[1] ?? [])
  return colours[scheme]
}

function fillOf(selector: string, scheme: 0 | 1): string {
  return colourOf(selector, 'fill', scheme)
}

/** The contrast of two colours, by WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [light, dark] = [a, b].map(luminance).sort((one, other) => other - one)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map(at => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
