import { describe, expect, it } from 'vitest'
import { readHistory } from '../../../src/clock/history.ts'
import { SharedHistory, wordsOf } from '../../../src/compliance/contracts/shared-history.ts'
import { simpleHistory } from '../../../src/compliance/verdicts/simple-history.ts'
import { compiledPolicy, slaPolicy } from '../../../src/policy/policy.ts'
import { at, BOSTON, DESK, events } from '../../clock/notation.ts'
import { contract, PLAIN } from '../notation.ts'

const now = at('fri 27 20:00')
const REPORT = 'mon 23 09:00 reported high'

describe('SharedHistory', () => {
  it('reads a simple history once', () => {
    const shared = new SharedHistory()
    const given = events(REPORT, 'mon 23 10:00 responded')
    const first = shared.simple(given, now)
    expect(first).toEqual(simpleHistory(given, now))
    expect(first?.respondedAt).toBe(at('mon 23 10:00'))
    expect(shared.simple(given, now)).toBe(first)
  })

  it('finds no simple history if there are further events', () => {
    const shared = new SharedHistory()
    const given = events(REPORT, 'mon 23 10:00 paused')
    expect([shared.simple(given, now), shared.simple(given, now)]).toEqual([undefined, undefined])
  })

  const read = (...lines: string[]) =>
    readHistory({ policy: PLAIN, calendar: DESK, calendars: { BOSTON }, events: events(REPORT, ...lines), now })

  it('returns the history only to contracts with the same words', () => {
    const shared = new SharedHistory()
    const history = read('mon 23 10:00 paused')
    expect(shared.readBy('a')).toBeUndefined()
    shared.keep(history, 'a')
    expect(shared.readBy('a')).toBe(history)
    expect(shared.readBy('b')).toBeUndefined()
  })

  it('keeps no history that names a calendar', () => {
    const shared = new SharedHistory()
    shared.keep(read('mon 23 10:00 paused', 'mon 23 11:00 calendarChanged BOSTON'), 'a')
    expect(shared.readBy('a')).toBeUndefined()
  })
})

describe('wordsOf', () => {
  const within = { within: 'PT2H', clock: 'business' } as const
  const words = (own: object = {}, policy: object = {}) => {
    const given = slaPolicy({ ...PLAIN, ...policy } as Parameters<typeof slaPolicy>[0])
    return wordsOf(contract({ policy: given, ...own }), compiledPolicy(given, []))
  }

  it.each<[string, object, object]>([
    ['names of severities', { severities: { P1: 'high' } }, {}],
    ['severities', {}, { severities: { ...PLAIN.severities, other: { level: 3 } } }],
    ['channels', {}, { channels: ['web'] }],
    ['event types', {}, { targets: { arrival: { starts: 'acknowledged', stops: 'arrived' } } }],
    ['request kinds', {}, { requestKinds: { update: { milestones: ['one'] } } }],
  ])('differs for contracts with other %s', (_, own, policy) => {
    expect(words(own, policy)).not.toBe(words())
  })

  it('differs for request kinds with other milestones', () => {
    const kinds = [{ one: {} }, { two: {} }, { one: { milestones: ['a'] } }, { one: { milestones: ['b'] } }]
    expect(new Set(kinds.map(requestKinds => words({}, { requestKinds }))).size).toBe(kinds.length)
  })

  it('is the same for contracts with other targets, calendars and names', () => {
    const severities = { high: { level: 1, resolution: within }, low: { level: 2 } }
    expect(words({ name: 'Other', calendar: BOSTON, when: { site: ['Milan'] } }, { name: 'Other', severities })).toBe(
      words(),
    )
  })
})
