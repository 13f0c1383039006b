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
})
