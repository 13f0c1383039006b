import { afterEach, describe, expect, it, vi } from 'vitest'
import { TargetTracker } from '../../src/clock/target-tracker.ts'
import { verdictsFor } from '../../src/compliance/verdicts/verdicts.ts'
import { type BusinessCalendar, evaluate, explain, italianOffice, type TicketEvent } from '../../src/index.ts'
import { type Policy, slaPolicy } from '../../src/policy/policy.ts'
import type { PolicySpec } from '../../src/policy/spec.ts'
import { isThorough } from '../arbitraries/runs.ts'

const START = Date.UTC(2026, 0, 5, 9)

const promise = (hours: number) => ({
  update: { clock: 'always' as const, within: { hours } },
  resolution: { clock: 'business' as const, within: { hours: 4 * hours } },
})

function history(
  count: number,
  event: (k: number) => object,
  onSeverityChange: PolicySpec['onSeverityChange'],
  step = 1000,
) {
  const severities = { high: { level: 1, ...promise(1) }, low: { level: 2, ...promise(2) } }
  const policy: Policy = slaPolicy({ name: 'Test', severities, onSeverityChange })
  const events = Array.from({ length: count }, (_, k) => ({ at: START + k * step, ...event(k) }) as TicketEvent)
  const reported: TicketEvent = { at: START, type: 'reported', severity: 'high' }
  const calendar: BusinessCalendar = italianOffice
  return { policy, calendar, events: [reported, ...events], now: START + count * step }
}

const flip = (k: number) => ({ type: 'severityChanged', severity: k % 2 ? 'high' : 'low' })

afterEach(() => {
  vi.restoreAllMocks()
})

describe('a long history', () => {
  it('of 60,000 open pauses counts nothing', () => {
    const paused = history(60_000, k => ({ type: 'paused', reason: `reason ${k}` }), 'carry', 0)
    expect(evaluate({ ...paused, now: START + 3_600_000 }).targets.resolution).toMatchObject({
      state: 'paused',
      countedMs: 0,
    })
  })

  it('of changes of severity takes each step once per severity', () => {
    const take = vi.spyOn(TargetTracker.prototype, 'take')
    evaluate(history(1000, k => (k % 2 ? flip((k - 1) / 2) : { type: 'updated' }), 'retroactive'))
    // Two targets, each with the tracker of the ticket and those of two severities.
    expect(take.mock.calls.length).toBeLessThan(2 * 3 * 1001)
  })

  it.runIf(isThorough)('of 150,000 runs fits the stack when the severity changes', () => {
    const runs = history(150_000, k => (k === 149_999 ? flip(0) : { type: 'updated' }), 'retroactive')
    expect(evaluate(runs).cycles).toHaveLength(150_001)
  })

  it.runIf(isThorough)('of 150,000 runs fits the stack when it is judged', () => {
    const runs = history(150_000, () => ({ type: 'updated' }), 'retroactive')
    expect(verdictsFor(evaluate(runs), 'INC-1', runs)).toHaveLength(150_002)
  })

  it.runIf(isThorough)('of 150,000 pauses fits the stack when the clock restarts', () => {
    const pauses = history(
      150_000,
      k => (k === 149_999 ? flip(0) : { type: k % 2 ? 'resumed' : 'paused', reason: 'parts' }),
      'restart',
      10,
    )
    expect(explain({ ...pauses, target: 'resolution' }).startsAt).toBe(START + 1_499_990)
  })
})
