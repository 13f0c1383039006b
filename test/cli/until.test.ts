import { describe, expect, it } from 'vitest'
import { untilInstant } from '../../src/cli/until.ts'
import { zoneOf } from '../../src/time/zone.ts'

const ROME = zoneOf('Europe/Rome')
const until = (text: string, now = '2026-11-20T12:00+01:00') =>
  new Date(untilInstant('--until', text, Date.parse(now), ROME)).toISOString()

describe('untilInstant', () => {
  it.each([
    ['2026-11-21T09:00+01:00', '2026-11-21T08:00:00.000Z'],
    ['PT8H', '2026-11-20T19:00:00.000Z'],
    ['pt90m', '2026-11-20T12:30:00.000Z'],
    ['P1D', '2026-11-21T11:00:00.000Z'],
    ['P2W', '2026-12-04T11:00:00.000Z'],
    ['P1DT1H30M', '2026-11-21T12:30:00.000Z'],
  ])('%s leads to %s', (text, expected) => {
    expect(until(text)).toBe(expected)
  })

  it('keeps the time of day over a clock change with days, but not with hours', () => {
    const eve = '2026-10-24T12:00+02:00'
    expect([until('P1D', eve), until('PT24H', eve)]).toEqual(['2026-10-25T11:00:00.000Z', '2026-10-25T10:00:00.000Z'])
  })

  it.each(['P1M', 'P1Y', 'PT30S', 'P', '-P1D', 'PT0H', 'P1.5D'])('refuses %s', text => {
    expect(() => until(text)).toThrow(
      `--until: "${text}" is not a duration of weeks, days, hours and minutes. Write P1D, P2W or PT8H.`,
    )
  })

  it('refuses an instant without a zone', () => {
    expect(() => until('2026-11-21')).toThrow(/^--until: /)
  })
})
