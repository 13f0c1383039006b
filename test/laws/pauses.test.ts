import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessCalendar, evaluate } from '../../src/index.ts'
import { runs } from '../arbitraries/runs.ts'
import { anySqlHistory, type SqlHistory, tableCalendars } from '../arbitraries/sql-histories.ts'

const HOUR = 3_600_000

/** Times that overlap or touch, joined: from the first to the last instant of each group. */
function joined(pauses: readonly (readonly [number, number])[]): [number, number][] {
  const found: [number, number][] = []
  for (const [from, to] of [...pauses].sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else found.push([from, to])
  }
  return found
}

/** The pauses of a ticket up to `now`; one without an end never ends. */
function pausesOf({ events, now }: SqlHistory): [number, number][] {
  const happened = events.filter(({ at }) => at <= now).sort((a, b) => a.at - b.at)
  const reasons = new Set(happened.map(({ reason }) => reason))
  return [...reasons].flatMap(reason => {
    const found: [number, number][] = []
    for (const event of happened.filter(event => event.reason === reason)) {
      const last = found.at(-1)
      if (event.type === 'paused' && last?.[1] !== Infinity) found.push([event.at, Infinity])
      if (event.type === 'resumed' && last?.[1] === Infinity) last[1] = event.at
    }
    return found
  })
}

describe('a ticket that is paused', () => {
  const terms = { policy: { name: '', severities: {} }, target: '', changesSeverity: false, changesCalendar: false }
  const severity = { level: 1, resolution: { within: 'PT4H', clock: 'business' } } as const
  const policy = { name: 'One', severities: { high: severity, low: severity } }

  it('is due at the first candidate before the next pause: start, budget and the open time of the pauses before', () =>
    fc.assert(
      fc.property(anySqlHistory(terms), fc.constantFrom(1, 2, 4, 8), ({ desk, reported, now, events }, hours) => {
        const told = { desk: desk ?? 'rome', severity: 'high', reported, now: Math.max(now, reported) }
        const pausing = events.filter(({ at, type }) => at >= reported && ['paused', 'resumed'].includes(type))
        const calendar = tableCalendars[told.desk]
        const pauses = joined(pausesOf({ ...told, events: pausing }))
        let expected: number | null = null
        let paused = 0
        for (const [from, to] of [...pauses, [Infinity, Infinity]]) {
          const candidate = calendar.add(calendar.add(reported, hours * HOUR), paused)
          // The budget can be used up exactly where a pause begins.
          if (candidate <= from) expected ??= candidate
          if (expected !== null || to === Infinity) break
          paused += calendar.elapsed(from, to)
        }
        const within = { hours }
        const one = { level: 1, resolution: { within, clock: 'business' } } as const
        const { targets } = evaluate({
          policy: { ...policy, severities: { high: one } },
          calendar,
          events: [
            { at: reported, type: 'reported', severity: 'high' },
            ...(pausing as { at: number; type: 'paused' }[]),
          ],
          now: told.now,
        })
        expect(targets.resolution?.dueAt).toBe(expected)
      }),
      runs(900),
    ))

  it('is due as without pauses if all of them are in closed time', () => {
    const calendar = businessCalendar({ timeZone: 'UTC', hours: { 'mon-fri': '09:00-17:00' } })
    const at = (text: string) => Date.parse(`2026-11-${text}Z`)
    const events = [
      { at: at('23T16:00'), type: 'reported', severity: 'high' },
      { at: at('23T18:00'), type: 'paused' },
      { at: at('24T07:00'), type: 'resumed' },
    ] as const
    const { targets } = evaluate({ policy, calendar, events, now: at('24T08:00') })
    expect(targets.resolution?.dueAt).toBe(at('24T12:00'))
  })
})
