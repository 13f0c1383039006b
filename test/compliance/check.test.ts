import { describe, expect, it } from 'vitest'
import { Check, type CheckOptions } from '../../src/compliance/check.ts'
import type { Waiver } from '../../src/compliance/gate/waivers.ts'
import type { TicketInput } from '../../src/compliance/ticket-input.ts'
import { explain } from '../../src/explain/explain.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { version } from '../../src/version.ts'
import { at, BOSTON, DESK, events, SHUT, segmentsOf } from '../clock/notation.ts'
import { refusal } from '../validation/refusal.ts'
import {
  answered,
  breached,
  check,
  contract,
  countsOf,
  findingsOf,
  judged,
  met,
  PLAIN,
  rejected,
  resultOf,
  ticket,
  verdictText,
} from './notation.ts'

const within = 'PT2H'
const GOLD = slaPolicy({
  name: 'Gold',
  severities: {
    high: { level: 1, firstResponse: { within: 'PT6H', clock: 'business' }, update: { within, clock: 'business' } },
    low: { level: 2, update: { within, clock: 'business', calendar: 'boston' } },
    note: { level: 3 },
  },
  entitlements: { premium: { limit: 36, per: 'year' } },
})
const gold = contract({ policyName: 'gold', policy: GOLD })
const calendars = { boston: BOSTON }

describe('Check.ticket', () => {
  it('returns the ticket with its verdicts, terms and source', () => {
    const own = { source: { file: 'a.csv', line: 7 }, fields: { project: 'Web' } }
    const found = judged(check(), breached('INC-1', own))
    const { verdicts, explain: _, ...rest } = found
    expect(rest).toEqual({
      status: 'judged',
      id: 'INC-1',
      input: breached('INC-1', own),
      source: own.source,
      severity: 'high',
      policy: 'plain',
      calendar: 'desk',
      timeZone: 'Europe/Rome',
    })
    expect(verdicts.map(verdictText)).toEqual([
      'firstResponse 1 high: breached since mon 23 09:00, due mon 23 15:00, stopped mon 23 16:00, 7:00 counted (1.1666666666666667), over by 1:00',
    ])
  })

  it('returns plain objects, of which a copy has everything', () => {
    const one = check({ since: at('mon 23 09:00') })
    const copy = { ...judged(one, breached('a')) }
    expect(copy.input).toEqual(breached('a'))
    expect(copy.explain('firstResponse')).toMatchObject({ dueAt: at('mon 23 15:00') })
    const { error, ...rest } = { ...rejected(one, ticket('b', 'mon 23 09:00 reported hihg')) }
    expect(error.code).toBe('severity-unknown')
    expect(rest).toEqual({
      status: 'rejected',
      id: 'b',
      source: undefined,
      message: '"hihg" is not known. Did you mean high?',
      column: undefined,
      field: 'severity',
      event: 'reported',
    })
    expect(one.ticket(ticket('c', 'sun 22 09:00 reported high'))).toEqual({
      status: 'out-of-period',
      id: 'c',
      source: undefined,
      reportedAt: at('sun 22 09:00'),
    })
  })

  it('reads single cells if the ticket offers them', () => {
    const asked: string[] = []
    const input: TicketInput = {
      ...met('a'),
      get fields(): never {
        throw new Error('All cells were read.')
      },
      field(column) {
        asked.push(column)
        return { customer: 'Acme', made_sla: 'false' }[column]
      },
    }
    const contracts = [contract({ when: { customer: ['Acme'] }, policyName: 'acme' })]
    const found = judged(check({ contracts, compare: 'made_sla' }), input)
    expect([found.policy, found.difference?.reported, asked]).toEqual(['acme', 'false', ['customer', 'made_sla']])
  })

  it('judges by the contract that covers the ticket, and its names of severities', () => {
    const contracts = [
      contract({ when: { customer: ['Acme'] }, severities: { P1: 'low' }, policyName: 'acme', calendarName: 'other' }),
      contract({ severities: { P1: 'high' } }),
    ]
    const lines = ['mon 23 09:00 reported P1', 'mon 23 16:00 responded']
    const acme = judged(check({ contracts }), { ...ticket('a', ...lines), fields: { customer: 'Acme' } })
    expect([acme.severity, acme.policy, acme.calendar, acme.verdicts[0].outcome]).toEqual([
      'low',
      'acme',
      'other',
      'met',
    ])
    const rest = judged(check({ contracts }), ticket('b', ...lines))
    expect([rest.severity, rest.policy, rest.calendar, rest.verdicts[0].outcome]).toEqual([
      'high',
      'plain',
      'desk',
      'breached',
    ])
  })

  it('judges a whole history', () => {
    const found = judged(
      check({ contracts: [gold], calendars, now: at('tue 24 18:00') }),
      ticket('a', 'mon 23 09:00 reported high', 'mon 23 16:00 severityChanged low', 'mon 23 17:00 updated'),
    )
    expect(found.severity).toBe('low')
    // Boston opens at three: three to five, of two hours.
    expect(found.verdicts.map(verdictText)).toEqual([
      'firstResponse 1 high: breached since mon 23 09:00, due mon 23 15:00, stopped mon 23 16:00, 7:00 counted (1.1666666666666667), over by 1:00',
      'update 1 high: breached since mon 23 09:00, due mon 23 11:00, stopped mon 23 16:00, 7:00 counted (3.5), over by 5:00',
      'update 1 low: met since mon 23 09:00, due mon 23 17:00, stopped mon 23 17:00, 2:00 counted (1)',
      'update 2 low: breached since mon 23 17:00, due mon 23 19:00, stopped -, 9:00 counted (4.5), over by 7:00',
    ])
  })

  it('judges only tickets that were reported in the period', () => {
    const period = { since: at('mon 23 09:00'), until: '2026-11-24T09:00+01:00' }
    const reports = ['mon 23 08:59', 'mon 23 09:00', 'tue 24 08:59', 'tue 24 09:00']
    const one = check(period)
    const found = reports.map(report => one.ticket(ticket(report, `${report} reported low`)).status)
    expect(found).toEqual(['out-of-period', 'judged', 'judged', 'out-of-period'])
    expect(resultOf(one)).toMatchObject({ tickets: 2, outsidePeriod: 2 })
  })

  it('does not reject an invalid ticket outside the period', () => {
    const one = check({ since: at('mon 23 09:00'), contracts: [contract({ when: { customer: ['Acme'] } })] })
    expect(one.ticket({ ...ticket('a', 'sun 22 09:00 reported hihg'), entitlement: 'nonsense' }).status).toBe(
      'out-of-period',
    )
  })

  describe('explains', () => {
    it('when the last cycle of a target is due', () => {
      const { segments, overrun, dueAt } = judged(check(), breached('a')).explain('firstResponse')
      expect(dueAt).toBe(at('mon 23 15:00'))
      expect(segmentsOf(segments)).toEqual(['+ mon 23 09:00 to mon 23 15:00 hours'])
      expect(segmentsOf(overrun)).toEqual(['+ mon 23 15:00 to mon 23 16:00 hours'])
    })

    const history = ['mon 23 09:00 reported high', 'mon 23 12:00 updated', 'mon 23 16:00 severityChanged low']
    const found = judged(check({ contracts: [gold], calendars }), ticket('a', ...history))

    it('an earlier cycle, or a replaced target, as it was when it ended', () => {
      const [first, earlier, second, last] = found.verdicts
      expect(found.verdicts.map(({ target, cycle, severity }) => `${target} ${cycle} ${severity}`)).toEqual([
        'firstResponse 1 high',
        'update 1 high',
        'update 2 high',
        'update 2 low',
      ])
      expect(found.explain('update', earlier)).toMatchObject({ severity: 'high', dueAt: at('mon 23 11:00') })
      expect(segmentsOf(found.explain('update', earlier).overrun)).toEqual(['+ mon 23 11:00 to mon 23 12:00 hours'])
      expect(found.explain('firstResponse', first)).toMatchObject({ severity: 'high', dueAt: at('mon 23 15:00') })
      expect(segmentsOf(found.explain('firstResponse', first).overrun)).toEqual([
        '+ mon 23 15:00 to mon 23 16:00 hours',
      ])
      expect(found.explain('update', second)).toMatchObject({ severity: 'high', dueAt: at('mon 23 14:00') })
      expect(found.explain('update', last)).toMatchObject({ severity: 'low', dueAt: at('mon 23 17:00') })
    })

    it('the last cycle for the last verdict, or one that did not end then', () => {
      const last = found.verdicts.at(-1)!
      const { notices: _, ...expected } = found.explain('update')
      expect(found.explain('update', last)).toMatchObject(expected)
      expect(found.explain('update', { ...last, stoppedAt: 5 })).toMatchObject(expected)
    })

    it('no target that the severity lacks', () => {
      expect(refusal(() => judged(check(), met('a')).explain('update'))).toMatch(/^target-unknown target: "update"/)
    })

    it('exactly as `explain` does, with the severity of the policy', () => {
      const one = judged(check({ contracts: [contract({ severities: { P1: 'high' } })] }), {
        ...ticket('a', 'mon 23 09:00 reported P1', 'mon 23 16:00 responded'),
      })
      const same = events('mon 23 09:00 reported high', 'mon 23 16:00 responded')
      const history = { policy: PLAIN, calendar: DESK, events: same, now: at('fri 27 20:00') }
      expect(one.explain('firstResponse')).toEqual(explain(history))
      expect(one.explain('firstResponse', one.verdicts[0])).toEqual(explain(history))
    })
  })

  describe('rejects a ticket with', () => {
    const reason = (input: TicketInput, own: Partial<CheckOptions> = {}) => {
      const one = check(own)
      const found = rejected(one, input)
      expect(resultOf(one)).toMatchObject({ tickets: 0, summary: { all: { tickets: 0 } } })
      return [found.error.code, found.column ?? found.field ?? '', found.event ?? '', found.message].join(' | ')
    }

    it('no contract', () => {
      const contracts = [contract({ when: { customer: ['Acme'] } })]
      expect(reason(met('a', { fields: { customer: 'Acmee' } }), { contracts })).toBe(
        'input-invalid | customer |  | "Acmee" falls under no contract. Did you mean Acme?',
      )
      expect(reason(met('a'), { contracts: [contract({ from: at('tue 24 00:00') })] })).toBe(
        'input-invalid | at | reported | No contract covering this ticket is in force on 2026-11-23. Check the dates of the contracts.',
      )
    })

    it('an unknown severity', () => {
      expect(reason(ticket('a', 'mon 23 09:00 reported hihg'))).toBe(
        'severity-unknown | severity | reported | "hihg" is not known. Did you mean high?',
      )
      expect(reason(ticket('a', 'mon 23 09:00 reported high', 'mon 23 10:00 severityChanged lwo'))).toBe(
        'severity-unknown | severity | severityChanged | "lwo" is not known. Did you mean low?',
      )
    })

    it.each([
      ['history-invalid |  |  | There is no event of type "reported". Add one.', ['mon 23 10:00 responded']],
      [
        'history-invalid |  | reported | The ticket is reported a second time. Keep one event of type "reported".',
        ['mon 23 09:00 reported high', 'mon 23 10:00 reported high'],
      ],
      [
        'history-invalid |  | responded | It happened before the report. Correct one of the two times.',
        ['mon 23 09:00 reported high', 'mon 23 08:00 responded'],
      ],
      ['history-invalid | at | reported | It is later than `now`. Use a later `now`.', ['sat 28 09:00 reported high']],
      [
        'channel-unknown | channel | reported | "wep" is not known. Did you mean web?',
        ['mon 23 09:00 reported high wep'],
      ],
    ])('%s', (expected, lines) => {
      expect(reason(ticket('a', ...lines))).toBe(expected)
    })

    it('an invalid instant', () => {
      const event = { at: Number.NaN, type: 'reported', severity: 'high' } as const
      expect(reason({ id: 'a', events: [event] })).toMatch(/^instant-invalid \| at \| reported \| /)
    })

    it('an instant out of range', () => {
      const event = { at: Date.UTC(1899, 0), type: 'reported', severity: 'high' } as const
      expect(reason({ id: 'a', events: [event] })).toMatch(/^instant-out-of-range \| at \| reported \| /)
    })

    it('a target that is never due, because the calendar never opens', () => {
      expect(reason(met('a'), { contracts: [contract({ calendar: SHUT })] })).toMatch(
        /^never-opens \| at \| reported \| /,
      )
    })

    it('an entitlement that the policy lacks', () => {
      const own = { contracts: [gold], calendars }
      expect(reason(met('a', { entitlement: 'premum' }), own)).toBe(
        'entitlement-unknown | entitlement |  | "premum" is not known. Did you mean premium?',
      )
    })
  })

  it.each<[unknown, string]>([
    [null, '[] null is not an object.'],
    ['T-1', '[] "T-1" is not an object.'],
    [{ id: 'T-1' }, '["events"] events: This key is required. Give the list of events.'],
    [{ id: 'T-1', events: true }, '["events"] events: true is not a list.'],
    [{ id: 'T-1', events: [null] }, '["events",0] events[0]: null is not an object.'],
    [{ id: 'T-1', events: Array(1) }, '["events",0] events[0]: undefined is not an object.'],
    [
      { ...met('T-1'), events: [...met('T-1').events, 'responded'] },
      '["events",2] events[2]: "responded" is not an object.',
    ],
    [{ ...met('T-1'), fields: { customer: 17 } }, '["fields","customer"] fields.customer: 17 is not a text.'],
    [{ ...met('T-1'), fields: 5 }, '["fields"] fields: 5 is not an object.'],
    [{ ...met('T-1'), spentMS: 5 }, '["spentMS"] spentMS: This key is not known. Did you mean spentMs?'],
    [{ id: 'T-1', evnts: met('T-1').events }, '["evnts"] evnts: This key is not known. Did you mean events?'],
    [
      { ...met('T-1'), now: 0 },
      '["now"] now: This key is not known. Known: id, events, fields, field, source, entitlement, spentMs.',
    ],
  ])('rejects a malformed ticket: %j', (input, expected) => {
    const contracts = [contract({ when: { customer: ['Acme'] } })]
    const { error } = rejected(check({ contracts }), input as TicketInput)
    expect(`${JSON.stringify(error.path)} ${error.message}`).toBe(expected)
  })

  describe('with an entitlement that is a bank of hours, rejects spent time that', () => {
    const policy = slaPolicy({ ...PLAIN, entitlements: { care: { limit: 'PT40H', per: 'month' } } })
    const contracts = [contract({ policy })]
    it.each<[string, unknown, string]>([
      ['is missing', undefined, 'spentMs: The entitlement care is a bank of hours, and the ticket has no time that'],
      ['is a text', '7200000', 'spentMs: "7200000" is not a number of milliseconds.'],
      ['is NaN', Number.NaN, 'spentMs: NaN is not a number of milliseconds.'],
      ['is negative', -1, 'spentMs: -1 is not a number of milliseconds.'],
    ])('%s, also outside the period', (_, spentMs, expected) => {
      const input = met('T-1', { entitlement: 'care', spentMs: spentMs as number })
      for (const own of [{}, { since: at('tue 24 00:00') }]) {
        const { error, event } = rejected(check({ contracts, ...own }), input)
        expect(error.message).toContain(expected)
        expect([error.path, event]).toEqual([['spentMs'], undefined])
      }
    })
  })

  it('throws errors that are not about the ticket', () => {
    const events = [
      new Proxy(
        {},
        {
          get: () => {
            throw new TypeError('mine')
          },
        },
      ),
    ] as never
    expect(() => check().ticket({ id: 'a', events })).toThrow('mine')
  })

  it('gives the same verdicts for a simple history and one with further events', () => {
    const lines = ['mon 23 09:00 reported high', 'mon 23 16:00 responded']
    const plain = judged(check(), ticket('a', ...lines)).verdicts
    expect(judged(check(), ticket('a', ...lines, 'mon 23 17:00 phoned')).verdicts).toEqual(plain)
  })
})

describe('Check.result', () => {
  it('returns the outcome, the terms, the counts, gates and findings', () => {
    const tickets = [met('a'), breached('b'), ticket('c', 'fri 27 17:00 reported low')]
    const { summary, ...rest } = resultOf(check(), tickets)
    expect(rest).toEqual({
      outcome: 'breached',
      now: at('fri 27 20:00'),
      version,
      tzdata: process.versions.tz,
      policies: ['plain'],
      calendars: ['desk'],
      tickets: 3,
      outsidePeriod: 0,
      notJudged: [],
      gates: [{ met: 1, breached: 1, waived: 0, known: 0, percent: 50, isJudged: true, isMissed: true }],
      attainment: [],
      months: [
        { month: '2026-11', target: 'firstResponse', met: 1, breached: 1, open: 1, waived: 0, known: 0, percent: 50 },
      ],
      holders: [],
      findings: [],
    })
    expect(countsOf(summary.all)).toEqual({ tickets: 3, met: 1, breached: 1, running: 1, percent: 50 })
    expect(Object.keys(summary.severities)).toEqual(['high', 'low'])
    expect(countsOf(summary.severities.high)).toEqual({ tickets: 2, met: 1, breached: 1, percent: 50 })
    expect(summary.all).toMatchObject({ medianMs: 3_600_000, p90Ms: 7 * 3_600_000 })
    expect(summary.weeks).toEqual([{ week: '2026-W48', severity: 'high', met: 1, breached: 1 }])
    expect(summary.used.flatMap((count, i) => (count ? [[i, count]] : []))).toEqual([
      [1, 1],
      [11, 1],
    ])
  })

  it('takes the week in the zone of the ticket’s calendar', () => {
    // Monday, half past midnight in Rome, is Sunday in Boston.
    const report = ticket('a', 'mon 23 00:30 reported high', 'mon 23 15:30 responded')
    const weekIn = (own: object) => resultOf(check({ contracts: [contract(own)] }), [report]).summary.weeks[0].week
    expect([weekIn({}), weekIn({ calendar: BOSTON })]).toEqual(['2026-W48', '2026-W47'])
  })

  it('names each policy and calendar once', () => {
    const contracts = [contract({ when: { a: ['b'] } }), gold, contract({ calendarName: 'other' })]
    expect(resultOf(check({ contracts, calendars }), [met('a')])).toMatchObject({
      policies: ['plain', 'gold'],
      calendars: ['desk', 'other'],
    })
  })

  it('counts the use of entitlements, also by tickets outside the period', () => {
    const one = check({ contracts: [gold], calendars, since: at('mon 23 09:00') })
    const use = (id: string, report: string, entitlement?: string) => ({
      ...ticket(id, `${report} reported high`),
      entitlement,
    })
    const tickets = [use('a', 'fri 20 09:00', 'premium'), use('b', 'mon 23 09:00', 'premium')]
    const others = [use('c', 'mon 23 09:00'), use('d', 'fri 20 09:00'), use('e', 'fri 20 09:00', 'none')]
    expect(resultOf(one, [...tickets, ...others]).entitlements).toEqual({ 'gold: premium': { limit: 36, used: 2 } })
    expect(resultOf(check(), [met('a')])).not.toHaveProperty('entitlements')
  })

  describe('has the outcome', () => {
    const outcome = (own: Partial<CheckOptions>, tickets: TicketInput[]) => resultOf(check(own), tickets).outcome

    it('met if every target was met, or is open', () => {
      expect(outcome({}, [met('a'), ticket('b', 'fri 27 17:00 reported low')])).toBe('met')
      expect(outcome({}, [ticket('b', 'fri 27 17:00 reported low')])).toBe('met')
    })

    it('breached if one was breached', () => {
      expect(outcome({}, [met('a'), breached('b')])).toBe('breached')
    })

    it('inconclusive if there is nothing to check', () => {
      expect(outcome({}, [])).toBe('inconclusive')
      expect(outcome({ since: at('tue 24 00:00') }, [met('a')])).toBe('inconclusive')
      expect(outcome({ contracts: [gold], calendars }, [ticket('a', 'mon 23 09:00 reported note')])).toBe(
        'inconclusive',
      )
    })

    it('that a minimum decides', () => {
      expect(outcome({ minimums: { all: 50 } }, [met('a'), breached('b')])).toBe('met')
      expect(outcome({ minimums: { all: 51 } }, [met('a'), breached('b')])).toBe('breached')
      expect(outcome({ minimums: { severities: { low: 100 } } }, [met('a')])).toBe('met')
      expect(outcome({ minimums: { severities: { low: 100 } } }, [breached('a')])).toBe('breached')
      expect(outcome({ minimums: { severities: { high: 0 } } }, [breached('a')])).toBe('met')
    })

    it('that `minTickets` decides; without `minimums` it requires 100%', () => {
      expect(outcome({ minTickets: 2 }, [met('a'), met('b')])).toBe('met')
      expect(outcome({ minTickets: 2 }, [met('a'), breached('b')])).toBe('breached')
      expect(outcome({ minTickets: 3 }, [met('a'), breached('b')])).toBe('inconclusive')
      expect(outcome({ minTickets: 3, minimums: { severities: { high: 50 } } }, [met('a'), breached('b')])).toBe(
        'inconclusive',
      )
    })

    it('inconclusive if nothing could be compared with the column', () => {
      expect(outcome({ compare: 'made_sla' }, [met('a', { fields: { made_sla: 'true' } })])).toBe('met')
      expect(outcome({ compare: 'made_sla' }, [met('a', { fields: { made_sla: 'who knows' } })])).toBe('inconclusive')
      expect(outcome({ compare: 'made_sla' }, [met('a', { fields: { sla: 'true' } })])).toBe('inconclusive')
    })
  })

  it('gives the reason why there was nothing to check', () => {
    const said = (own: Partial<CheckOptions>, ...tickets: TicketInput[]) =>
      findingsOf(resultOf(check(own), tickets).findings)[0]
    expect(said({})).toBe('error nothing-to-check: Nothing to check: no ticket was judged.')
    expect(said({ minTickets: 2 }, met('a'))).toBe(
      'error nothing-to-check: Nothing to check: no share could be judged.',
    )
    expect(said({ contracts: [gold], calendars }, ticket('a', 'mon 23 09:00 reported note'))).toBe(
      'error nothing-to-check: Nothing to check: no target applies to these tickets.',
    )
    expect(said({}, met('a'))).toBeUndefined()
  })

  it('has no percentage of fewer tickets than `minTickets`', () => {
    const { summary } = resultOf(check({ minTickets: 2 }), [met('a')])
    expect([summary.all.percent, summary.severities.high.percent]).toEqual([null, null])
    expect(resultOf(check(), [met('a')]).summary.all.percent).toBe(100)
  })

  describe('with waivers and a baseline', () => {
    const waivers: Waiver[] = [{ ticket: 'a', reason: 'strike' }]
    const baseline = [{ ticket: 'b', target: 'firstResponse', cycle: 1, severity: 'high' }] as const

    it('passes if every breach is waived or known', () => {
      const one = check({ waivers, baseline })
      const [a, b] = [judged(one, breached('a')), judged(one, breached('b'))]
      expect(a.verdicts[0]).toMatchObject({ outcome: 'breached', waived: 'strike' })
      expect(b.verdicts[0]).toMatchObject({ outcome: 'breached', known: true })
      const result = resultOf(one)
      expect(countsOf(result.summary.all)).toEqual({ tickets: 2, breached: 2, waived: 1, known: 1 })
      expect([result.outcome, result.findings]).toEqual(['met', []])
      expect(resultOf(one, [breached('c')]).outcome).toBe('breached')
    })

    it('leaves other verdicts as they are', () => {
      for (const own of [{ waivers }, { baseline }, {}]) {
        expect(judged(check(own), met('a')).verdicts[0]).not.toHaveProperty('waived')
        expect(judged(check(own), breached('c')).verdicts[0]).not.toHaveProperty('known')
        expect(judged(check(own), breached('c')).verdicts[0]).not.toHaveProperty('waived')
      }
    })

    it('counts a breach that is waived and known as waived, and its baseline entry as used', () => {
      const one = check({ waivers: [{ ticket: 'b', reason: 'strike' }], baseline })
      const [verdict] = judged(one, breached('b')).verdicts
      expect(verdict.waived).toBe('strike')
      expect(verdict).not.toHaveProperty('known')
      expect(resultOf(one).findings).toEqual([])
    })

    it('reports unused waivers and entries, except those of tickets outside the period', () => {
      const rules = (own: Partial<CheckOptions>) =>
        resultOf(check({ waivers, baseline, ...own }), [met('a'), met('b'), met('c')]).findings.map(({ rule }) => rule)
      expect(rules({})).toEqual(['waiver-unused', 'baseline-unused'])
      expect(rules({ since: at('tue 24 00:00') })).toEqual(['nothing-to-check'])
    })
  })

  it('orders its findings: nothing to check, minimums, comparison, waivers, baseline', () => {
    const one = check({
      minimums: { severities: { high: 100, low: 100 } },
      compare: 'made_sla',
      waivers: [{ ticket: 'x', reason: 'strike' }],
      baseline: [{ ticket: 'x', target: 'firstResponse', cycle: 1, severity: 'high' }],
    })
    const rules = ['not-judged', 'not-judged', 'comparison-unread', 'waiver-unused', 'baseline-unused']
    const open = ticket('b', 'fri 27 17:00 reported low')
    expect(resultOf(one, [open]).findings.map(({ rule }) => rule)).toEqual(['nothing-to-check', ...rules])
  })

  it('compares with the product’s own verdicts', () => {
    const one = check({ compare: 'made_sla' })
    const cells = (made_sla: string) => ({ fields: { made_sla } })
    expect(judged(one, breached('a', cells('true')))).toMatchObject({
      difference: { target: 'firstResponse', reported: 'true', computed: 'breached' },
    })
    expect(judged(one, breached('b', cells('false')))).not.toHaveProperty('difference')
    judged(one, met('c', cells('')))
    expect(resultOf(one).comparison).toEqual({
      target: 'firstResponse',
      column: 'made_sla',
      agreed: 1,
      differed: 1,
      absent: 1,
      unread: 0,
    })
    expect(resultOf(check())).not.toHaveProperty('comparison')
  })

  it('may be called again, before and after further tickets', () => {
    const one = check()
    const first = resultOf(one, [met('a')])
    expect(resultOf(one)).toEqual(first)
    expect(resultOf(one, [answered('b', 'mon 23 11:00')]).summary.all.tickets).toBe(2)
  })
})

describe('Check, with `targets`', () => {
  const both = slaPolicy({
    name: 'Both',
    severities: {
      high: {
        level: 1,
        firstResponse: { within: 'PT6H', clock: 'business' },
        resolution: { within: 'PT8H', clock: 'business' },
      },
      low: { level: 2, resolution: { within: 'PT8H', clock: 'business' } },
    },
  })
  const contracts = [contract({ policy: both })]
  const late = ticket('a', 'mon 23 09:00 reported high', 'mon 23 16:00 resolved')

  it('gives no verdict on the other targets, and names them', () => {
    const one = check({ contracts, targets: ['resolution'] })
    expect(judged(one, late).verdicts.map(({ target, outcome }) => `${target} ${outcome}`)).toEqual(['resolution met'])
    const result = resultOf(one)
    expect(result).toMatchObject({ outcome: 'met', notJudged: ['firstResponse'], summary: { target: 'resolution' } })
    expect(Object.keys(result.summary.targets)).toEqual(['resolution'])
    expect(countsOf(result.summary.all)).toEqual({ tickets: 1, met: 1, percent: 100 })
    expect(resultOf(check({ contracts }), [late])).toMatchObject({ outcome: 'breached', notJudged: [] })
  })

  it('ignores waivers and baseline entries of other targets', () => {
    const other = { ticket: 'z', target: 'firstResponse' } as const
    const own = { waivers: [{ ...other, reason: 'x' }], baseline: [{ ...other, cycle: 1, severity: 'high' }] }
    expect(resultOf(check({ contracts, ...own }), [late]).findings).toHaveLength(2)
    expect(resultOf(check({ contracts, targets: ['resolution'], ...own }), [late]).findings).toEqual([])
  })

  it('applies a minimum to these targets only', () => {
    const result = resultOf(check({ contracts, targets: ['resolution'], minimums: { all: 100 } }), [late])
    expect(result).toMatchObject({ outcome: 'met', gates: [{ target: 'resolution', minimum: 100, percent: 100 }] })
  })

  it('is inconclusive if none of them applies', () => {
    const low = ticket('b', 'mon 23 09:00 reported low')
    expect(resultOf(check({ contracts, targets: ['firstResponse'] }), [low]).outcome).toBe('inconclusive')
  })

  it.each([
    ['targets: The list is empty. Promised: firstResponse, resolution.', []],
    ['targets[1]: No policy promises update. Promised: firstResponse, resolution.', ['resolution', 'update']],
    ['targets[0]: "resoluton" is not known. Did you mean resolution?', ['resoluton']],
    ['targets: "resolution" is not a list.', 'resolution'],
  ])('refuses its options: %s', (message, targets) => {
    expect(refusal(() => check({ contracts, targets: targets as never }))).toContain(message)
  })

  it('counts the first target that applies, in the order of reports, as all', () => {
    const low = ticket('b', 'mon 23 09:00 reported low', 'mon 23 16:00 resolved')
    expect(resultOf(check({ contracts }), [low]).summary).toMatchObject({ target: 'resolution', all: { met: 1 } })
    expect(resultOf(check({ contracts }), [low, late]).summary).toMatchObject({
      target: 'firstResponse',
      all: { tickets: 2, breached: 1, notApplicable: 1 },
    })
  })
})

describe('Check', () => {
  it.each<[string, object]>([
    ['key-unknown minumums: This key is not known. Did you mean minimums?', { minumums: {} }],
    ['key-missing contracts: This key is required. Give at least one.', { contracts: undefined }],
    ['input-invalid contracts: The list of contracts is empty. Give at least one.', { contracts: [] }],
    ['key-missing now: This key is required. Give the instant to judge by, such as new Date().', { now: undefined }],
    ['range-reversed until: The end is before the start. Swap them.', { since: 5, until: 4 }],
    ['input-invalid minTickets: 0 is not a whole number from 1 to 9007199254740991.', { minTickets: 0 }],
    ['input-invalid minTickets: 1.5 is not a whole number from 1 to 9007199254740991.', { minTickets: 1.5 }],
    [
      'severity-unknown minimums.severities.hihg: "hihg" is not known. Did you mean high?',
      { minimums: { severities: { hihg: 5 } } },
    ],
    ['input-invalid compare: "" is not a text.', { compare: '' }],
    ['input-invalid waivers[0]: 7 is not an object.', { waivers: [7] }],
    ['input-invalid baseline[0]: 7 is not an object.', { baseline: [7] }],
    [
      'key-unknown contracts[0].untill: This key is not known. Did you mean until?',
      { contracts: [contract({ untill: 5 } as never)] },
    ],
    ['input-invalid contracts[0].name: 5 is not a text.', { contracts: [contract({ name: 5 as never })] }],
    [
      'input-invalid contracts[0].when.customer[1]: 42 is not a text.',
      { contracts: [contract({ when: { customer: ['Acme', 42 as never] } })] },
    ],
    [
      'key-missing contracts[0].when: This key is required. Write {} for every ticket.',
      { contracts: [contract({ when: undefined })] },
    ],
    [
      'calendar-unknown contracts[0].policy.severities.low.update.calendar: "boston" is not one of the calendars given.',
      { contracts: [gold] },
    ],
    [
      'calendar-required calendars.boston: null is not a calendar. Pass a calendar or its spec.',
      { calendars: { boston: null } },
    ],
  ])('refuses its options: %s', (expected, own) => {
    expect(refusal(() => check(own)).trim()).toBe(expected)
  })

  it.each(['now', 'since', 'until'])('refuses a %s that is not an instant', key => {
    expect(refusal(() => check({ [key]: '2026-11-23T09:00' }))).toMatch(`instant-without-zone ${key}: `)
  })

  it('accepts an empty period, in which nothing was reported', () => {
    expect(check({ since: 5, until: 5 }).ticket(met('a')).status).toBe('out-of-period')
  })

  it('needs only contracts and an instant', () => {
    expect(new Check({ contracts: [contract()], now: new Date(at('fri 27 20:00')) }).ticket(met('a')).status).toBe(
      'judged',
    )
  })

  it('ends the dates of waivers in the zone of the first contract', () => {
    // Saturday in Rome, an hour past midnight, is Friday in Boston.
    const expired = (calendar: typeof DESK) => {
      const waivers = [{ ticket: 'x', reason: 'strike', until: '2026-11-27' }]
      const contracts = [contract({ calendar }), contract({ calendar: DESK })]
      return resultOf(check({ waivers, contracts, now: at('sat 28 01:00') }), [met('a')]).findings[0].rule
    }
    expect([expired(DESK), expired(BOSTON)]).toEqual(['waiver-expired', 'waiver-unused'])
  })
})
