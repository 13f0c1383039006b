import { describe, expect, it } from 'vitest'
import { likelyTypes } from '../../src/clock/event.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { refusal } from '../validation/refusal.ts'
import { reportOf } from './notation.ts'

describe('likelyTypes', () => {
  it.each<[unknown, readonly string[] | undefined]>([
    ['created', ['reported']],
    ['Ticket Created', ['reported']],
    ['on-hold', ['paused']],
    ['OFF_HOLD', ['resumed']],
    ['replied', ['responded', 'customerReplied']],
    ['closed', ['resolved']],
    ['close the ticket', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('finds the types that another system calls %j', (word, types) => {
    expect(likelyTypes(word)).toEqual(types)
  })
})

describe('an event of an unknown type', () => {
  const policy = slaPolicy({
    name: 'Own',
    targets: { triage: { starts: 'reported', stops: 'triaged' } },
    severities: { high: { level: 1, triage: { within: 'PT2H', clock: 'business' } } },
  })
  const refused = (type: string) =>
    refusal(() => reportOf({ policy }, 'mon 23 12:00', 'mon 23 09:00 reported high', `mon 23 10:00 ${type}`))

  it('is refused with what the other system may mean', () => {
    expect(refused('closed')).toBe('event-unknown events[1].type: "closed" is not known. Did you mean resolved?')
    expect(refused('replied')).toBe(
      'event-unknown events[1].type: "replied" is not known. Did you mean responded or customerReplied?',
    )
  })
  it('is refused with the nearest type, also of the policy', () => {
    expect(refused('triagd')).toBe('event-unknown events[1].type: "triagd" is not known. Did you mean triaged?')
  })
})
