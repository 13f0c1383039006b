import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeMany, OUTCOMES } from '../../../src/compliance/index.ts'
import { evaluate, isSlaCalendarError, italianOffice, msaBusiness, slaPolicy } from '../../../src/index.ts'
import { RANGE_END } from '../../../src/time/range.ts'
import { runs } from '../../arbitraries/runs.ts'
import { outcome } from '../../laws/answers.ts'
import { anyTickets, columnsOf, severityAt, type TicketRow } from './tickets.ts'

const at = (text: string) => Date.parse(text)
const NOW = at('2026-11-24T12:00+01:00')

function errorOf(ask: () => unknown) {
  try {
    return ask()
  } catch (error) {
    return isSlaCalendarError(error) && { code: error.code, path: error.path }
  }
}

function judged(...tickets: [reported: string, stopped?: string][]) {
  const rows = tickets.map(([reported, stopped]) => ({
    ...{ severity: 0, desk: 0, reported: at(reported) },
    stopped: stopped === undefined ? Number.NaN : at(stopped),
  }))
  const options = { severities: ['high'], now: NOW }
  const { outcome, countedMs, overMs } = judgeMany(msaBusiness, [italianOffice], columnsOf(rows), options)
  return rows.map((_, k) => `${OUTCOMES[outcome[k]]} ${countedMs[k] / 60_000} ${overMs[k] / 60_000}`)
}

describe('judgeMany', () => {
  it('judges tickets on columns', () =>
    expect(
      judged(
        ['2026-11-23T09:00+01:00', '2026-11-23T15:00+01:00'],
        ['2026-11-23T09:00+01:00', '2026-11-23T15:00:00.001+01:00'],
        ['2026-11-23T11:00+01:00', '2026-11-24T11:00+01:00'],
        ['2026-11-24T10:00+01:00'],
        ['2026-11-23T10:00+01:00'],
        ['2026-11-24T10:00+01:00', '2026-11-24T13:00+01:00'],
      ),
    ).toEqual([
      'met 360 0',
      `breached ${360 + 1 / 60_000} ${1 / 60_000}`,
      'breached 540 180',
      'running 120 0',
      'breached 660 300',
      'running 120 0',
    ]))

  it('is breached if no open time lies between the deadline and the stop', () =>
    expect(
      judged(
        ['2026-11-20T12:00+01:00', '2026-11-20T18:00+01:00'],
        ['2026-11-20T12:00+01:00', '2026-11-22T10:00+01:00'],
        ['2026-11-20T12:00+01:00', '2026-11-23T09:00+01:00'],
      ),
    ).toEqual(['met 360 0', 'breached 360 0', 'breached 360 0']))

  it('is breached at the next opening, on every date', () => {
    const [opening, minutes] = [at('2025-01-01T02:08Z'), 52]
    const within = `PT${minutes}M` as const
    const policy = slaPolicy({
      name: 'P',
      severities: { high: { level: 1, firstResponse: { within, clock: 'business' } } },
    })
    const calendar = { timeZone: 'UTC', hours: { 'mon-sun': '02:08-03:00' } } as const
    const reported = Float64Array.from({ length: 1100 }, (_, day) => opening + day * 86_400_000)
    const columns = { severity: new Uint8Array(1100), reported, stopped: reported.map(at => at + 86_400_000) }
    const { outcome, countedMs } = judgeMany(policy, [calendar], columns, { now: '2029-01-01T00:00Z' })
    expect(new Set(outcome)).toEqual(new Set([OUTCOMES.indexOf('breached')]))
    expect(new Set(countedMs)).toEqual(new Set([minutes * 60_000]))
  })

  it('equals evaluate, one by one, or has the error of the first row that has one', () =>
    fc.assert(
      fc.property(anyTickets(), ({ policy, desks, rows, now }) => {
        const calendars = desks()
        const single = ({ severity, desk, reported, stopped }: TicketRow) => {
          const stop = Number.isNaN(stopped) ? [] : [{ at: stopped, type: 'resolved' as const }]
          const events = [{ at: reported, type: 'reported' as const, severity: severityAt(severity) }, ...stop]
          const { firstResponse } = evaluate({
            policy,
            calendar: calendars[desk],
            events: events as never,
            now,
          }).targets
          const { state, countedMs, remainingMs } = firstResponse ?? {
            state: 'not-applicable',
            countedMs: 0,
            remainingMs: 0,
          }
          return [state, countedMs, state === 'breached' ? 0 - remainingMs : 0]
        }
        const expected = outcome(() => rows.map(single))
        const actual = outcome(() => {
          const { outcome, countedMs, overMs } = judgeMany(policy, desks(), columnsOf(rows), { now })
          return rows.map((_, k) => [OUTCOMES[outcome[k]], countedMs[k], overMs[k]])
        })
        expect(actual).toEqual(expected)
      }),
      runs(15),
    ))

  it('has the error of evaluate, also if the report alone has another one', () => {
    const policy = slaPolicy({
      name: 'P',
      severities: { high: { level: 1, firstResponse: { within: 'PT8H', clock: 'business' } } },
    })
    // Its seven hours are too few for the budget, and those before now are over.
    const calendar = { timeZone: 'UTC', hours: {}, exceptions: { '2026-10-28': ['04:00-11:00'] } } as const
    const reported = Float64Array.of(at('2026-03-29T00:00Z'))
    const columns = { severity: new Uint8Array(1), reported, stopped: reported }
    const judge = (stopped: Float64Array) =>
      outcome(() => judgeMany(policy, [calendar], { ...columns, stopped }, { now: '2026-11-29T23:00Z' }).outcome)
    expect([judge(reported), judge(Float64Array.of(Number.NaN))]).toEqual(['instant-out-of-range', 'never-opens'])
  })

  const rows = [
    { severity: 1, desk: 0, reported: at('2026-11-23T09:00+01:00'), stopped: Number.NaN },
    { severity: 1, desk: 0, reported: at('2026-11-23T09:00+01:00'), stopped: at('2026-11-23T10:00+01:00') },
  ]
  const good = columnsOf(rows)
  it.each<[string, object, object, { code: string; path: unknown[] }]>([
    [
      'a severity out of range',
      { severity: Uint8Array.of(1, 4) },
      {},
      { code: 'input-invalid', path: ['severity', 1] },
    ],
    [
      'a calendar out of range',
      { calendar: Uint8Array.of(0, 1) },
      {},
      { code: 'input-invalid', path: ['calendar', 1] },
    ],
    ['NaN as report', { reported: Float64Array.of(NOW, NaN) }, {}, { code: 'instant-invalid', path: ['reported', 1] }],
    [
      'seconds as report',
      { reported: Float64Array.of(1.7e9, NOW) },
      {},
      { code: 'instant-invalid', path: ['reported', 0] },
    ],
    [
      'a report after now',
      { reported: Float64Array.of(NOW + 60_001, NOW) },
      {},
      { code: 'history-invalid', path: ['reported', 0] },
    ],
    [
      'a stop before the report',
      { stopped: Float64Array.of(NaN, rows[1].reported - 1) },
      {},
      { code: 'history-invalid', path: ['stopped', 1] },
    ],
    [
      'an endless stop',
      { stopped: Float64Array.of(Infinity, NaN) },
      {},
      { code: 'instant-out-of-range', path: ['stopped', 0] },
    ],
    [
      'a stop at the end of 2199',
      { stopped: Float64Array.of(RANGE_END, NaN) },
      {},
      { code: 'instant-out-of-range', path: ['stopped', 0] },
    ],
    [
      'a stop after 2199',
      { stopped: Float64Array.of(1e13, NaN) },
      {},
      { code: 'instant-out-of-range', path: ['stopped', 0] },
    ],
    ['stops of another length', { stopped: new Float64Array(1) }, {}, { code: 'input-invalid', path: ['stopped'] }],
    ['stops that are a list', { stopped: [1, 2] }, {}, { code: 'input-invalid', path: ['stopped'] }],
    ['no column of severities', { severity: undefined }, {}, { code: 'input-invalid', path: ['severity'] }],
    ['an unknown column', { paused: 1 }, {}, { code: 'key-unknown', path: ['paused'] }],
    ['no now', {}, { now: undefined }, { code: 'instant-invalid', path: ['now'] }],
    ['a now in seconds', {}, { now: 1.7e9 }, { code: 'instant-invalid', path: ['now'] }],
    ['an unknown option', {}, { until: 1 }, { code: 'key-unknown', path: ['until'] }],
    ['an unknown target', {}, { target: 'solution' }, { code: 'target-unknown', path: ['target'] }],
    ['an unknown severity', {}, { severities: ['hgih', 'low'] }, { code: 'severity-unknown', path: ['severities', 0] }],
  ])('refuses %s', (_, columns, options, error) =>
    expect(
      errorOf(() =>
        judgeMany(msaBusiness, [italianOffice], { ...good, ...columns } as never, { now: NOW, ...options } as never),
      ),
    ).toEqual(error),
  )

  it('refuses a target that needs the events of the ticket', () => {
    const heldBy = ['network']
    const policy = slaPolicy({
      name: 'P',
      severities: { high: { level: 1, firstResponse: { within: 'PT6H', clock: 'business', heldBy } } },
    })
    expect(
      errorOf(() => judgeMany(policy, [italianOffice], { ...good, severity: Uint8Array.of(0, 0) }, { now: NOW })),
    ).toEqual({
      code: 'input-invalid',
      path: ['target'],
    })
  })

  it('writes into columns that may be longer, and changes only their first rows', () => {
    const out = { outcome: Uint8Array.of(9, 9, 9), countedMs: new Float64Array(3), overMs: Float64Array.of(1, 1, 1) }
    const columns = { ...good, severity: Uint8Array.of(0, 0) }
    const { outcome, countedMs, overMs } = judgeMany(msaBusiness, [italianOffice], columns, { now: NOW })
    expect(judgeMany(msaBusiness, [italianOffice], columns, { now: NOW }, out)).toBe(out)
    expect([...out.outcome]).toEqual([...outcome, 9])
    expect([...out.countedMs]).toEqual([...countedMs, 0])
    expect([...out.overMs]).toEqual([...overMs, 1])
  })

  const out = { outcome: new Uint8Array(2), countedMs: new Float64Array(2), overMs: new Float64Array(2) }
  it.each<[string, unknown, unknown[]]>([
    ['null', null, ['out']],
    ['outcomes of another type', { ...out, outcome: new Float64Array(2) }, ['out', 'outcome']],
    ['too few outcomes', { ...out, outcome: new Uint8Array(1) }, ['out', 'outcome']],
    ['a list of lengths', { ...out, overMs: [0, 0] }, ['out', 'overMs']],
    ['too few lengths', { ...out, countedMs: new Float64Array(1) }, ['out', 'countedMs']],
  ])('refuses to write into %s', (_, given, path) =>
    expect(errorOf(() => judgeMany(msaBusiness, [italianOffice], good, { now: NOW }, given as never))).toEqual({
      code: 'input-invalid',
      path,
    }),
  )

  it('refuses a report in seconds inside the compiled window, up to the last one', () => {
    const calendar = { timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } } as const
    const now = 1e10 + 60_000
    const ask = (last: number) => () =>
      judgeMany(
        msaBusiness,
        [calendar],
        {
          severity: Uint8Array.of(0, 0),
          reported: Float64Array.of(1e10 + 1, last),
          stopped: Float64Array.of(NaN, NaN),
        },
        { now },
      )
    expect(errorOf(ask(1e10))).toEqual({ code: 'instant-invalid', path: ['reported', 1] })
    expect([...ask(1e10 + 2)().outcome]).toEqual([2, 2])
  })

  it('needs options', () =>
    expect(errorOf(() => judgeMany(msaBusiness, [italianOffice], good, undefined as never))).toEqual({
      code: 'input-invalid',
      path: [],
    }))
})
