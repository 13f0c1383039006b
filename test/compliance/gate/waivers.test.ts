import { describe, expect, it } from 'vitest'
import { type Waiver, Waivers } from '../../../src/compliance/gate/waivers.ts'
import type { Verdict } from '../../../src/compliance/verdicts/verdict.ts'
import { InputValue } from '../../../src/validation/input-value.ts'
import { at } from '../../clock/notation.ts'
import { refusal } from '../../validation/refusal.ts'
import { contract, findingsOf } from '../notation.ts'

/** Its calendar is in Rome. */
const CONTRACTS = [contract()]

function waiversOf(now: string, ...waivers: Waiver[]): Waivers {
  return new Waivers(new InputValue(waivers, ['waivers']), CONTRACTS, at(now))
}

function breach(ticket: string, target: string = 'firstResponse'): Verdict {
  return { ticket, target } as Verdict
}

describe('Waivers', () => {
  it('excuse the breaches of a ticket, or of one of its targets', () => {
    const waivers = waiversOf(
      'mon 23 09:00',
      { ticket: 'a', reason: 'strike' },
      { ticket: 'b', target: 'update', reason: 'agreed' },
    )
    expect(waivers.reasonFor(breach('a'))).toBe('strike')
    expect(waivers.reasonFor(breach('b'))).toBeUndefined()
    expect(waivers.reasonFor(breach('b', 'update'))).toBe('agreed')
    expect(waivers.reasonFor(breach('c'))).toBeUndefined()
    expect(waivers.findings()).toEqual([])
  })

  it('give the reason of the first, and all count as used', () => {
    const waivers = waiversOf('mon 23 09:00', { ticket: 'a', reason: 'one' }, { ticket: 'a', reason: 'other' })
    expect(waivers.reasonFor(breach('a'))).toBe('one')
    expect(waivers.findings()).toEqual([])
  })

  it('that excuse nothing give a finding', () => {
    const waivers = waiversOf(
      'mon 23 09:00',
      { ticket: 'a', reason: 'strike' },
      { ticket: 'b', target: 'update', reason: 'agreed' },
    )
    waivers.reasonFor(breach('b'))
    expect(findingsOf(waivers.findings())).toEqual([
      'warning waiver-unused: The waiver of a excuses nothing: there is no such breach.',
      'warning waiver-unused: The waiver of b, update, excuses nothing: there is no such breach.',
    ])
  })

  it('give no finding about skipped tickets', () => {
    const waivers = waiversOf('mon 23 09:00', { ticket: 'a', reason: 'strike' })
    waivers.skip('a')
    waivers.skip('b')
    expect(waivers.findings()).toEqual([])
  })

  it.each<[string, Waiver['until'], boolean]>([
    ['sun 22 23:59', '2026-11-22', false],
    ['mon 23 00:00', '2026-11-22', true],
    ['sun 22 11:59', '2026-11-22T12:00+01:00', false],
    ['sun 22 12:00', '2026-11-22T12:00+01:00', true],
    ['sun 22 11:59', at('sun 22 12:00'), false],
    ['sun 22 12:00', at('sun 22 12:00'), true],
  ])('at %s, until %s, are expired: %s', (now, until, isExpired) => {
    const waivers = waiversOf(now, { ticket: 'a', reason: 'strike', until })
    expect(waivers.reasonFor(breach('a'))).toBe(isExpired ? undefined : 'strike')
    expect(waivers.findings().map(({ rule }) => rule)).toEqual(isExpired ? ['waiver-expired'] : [])
  })

  it('that have expired give a finding, even about skipped tickets', () => {
    const waivers = waiversOf(
      'mon 23 09:00',
      { ticket: 'a', reason: 'strike', until: '2026-11-01' },
      { ticket: 'b', target: 'update', reason: 'strike', until: at('sun 22 12:00') },
    )
    waivers.skip('a')
    expect(findingsOf(waivers.findings())).toEqual([
      'warning waiver-expired: The waiver of a has expired (2026-11-01).',
      'warning waiver-expired: The waiver of b, update, has expired (2026-11-22T11:00:00.000Z).',
    ])
  })

  it.each<[unknown, string]>([
    [{}, 'input-invalid waivers: An object is not a list.'],
    [
      [{ ticket: 'a', reason: 'x', why: 'y' }],
      'key-unknown waivers[0].why: This key is not known. Known: ticket, target, agreement, reason, until.',
    ],
    [[{ reason: 'x' }], 'key-missing waivers[0].ticket: This key is required. Name the ticket.'],
    [[{ ticket: 7, reason: 'x' }], 'input-invalid waivers[0].ticket: 7 is not a text.'],
    [[{ ticket: 'a' }], 'key-missing waivers[0].reason: This key is required. Say why the breach is excused.'],
    [[{ ticket: 'a', reason: ' ' }], 'input-invalid waivers[0].reason: " " is not a text.'],
    [
      [{ ticket: 'a', reason: 'x', target: 'updat' }],
      'target-unknown waivers[0].target: "updat" is not known. Did you mean update?',
    ],
    [
      [
        { ticket: 'a', reason: 'x' },
        { ticket: 'a', reason: 'x', until: '2026-02-30' },
      ],
      'date-invalid waivers[1].until: Invalid date "2026-02-30": February has 28 days.',
    ],
  ])('refuse %j', (waivers, expected) => {
    expect(refusal(() => new Waivers(new InputValue(waivers, ['waivers']), CONTRACTS, 0))).toBe(expected)
  })

  it('refuse an instant without a zone', () => {
    const waivers = [{ ticket: 'a', reason: 'x', until: '2026-11-22T12:00' }]
    expect(refusal(() => new Waivers(new InputValue(waivers, ['waivers']), CONTRACTS, 0))).toMatch(
      /^instant-without-zone waivers\[0\]\.until/,
    )
  })
})
