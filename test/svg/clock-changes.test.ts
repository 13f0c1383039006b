import { describe, expect, it } from 'vitest'
import { clockChanges, clockText } from '../../src/svg/clock-changes.ts'
import { zoneOf } from '../../src/time/zone.ts'

const rome = zoneOf('Europe/Rome', [])
const at = (text: string) => Date.parse(text)

describe('clockChanges', () => {
  it('finds when a clock goes forward and back, and what it shows before and after', () => {
    const changes = clockChanges(rome, at('2026-01-01T00:00Z'), at('2026-12-31T00:00Z'))
    expect(changes.map(change => change.at)).toEqual([at('2026-03-29T01:00Z'), at('2026-10-25T01:00Z')])
    expect(changes.map(({ before, after }) => [clockText(before), clockText(after)])).toEqual([
      ['02:00', '03:00'],
      ['03:00', '02:00'],
    ])
  })

  it('has the change at the end and not the one at the start', () => {
    const change = at('2026-03-29T01:00Z')
    expect(clockChanges(rome, change - 1, change)).toHaveLength(1)
    expect(clockChanges(rome, change, change + 86_400_000)).toEqual([])
    expect(clockChanges(rome, change, change)).toEqual([])
  })

  it('knows half an hour, and a day that was left out', () => {
    const [howe] = clockChanges(zoneOf('Australia/Lord_Howe', []), at('2026-04-04T00:00Z'), at('2026-04-06T00:00Z'))
    expect(howe.after - howe.before).toBe(-1_800_000)
    const [apia] = clockChanges(zoneOf('Pacific/Apia', []), at('2011-12-30T00:00Z'), at('2011-12-31T00:00Z'))
    expect(apia.after - apia.before).toBe(86_400_000)
  })
})
