import { describe, expect, it } from 'vitest'
import type { Explanation } from '../../src/explain/explain.ts'
import { foldedLines, segmentLines, shortReason, uncountedReason } from '../../src/explain/lines.ts'
import { VOCABULARIES } from '../../src/explain/messages/languages.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { explanationOf } from '../clock/notation.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1)

describe('foldedLines', () => {
  const lines = (count: number) => foldedLines(numbers(count), [3, 2], String, left => `${left.length} left`)

  it.each([0, 1, 5, 6])('lists %d items in full', count => {
    expect(lines(count)).toEqual(numbers(count).map(String))
  })

  it('replaces two or more items in the middle by a line', () => {
    expect(lines(7)).toEqual(['1', '2', '3', '2 left', '6', '7'])
    expect(lines(1000)).toEqual(['1', '2', '3', '995 left', '999', '1000'])
  })

  it('formats only the items that it shows', () => {
    const shown: number[] = []
    foldedLines(numbers(1000), [3, 2], item => String(shown.push(item)), String)
    expect(shown).toEqual([1, 2, 3, 999, 1000])
  })
})

describe('segmentLines', () => {
  const policy = slaPolicy({
    name: 'Gold',
    severities: {
      high: { level: 1, firstResponse: { within: { hours: 6 }, clock: 'business' } },
      long: { level: 2, firstResponse: { within: { hours: 90 }, clock: 'business' } },
    },
  })
  const late = explanationOf({ policy }, 'tue 24 10:00', 'mon 23 09:00 reported high', 'mon 23 16:00 paused customer')

  it('lists counted time, other time with its reason and name, and overdue time', () => {
    expect(segmentLines(late, 'Europe/Rome')).toEqual([
      'Mon 2026-11-23 09:00 – Mon 2026-11-23 15:00: 6 h counted',
      'Mon 2026-11-23 15:00 – Mon 2026-11-23 16:00: 1 h over',
      'Mon 2026-11-23 16:00 – Tue 2026-11-24 10:00: paused (customer)',
    ])
  })

  it('writes Italian', () => {
    expect(segmentLines(late, 'Europe/Rome', 'it').slice(1)).toEqual([
      'lun 2026-11-23 15:00 – lun 2026-11-23 16:00: oltre la scadenza 1 h',
      'lun 2026-11-23 16:00 – mar 2026-11-24 10:00: in pausa (customer)',
    ])
  })

  it('names who has the ticket', () => {
    const held = slaPolicy({
      name: 'Gold',
      severities: { high: { level: 1, firstResponse: { within: 'PT3H', clock: 'business', heldBy: ['network'] } } },
    })
    const events = ['mon 23 09:00 reported high', 'mon 23 10:00 assigned network', 'mon 23 11:00 assigned desk']
    const lines = (locale: string) =>
      segmentLines(explanationOf({ policy: held }, 'mon 23 12:00', ...events), 'Europe/Rome', locale).map(
        line => line.split(': ')[1],
      )
    expect(lines('en')).toEqual(['with another team', '1 h counted, assigned to network', 'with another team (desk)'])
    expect(lines('it')).toEqual([
      'in carico ad altri',
      'conteggiato 1 h, in carico a network',
      'in carico ad altri (desk)',
    ])
  })

  it('replaces the middle of a long explanation by a line', () => {
    const long = explanationOf({ policy }, 'mon 02 09:00', 'mon 02 09:00 reported long')
    const lines = segmentLines(long, 'Europe/Rome')
    expect(long.segments).toHaveLength(19)
    expect(lines).toHaveLength(15)
    expect(lines[10]).toBe('… 5 more intervals')
  })
})

describe('shortReason', () => {
  it.each<[Explanation['segments'][number]['reason'], string]>([
    ['outside-hours', 'closed'],
    ['hours', 'closed'],
    ['always', 'closed'],
    ['holiday', 'holiday'],
    ['exception', 'closed by exception'],
    ['paused', 'paused'],
    ['waiting', 'waiting for a call or an opening'],
    ['stopped', 'clock stopped'],
    ['restarted', 'reset by severity change'],
  ])('names the reason %s', (reason, text) => {
    expect(shortReason({ reason }, 'en')).toBe(text)
    expect(Object.keys(VOCABULARIES.en.reasons)).toContain(uncountedReason({ reason }))
  })
})
