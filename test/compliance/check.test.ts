import { describe, expect, it } from 'vitest'
import { Check, type CheckOptions } from '../../src/compliance/check.ts'
import type { Waiver } from '../../src/compliance/gate/waivers.ts'
import type { TicketInput } from '../../src/compliance/verdicts/evaluated-ticket.ts'
import { explain } from '../../src/explain/explain.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { version } from '../../src/version.ts'
import { at, BOSTON, DESK, events, SHUT, segmentsOf } from '../clock/notation.ts'
import { refusal } from '../validation/refusal.ts'
import {
  answered,
  broken,
  check,
  contract,
  countsOf,
  findingsOf,
  judged,
  kept,
  PLAIN,
  resultOf,
  ticket,
  unjudged,
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
  it('tells all there is of a ticket', () => {
    const own = { source: { file: 'a.csv', line: 7 }, fields: { project: 'Web' } }
    const found = judged(check(), broken('INC-1', own))
    const { verdicts, ...rest } = found
    expect(found.fields).toBe(own.fields)
    expect(rest).toEqual({
      id: 'INC-1',
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

  it('has no fields where none were given', () => {
    expect(judged(check(), kept('a')).fields).toEqual({})
  })

  it('asks for single cells where they can be had', () => {
    const asked: string[] = []
    const input: TicketInput = {
      ...kept('a'),
      get fields(): never {
        throw new Error('Nobody needs all of them.')
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

  it('looks only at tickets that were reported in the period', () => {
    const period = { since: at('mon 23 09:00'), until: '2026-11-24T09:00+01:00' }
    const reports = ['mon 23 08:59', 'mon 23 09:00', 'tue 24 08:59', 'tue 24 09:00']
    const one = check(period)
    const found = reports.map(report => one.ticket(ticket(report, `${report} reported low`))?.id)
    expect(found).toEqual([undefined, 'mon 23 09:00', 'tue 24 08:59', undefined])
    expect(resultOf(one, [])).toMatchObject({ tickets: 2, outsidePeriod: 2 })
  })

  it('passes over a ticket outside the period whatever is wrong with it', () => {
    const one = check({ since: at('mon 23 09:00'), contracts: [contract({ when: { customer: ['Acme'] } })] })
    expect(one.ticket({ ...ticket('a', 'sun 22 09:00 reported hihg'), entitlement: 'nonsense' })).toBeUndefined()
  })

  describe('explains', () => {
    it('why the last run of a target is due', () => {
      const { segments, overrun, dueAt } = judged(check(), broken('a')).explain('firstResponse')
      expect(dueAt).toBe(at('mon 23 15:00'))
      expect(segmentsOf(segments)).toEqual(['+ mon 23 09:00 to mon 23 15:00 hours'])
      expect(segmentsOf(overrun)).toEqual(['+ mon 23 15:00 to mon 23 16:00 hours'])
    })

    const history = ['mon 23 09:00 reported high', 'mon 23 12:00 updated', 'mon 23 16:00 severityChanged low']
    const found = judged(check({ contracts: [gold], calendars }), ticket('a', ...history))

    it('an earlier run, or a promise that was replaced, as it stood when it ended', () => {
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

    it('the last run where the verdict is of no other', () => {
      const last = found.verdicts.at(-1)!
      const { notices: _, ...expected } = found.explain('update')
      expect(found.explain('update', last)).toMatchObject(expected)
      expect(found.explain('update', { ...last, stoppedAt: 5 })).toMatchObject(expected)
    })

    it('nothing of a target that the ticket has not', () => {
      expect(refusal(() => judged(check(), kept('a')).explain('update'))).toMatch(/^target-unknown target: "update"/)
    })

    it('in the very words of explain, with severities by the contract’s names', () => {
      const one = judged(check({ contracts: [contract({ severities: { P1: 'high' } })] }), {
        ...ticket('a', 'mon 23 09:00 reported P1', 'mon 23 16:00 responded'),
      })
      const same = events('mon 23 09:00 reported high', 'mon 23 16:00 responded')
      const history = { policy: PLAIN, calendar: DESK, events: same, now: at('fri 27 20:00') }
      expect(one.explain('firstResponse')).toEqual(explain(history))
      expect(one.explain('firstResponse', one.verdicts[0])).toEqual(explain(history))
    })
  })

  describe('says why a ticket cannot be judged:', () => {
    const why = (input: TicketInput, own: Partial<CheckOptions> = {}) => {
      const one = check(own)
      const found = unjudged(one, input)
      expect(resultOf(one, [])).toMatchObject({ tickets: 0, summary: { all: { tickets: 0 } } })
      return [found.error.code, found.column ?? found.field ?? '', found.event ?? '', found.message].join(' | ')
    }

    it('no contract', () => {
      const contracts = [contract({ when: { customer: ['Acme'] } })]
      expect(why(kept('a', { fields: { customer: 'Acmee' } }), { contracts })).toBe(
        'input-invalid | customer |  | "Acmee" falls under no contract. Did you mean Acme?',
      )
      expect(why(kept('a'), { contracts: [contract({ from: at('tue 24 00:00') })] })).toBe(
        'input-invalid | at | reported | No contract covering this ticket is in force on 2026-11-23. Check the dates of the contracts.',
      )
    })

    it('a severity that nobody knows', () => {
      expect(why(ticket('a', 'mon 23 09:00 reported hihg'))).toBe(
        'severity-unknown | severity | reported | "hihg" is not known. Did you mean high?',
      )
      expect(why(ticket('a', 'mon 23 09:00 reported high', 'mon 23 10:00 severityChanged lwo'))).toBe(
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
      expect(why(ticket('a', ...lines))).toBe(expected)
    })

    it('an instant that is none', () => {
      const event = { at: Number.NaN, type: 'reported', severity: 'high' } as const
      expect(why({ id: 'a', events: [event] })).toMatch(/^instant-invalid \| at \| reported \| /)
    })

    it('an instant out of range', () => {
      const event = { at: Date.UTC(1899, 0), type: 'reported', severity: 'high' } as const
      expect(why({ id: 'a', events: [event] })).toMatch(/^instant-out-of-range \| at \| reported \| /)
    })

    it('a promise that never comes to its end', () => {
      expect(why(kept('a'), { contracts: [contract({ calendar: SHUT })] })).toMatch(
        /^never-opens \| at \| reported \| /,
      )
    })

    it('an entitlement that the policy has not', () => {
      const own = { contracts: [gold], calendars }
      expect(why(kept('a', { entitlement: 'premum' }), own)).toBe(
        'entitlement-unknown | entitlement |  | "premum" is not known. Did you mean premium?',
      )
    })
  })

  it('does not take a fault of its own for one of the ticket', () => {
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

  it('takes a history that is plain and one that is not for the same', () => {
    const lines = ['mon 23 09:00 reported high', 'mon 23 16:00 responded']
    const plain = judged(check(), ticket('a', ...lines)).verdicts
    expect(judged(check(), ticket('a', ...lines, 'mon 23 17:00 phoned')).verdicts).toEqual(plain)
  })
})

describe('Check.result', () => {
  it('tells all there is', () => {
    const tickets = [kept('a'), broken('b'), ticket('c', 'fri 27 17:00 reported low')]
    const { summary, ...rest } = resultOf(check(), tickets, {
      rows: 7,
      badRows: 1,
      ignoredRows: 3,
      clockChangeTimes: 2,
    })
    expect(rest).toEqual({
      now: at('fri 27 20:00'),
      version,
      tzdata: process.versions.tz,
      document: 'sla.json',
      policies: ['plain'],
      calendars: ['desk'],
      rows: 7,
      tickets: 3,
      badRows: 1,
      allowedBadRows: 0,
      ignoredRows: 3,
      outsidePeriod: 0,
      clockChangeTimes: 2,
      notJudged: [],
      gates: [{ met: 1, breached: 1, waived: 0, known: 0, percent: 50, isJudged: true, isMissed: true }],
      findings: [],
      exitCode: 2,
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

  it('takes the week from the wall of the ticket’s own calendar', () => {
    // Monday, half past midnight in Rome, is Sunday in Boston.
    const report = ticket('a', 'mon 23 00:30 reported high', 'mon 23 15:30 responded')
    const weekIn = (own: object) => resultOf(check({ contracts: [contract(own)] }), [report]).summary.weeks[0].week
    expect([weekIn({}), weekIn({ calendar: BOSTON })]).toEqual(['2026-W48', '2026-W47'])
  })

  it('names each policy and calendar once', () => {
    const contracts = [contract({ when: { a: ['b'] } }), gold, contract({ calendarName: 'other' })]
    expect(resultOf(check({ contracts, calendars }), [kept('a')])).toMatchObject({
      policies: ['plain', 'gold'],
      calendars: ['desk', 'other'],
    })
  })

  it('counts what was used of entitlements, also by tickets outside the period', () => {
    const one = check({ contracts: [gold], calendars, since: at('mon 23 09:00') })
    const use = (id: string, report: string, entitlement?: string) => ({
      ...ticket(id, `${report} reported high`),
      entitlement,
    })
    const tickets = [use('a', 'fri 20 09:00', 'premium'), use('b', 'mon 23 09:00', 'premium')]
    const others = [use('c', 'mon 23 09:00'), use('d', 'fri 20 09:00'), use('e', 'fri 20 09:00', 'none')]
    expect(resultOf(one, [...tickets, ...others]).entitlements).toEqual({ 'gold: premium': { limit: 36, used: 2 } })
    expect(resultOf(check(), [kept('a')])).not.toHaveProperty('entitlements')
  })

  describe('exits with', () => {
    const exit = (own: Partial<CheckOptions>, tickets: TicketInput[], reading = {}) =>
      resultOf(check(own), tickets, reading).exitCode

    it('0 where every promise was kept, or may still be', () => {
      expect(exit({}, [kept('a'), ticket('b', 'fri 27 17:00 reported low')])).toBe(0)
      expect(exit({}, [ticket('b', 'fri 27 17:00 reported low')])).toBe(0)
    })

    it('1 where one was broken', () => {
      expect(exit({}, [kept('a'), broken('b')])).toBe(1)
    })

    it('2 where there is nothing to check', () => {
      expect(exit({}, [])).toBe(2)
      expect(exit({ since: at('tue 24 00:00') }, [kept('a')])).toBe(2)
      expect(exit({ contracts: [gold], calendars }, [ticket('a', 'mon 23 09:00 reported note')])).toBe(2)
    })

    it('2 where more rows are bad than are allowed, broken or not', () => {
      expect(exit({}, [kept('a')], { badRows: 1 })).toBe(2)
      expect(exit({}, [broken('a')], { badRows: 1 })).toBe(2)
      expect(exit({}, [broken('a')], { badRows: 2, allowedBadRows: 1 })).toBe(2)
      expect(exit({}, [kept('a')], { badRows: 2, allowedBadRows: 2 })).toBe(0)
      expect(exit({}, [broken('a')], { badRows: 2, allowedBadRows: 2 })).toBe(1)
    })

    it('what a minimum says', () => {
      expect(exit({ minimums: { all: 50 } }, [kept('a'), broken('b')])).toBe(0)
      expect(exit({ minimums: { all: 51 } }, [kept('a'), broken('b')])).toBe(1)
      expect(exit({ minimums: { severities: { low: 100 } } }, [kept('a')])).toBe(0)
      expect(exit({ minimums: { severities: { low: 100 } } }, [broken('a')])).toBe(1)
      expect(exit({ minimums: { severities: { high: 0 } } }, [broken('a')])).toBe(0)
    })

    it('what enough tickets say, and alone asks for all of them to be kept', () => {
      expect(exit({ minTickets: 2 }, [kept('a'), kept('b')])).toBe(0)
      expect(exit({ minTickets: 2 }, [kept('a'), broken('b')])).toBe(1)
      expect(exit({ minTickets: 3 }, [kept('a'), broken('b')])).toBe(2)
      expect(exit({ minTickets: 3, minimums: { severities: { high: 50 } } }, [kept('a'), broken('b')])).toBe(2)
    })

    it('2 where nothing could be compared with the column, or it is nowhere', () => {
      expect(exit({ compare: 'made_sla' }, [kept('a', { fields: { made_sla: 'true' } })])).toBe(0)
      expect(exit({ compare: 'made_sla' }, [kept('a', { fields: { made_sla: 'who knows' } })])).toBe(2)
      expect(exit({ compare: 'made_sla' }, [kept('a', { fields: { sla: 'true' } })])).toBe(2)
    })
  })

  it('says why there was nothing to check', () => {
    const said = (own: Partial<CheckOptions>, ...tickets: TicketInput[]) =>
      findingsOf(resultOf(check(own), tickets).findings)[0]
    expect(said({})).toBe('error nothing-to-check: Nothing to check: no ticket was judged.')
    expect(said({ minTickets: 2 }, kept('a'))).toBe(
      'error nothing-to-check: Nothing to check: no share could be judged.',
    )
    expect(said({ contracts: [gold], calendars }, ticket('a', 'mon 23 09:00 reported note'))).toBe(
      'error nothing-to-check: Nothing to check: no target applies to these tickets.',
    )
    expect(said({}, kept('a'))).toBeUndefined()
  })

  it('tells no percentage of fewer tickets than are asked for', () => {
    const { summary } = resultOf(check({ minTickets: 2 }), [kept('a')])
    expect([summary.all.percent, summary.severities.high.percent]).toEqual([null, null])
    expect(resultOf(check(), [kept('a')]).summary.all.percent).toBe(100)
  })

  describe('with waivers and a baseline', () => {
    const waivers: Waiver[] = [{ ticket: 'a', reason: 'strike' }]
    const baseline = [{ ticket: 'b', target: 'firstResponse', cycle: 1, severity: 'high' }] as const

    it('breaks nothing by what is excused or known', () => {
      const one = check({ waivers, baseline })
      const [a, b] = [judged(one, broken('a')), judged(one, broken('b'))]
      expect(a.verdicts[0]).toMatchObject({ outcome: 'breached', waived: 'strike' })
      expect(b.verdicts[0]).toMatchObject({ outcome: 'breached', known: true })
      const result = resultOf(one, [])
      expect(countsOf(result.summary.all)).toEqual({ tickets: 2, breached: 2, waived: 1, known: 1 })
      expect([result.exitCode, result.findings]).toEqual([0, []])
      expect(resultOf(one, [broken('c')]).exitCode).toBe(1)
    })

    it('leaves other verdicts as they are', () => {
      for (const own of [{ waivers }, { baseline }, {}]) {
        expect(judged(check(own), kept('a')).verdicts[0]).not.toHaveProperty('waived')
        expect(judged(check(own), broken('c')).verdicts[0]).not.toHaveProperty('known')
        expect(judged(check(own), broken('c')).verdicts[0]).not.toHaveProperty('waived')
      }
    })

    it('takes a breach that is waived and known for waived, and for met again', () => {
      const one = check({ waivers: [{ ticket: 'b', reason: 'strike' }], baseline })
      const [verdict] = judged(one, broken('b')).verdicts
      expect(verdict.waived).toBe('strike')
      expect(verdict).not.toHaveProperty('known')
      expect(resultOf(one, []).findings).toEqual([])
    })

    it('finds what is of no use, but for tickets outside the period', () => {
      const rules = (own: Partial<CheckOptions>) =>
        resultOf(check({ waivers, baseline, ...own }), [kept('a'), kept('b'), kept('c')]).findings.map(
          ({ rule }) => rule,
        )
      expect(rules({})).toEqual(['waiver-unused', 'baseline-unused'])
      expect(rules({ since: at('tue 24 00:00') })).toEqual(['nothing-to-check'])
    })
  })

  it('orders its findings: what could not be checked, minimums, comparison, waivers, baseline', () => {
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

  it('sets the product’s own verdicts beside ours', () => {
    const one = check({ compare: 'made_sla' })
    const cells = (made_sla: string) => ({ fields: { made_sla } })
    expect(judged(one, broken('a', cells('true')))).toMatchObject({
      difference: { target: 'firstResponse', reported: 'true', computed: 'breached' },
    })
    expect(judged(one, broken('b', cells('false')))).not.toHaveProperty('difference')
    judged(one, kept('c', cells('')))
    expect(resultOf(one, []).comparison).toEqual({
      target: 'firstResponse',
      column: 'made_sla',
      agreed: 1,
      differed: 1,
      absent: 1,
      unread: 0,
    })
    expect(resultOf(check(), [])).not.toHaveProperty('comparison')
  })

  it('may be asked for again and again', () => {
    const one = check()
    const first = resultOf(one, [kept('a')])
    expect(resultOf(one, [], { rows: 1 })).toEqual(first)
    expect(resultOf(one, [answered('b', 'mon 23 11:00')]).summary.all.tickets).toBe(2)
  })
})

describe('Check, of some targets only', () => {
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

  it('gives no verdict on the others, and names them', () => {
    const one = check({ contracts, targets: ['resolution'] })
    expect(judged(one, late).verdicts.map(({ target, outcome }) => `${target} ${outcome}`)).toEqual(['resolution met'])
    const result = resultOf(one, [])
    expect(result).toMatchObject({ exitCode: 0, notJudged: ['firstResponse'], summary: { target: 'resolution' } })
    expect(Object.keys(result.summary.targets)).toEqual(['resolution'])
    expect(countsOf(result.summary.all)).toEqual({ tickets: 1, met: 1, percent: 100 })
    expect(resultOf(check({ contracts }), [late])).toMatchObject({ exitCode: 1, notJudged: [] })
  })

  it('looks at no waiver and at no entry of the baseline of another target', () => {
    const other = { ticket: 'z', target: 'firstResponse' } as const
    const own = { waivers: [{ ...other, reason: 'x' }], baseline: [{ ...other, cycle: 1, severity: 'high' }] }
    expect(resultOf(check({ contracts, ...own }), [late]).findings).toHaveLength(2)
    expect(resultOf(check({ contracts, targets: ['resolution'], ...own }), [late]).findings).toEqual([])
  })

  it('asks a minimum of none but those', () => {
    const result = resultOf(check({ contracts, targets: ['resolution'], minimums: { all: 100 } }), [late])
    expect(result).toMatchObject({ exitCode: 0, gates: [{ target: 'resolution', minimum: 100, percent: 100 }] })
  })

  it('has nothing to check where none of them applies', () => {
    const low = ticket('b', 'mon 23 09:00 reported low')
    expect(resultOf(check({ contracts, targets: ['firstResponse'] }), [low]).exitCode).toBe(2)
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
      'key-missing contracts[0].when: This key is required. Write {} for every ticket.',
      { contracts: [contract({ when: undefined })] },
    ],
    [
      'calendar-unknown contracts[0].policy.severities.low.update.calendar: "boston" is not one of the calendars given.',
      { contracts: [gold] },
    ],
    [
      'calendar-required calendars.boston: null is not a calendar. Pass a calendar created by businessCalendar.',
      { calendars: { boston: null } },
    ],
  ])('refuses its options: %s', (expected, own) => {
    expect(refusal(() => check(own)).trim()).toBe(expected)
  })

  it.each(['now', 'since', 'until'])('refuses a %s that is no instant', key => {
    expect(refusal(() => check({ [key]: '2026-11-23T09:00' }))).toMatch(`instant-without-zone ${key}: `)
  })

  it('takes a period of no time for one, in which nothing was reported', () => {
    expect(check({ since: 5, until: 5 }).ticket(kept('a'))).toBeUndefined()
  })

  it('needs no more than contracts and an instant', () => {
    expect(new Check({ contracts: [contract()], now: new Date(at('fri 27 20:00')) }).ticket(kept('a'))).toBeDefined()
  })

  it('ends the dates of waivers in the zone of the first contract', () => {
    // Saturday in Rome, an hour past midnight, is Friday in Boston.
    const expired = (calendar: typeof DESK) => {
      const waivers = [{ ticket: 'x', reason: 'strike', until: '2026-11-27' }]
      const contracts = [contract({ calendar }), contract({ calendar: DESK })]
      return resultOf(check({ waivers, contracts, now: at('sat 28 01:00') }), [kept('a')]).findings[0].rule
    }
    expect([expired(DESK), expired(BOSTON)]).toEqual(['waiver-expired', 'waiver-unused'])
  })
})
