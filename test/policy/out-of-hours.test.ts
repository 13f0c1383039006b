import { describe, expect, it } from 'vitest'
import { outOfHoursNotices, timerStart } from '../../src/policy/out-of-hours.ts'
import type { Target } from '../../src/policy/policy.ts'
import type { OutOfHoursSpec } from '../../src/policy/spec.ts'
import { at, DESK, SHUT } from '../clock/notation.ts'

const target = (outOfHours?: OutOfHoursSpec): Target => ({
  spec: { within: 'PT2H', clock: 'always', ...(outOfHours && { outOfHours }) },
  ms: 7_200_000,
})
const WAITING = target({ channel: 'phone', otherwise: 'next-opening' })
const ADVISED = target({ channel: 'phone', otherwise: 'advise' })
const OPEN = at('mon 23 10:00')
const EVENING = at('mon 23 19:00')
const MORNING = at('tue 24 09:00')

describe('timerStart', () => {
  it.each<[string, Target, number, string | undefined, number]>([
    ['at the report without such a rule', target(), EVENING, 'web', EVENING],
    ['at the report where a call is only advised', ADVISED, EVENING, 'web', EVENING],
    ['at the report within business hours', WAITING, OPEN, 'web', OPEN],
    ['at the report by phone', WAITING, EVENING, 'phone', EVENING],
    ['at the report without a channel', WAITING, EVENING, undefined, EVENING],
    ['at the next opening after a report by another channel', WAITING, EVENING, 'web', MORNING],
    ['at the next opening after a report at closing time', WAITING, at('mon 23 18:00'), 'web', MORNING],
    ['at the report at opening time', WAITING, MORNING, 'web', MORNING],
  ])('is %s', (_, target, reported, channel, start) => {
    expect(timerStart(target, reported, channel, DESK)).toBe(start)
  })

  it('is null if the calendar never opens', () => {
    expect(timerStart(WAITING, EVENING, 'web', SHUT)).toBeNull()
    expect(timerStart(WAITING, EVENING, 'phone', SHUT)).toBe(EVENING)
  })
})

describe('outOfHoursNotices', () => {
  it.each<[string, Target, number, string | undefined, number]>([
    ['none without such a rule', target(), EVENING, 'web', 0],
    ['none where the timer waits', WAITING, EVENING, 'web', 0],
    ['none within business hours', ADVISED, OPEN, 'web', 0],
    ['none for a report by phone', ADVISED, EVENING, 'phone', 0],
    ['one for a report by another channel', ADVISED, EVENING, 'web', 1],
    ['one for a report without a channel', ADVISED, EVENING, undefined, 1],
  ])('are %s', (_, target, reported, channel, count) => {
    const notices = outOfHoursNotices(target, reported, channel, DESK)
    expect(notices).toEqual(
      Array(count).fill({
        code: 'phone-call-required',
        message: 'Outside business hours the contract requires a call (channel phone) for this severity.',
      }),
    )
  })
})
