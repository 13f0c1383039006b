import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../../src/calendar/calendars.ts'
import { Check, type CheckOptions } from '../../../src/compliance/check.ts'
import type { Contract } from '../../../src/compliance/contracts/contract.ts'
import type { Attainment } from '../../../src/compliance/objectives/attainment.ts'
import type { Objective } from '../../../src/compliance/objectives/objective.ts'
import type { CheckResult } from '../../../src/compliance/result.ts'
import { slaPolicy } from '../../../src/policy/policy.ts'
import { findingsOf } from '../notation.ts'

const within = 'PT2H'
const POLICY = slaPolicy({
  name: 'Gold',
  severities: {
    high: {
      level: 1,
      firstResponse: { within, clock: 'always' },
      resolution: { within: 'PT8H', clock: 'always' },
    },
    low: { level: 2, firstResponse: { within, clock: 'always' } },
  },
})

function desk(timeZone: string) {
  return businessCalendar({ timeZone, hours: { 'mon-fri': '09:00-18:00' } })
}

const ROME: Contract = {
  when: {},
  policyName: 'gold',
  policy: POLICY,
  calendarName: 'desk',
  calendar: desk('Europe/Rome'),
  severities: {},
}

/**
 * The result of a check on 1 January 2027 over tickets, one or more per line: `3 low 2026-11-20 late`. A ticket is met,
 * late or open; times are UTC, and noon by default.
 */
function resultOf(own: Partial<CheckOptions>, ...lines: string[]): CheckResult {
  const check = new Check({ contracts: [ROME], targets: ['firstResponse'], now: '2027-01-01T00:00Z', ...own })
  let id = 0
  for (const line of lines) {
    const [times, severity, when, outcome] = line.split(' ')
    const at = Date.parse(when.includes('T') ? `${when}Z` : `${when}T12:00Z`)
    const hours = outcome === 'met' ? 1 : 3
    for (let i = 0; i < Number(times); i++) {
      const ticket = check.ticket({
        id: `T-${++id}`,
        events: [
          { at, type: 'reported', severity },
          ...(outcome === 'open' ? [] : [{ at: at + hours * 3_600_000, type: 'responded' as const }]),
        ],
      })
      if (ticket.status === 'rejected') throw ticket.error
    }
  }
  return check.result()
}

/** Rows such as `2026-11: 19 met, 1 breached, 2 open, 95%, 0 more`. */
function rowsOf({ periods }: Attainment): string[] {
  return periods.map(({ period, met, breached, open, waived, known, percent, allowance, credit, isJudged, isMissed }) =>
    [
      `${period}: ${met} met, ${breached} breached, ${open} open`,
      ...(waived ? [`${waived} waived`] : []),
      ...(known ? [`${known} known`] : []),
      `${percent}%`,
      `${allowance} more`,
      ...(credit === null ? [] : [`credit ${credit}%`]),
      ...(isJudged ? (isMissed ? ['missed'] : []) : ['not judged']),
    ].join(', '),
  )
}

const MONTHLY: Objective = { min: 95, per: 'month' }

describe('Check, with objectives', () => {
  it('counts by month of the report, with the allowance', () => {
    const { attainment } = resultOf(
      { objectives: [MONTHLY] },
      '19 high 2026-10-20 met',
      '1 high 2026-10-20 late',
      '60 low 2026-11-20 met',
      '18 high 2026-11-20 met',
      '2 high 2026-12-31T23:30 open',
    )
    expect(attainment.map(rowsOf)).toEqual([
      [
        '2026-10: 19 met, 1 breached, 0 open, 95%, 0 more',
        '2026-11: 78 met, 0 breached, 0 open, 100%, 4 more',
        // Half past eleven in UTC is in 2027 in Rome, so the two open tickets belong to January.
        '2027-01: 0 met, 0 breached, 2 open, null%, 0 more, not judged',
      ],
    ])
  })

  it('uses the local date in the zone of the contract’s calendar', () => {
    const tokyo = { ...ROME, when: { office: ['Tokyo'] }, calendar: desk('Asia/Tokyo') }
    const check = new Check({
      contracts: [tokyo, ROME],
      targets: ['firstResponse'],
      objectives: [MONTHLY],
      now: '2027-01-01T00:00Z',
    })
    const at = Date.parse('2026-11-30T20:00Z') // 1 December in Tokyo
    for (const office of ['Tokyo', 'Rome'])
      check.ticket({ id: office, fields: { office }, events: [{ at, type: 'reported', severity: 'high' }] })
    expect(check.result().attainment.map(rowsOf)).toEqual([
      [
        '2026-11: 0 met, 1 breached, 0 open, 0%, -1 more, missed',
        '2026-12: 0 met, 1 breached, 0 open, 0%, -1 more, missed',
      ],
    ])
  })

  it('adds the months of quarters, of years and of all time up', () => {
    const objectives: Objective[] = [
      { min: 95, per: 'quarter' },
      { min: 95, per: 'year' },
      { min: 95, per: 'all' },
    ]
    const { attainment } = resultOf(
      { objectives },
      '1 low 2025-12-31 late',
      '10 low 2026-01-01 met',
      '10 low 2026-03-31 met',
      '1 low 2026-04-01 late',
    )
    expect(attainment.map(rowsOf)).toEqual([
      [
        '2025-Q4: 0 met, 1 breached, 0 open, 0%, -1 more, missed',
        '2026-Q1: 20 met, 0 breached, 0 open, 100%, 1 more',
        '2026-Q2: 0 met, 1 breached, 0 open, 0%, -1 more, missed',
      ],
      ['2025: 0 met, 1 breached, 0 open, 0%, -1 more, missed', '2026: 20 met, 1 breached, 0 open, 95.24%, 0 more'],
      ['all: 20 met, 2 breached, 0 open, 90.91%, -1 more, missed'],
    ])
  })

  it('counts each target by itself, and each severity that an objective names', () => {
    const { attainment } = resultOf(
      { targets: undefined, objectives: [MONTHLY, { ...MONTHLY, severity: 'low' }] },
      '1 high 2026-11-20 met',
      '2 low 2026-11-20 late',
    )
    expect(attainment.map(row => [row.target, row.objective.severity, ...rowsOf(row)])).toEqual([
      ['firstResponse', undefined, '2026-11: 1 met, 2 breached, 0 open, 33.33%, -2 more, missed'],
      ['resolution', undefined, '2026-11: 0 met, 1 breached, 0 open, 0%, -1 more, missed'],
      ['firstResponse', 'low', '2026-11: 0 met, 2 breached, 0 open, 0%, -2 more, missed'],
    ])
  })

  it('leaves excused breaches out of the share, and counts them towards minTickets', () => {
    const waivers = ['T-1', 'T-2'].map(ticket => ({ ticket, reason: 'strike' }))
    const baseline = [{ ticket: 'T-3', target: 'firstResponse', cycle: 1, severity: 'low' }] as const
    const objectives = [{ ...MONTHLY, minTickets: 4 }]
    const { attainment, outcome } = resultOf(
      { waivers, baseline, objectives },
      '3 low 2026-11-20 late',
      '1 low 2026-11-20 met',
    )
    expect(attainment.map(rowsOf)).toEqual([['2026-11: 1 met, 0 breached, 0 open, 2 waived, 1 known, 100%, 0 more']])
    expect(outcome).toBe('met')
  })

  it('gives the credit of the lowest row that the share is below', () => {
    const credits = [
      { below: 90, percent: 10 },
      { below: 95, percent: 5 },
      { below: 50, percent: 100 },
    ]
    const { attainment } = resultOf(
      { objectives: [{ ...MONTHLY, minTickets: 2, credits }] },
      '19 low 2026-05-20 met',
      '1 low 2026-05-20 late',
      '94 low 2026-06-20 met',
      '6 low 2026-06-20 late',
      '9 low 2026-07-20 met',
      '1 low 2026-07-20 late',
      '8 low 2026-08-20 met',
      '2 low 2026-08-20 late',
      '3 low 2026-09-20 late',
      '1 low 2026-10-20 late',
    )
    expect(attainment[0].periods.map(({ period, credit }) => [period, credit])).toEqual([
      ['2026-05', 0],
      ['2026-06', 5],
      ['2026-07', 5],
      ['2026-08', 10],
      ['2026-09', 100],
      ['2026-10', null],
    ])
  })

  it('is exact at the edge of percentages with decimals', () => {
    const objectives = [{ min: 99.95, per: 'year' }] as const
    const kept = resultOf({ objectives }, '1999 low 2026-11-20 met', '1 low 2026-11-20 late')
    expect([kept.outcome, ...rowsOf(kept.attainment[0])]).toEqual([
      'met',
      '2026: 1999 met, 1 breached, 0 open, 99.95%, 0 more',
    ])
    const missed = resultOf({ objectives }, '1998 low 2026-11-20 met', '1 low 2026-11-20 late')
    expect([missed.outcome, ...rowsOf(missed.attainment[0])]).toEqual([
      'breached',
      '2026: 1998 met, 1 breached, 0 open, 99.95%, -1 more, missed',
    ])
  })
})

describe('Check, decided by objectives', () => {
  it('is breached if one period misses one', () => {
    const { outcome, gates, findings } = resultOf(
      { objectives: [{ ...MONTHLY, credits: [{ below: 95, percent: 5 }] }] },
      '99 low 2026-10-20 met',
      '9 low 2026-11-20 met',
      '1 low 2026-11-20 late',
    )
    expect(outcome).toBe('breached')
    expect(
      gates.map(({ target, period, minimum, percent, isMissed }) => [target, period, minimum, percent, isMissed]),
    ).toEqual([
      ['firstResponse', '2026-10', 95, 100, false],
      ['firstResponse', '2026-11', 95, 90, true],
    ])
    expect(findingsOf(findings)).toEqual([
      'error objective-missed: firstResponse, all severities, 2026-11: 9 of 10 on time (90.00%), objective 95%, credit 5%.',
    ])
  })

  it('is met although targets are breached, if each period is high enough', () => {
    const { outcome, findings } = resultOf({ objectives: [MONTHLY] }, '19 low 2026-11-20 met', '1 low 2026-11-20 late')
    expect([outcome, ...findings]).toEqual(['met'])
  })

  it('allows no breach of a target or a severity that no objective is about', () => {
    const objectives = [{ ...MONTHLY, severity: 'high' }]
    expect(resultOf({ objectives }, '1 high 2026-11-20 met', '1 low 2026-11-20 late').outcome).toBe('breached')
    expect(resultOf({ objectives }, '1 high 2026-11-20 met', '1 low 2026-11-20 met').outcome).toBe('met')
    const response = [{ ...MONTHLY, target: 'firstResponse', min: 50 }]
    const late = ['1 high 2026-11-20 late']
    const low = [...late, '2 low 2026-11-20 met']
    expect(resultOf({ objectives: response, targets: undefined }, ...low).gates.map(({ target }) => target)).toEqual([
      'firstResponse',
      undefined,
    ])
  })

  it('does not judge a period in which too few have ended, and says which', () => {
    const objectives = [{ ...MONTHLY, minTickets: 2 }]
    const months = ['07', '08', '09', '10', '11'].map(month => `1 low 2026-${month}-20 late`)
    const few = resultOf({ objectives }, ...months)
    expect([few.outcome, ...findingsOf(few.findings)]).toEqual([
      'inconclusive',
      'error nothing-to-check: Nothing to check: no share could be judged.',
      'warning not-judged: firstResponse, all severities: not judged in 2026-07, 2026-08, 2026-09 and 2 more, fewer than 2 have ended.',
    ])
    const some = resultOf({ objectives }, ...months, '1 low 2026-11-20 met')
    expect(some.outcome).toBe('breached')
  })

  it('lets minTickets of the check replace that of every objective', () => {
    const objectives = [{ ...MONTHLY, minTickets: 20 }]
    expect(resultOf({ objectives, minTickets: 1 }, '1 low 2026-11-20 late').outcome).toBe('breached')
    expect(resultOf({ objectives: [MONTHLY], minTickets: 2 }, '1 low 2026-11-20 late').outcome).toBe('inconclusive')
  })

  it('lets minimums decide instead, and counts the periods all the same', () => {
    const { outcome, gates, attainment, findings } = resultOf(
      { objectives: [MONTHLY], minimums: { all: 50 } },
      '1 low 2026-10-20 met',
      '1 low 2026-11-20 late',
    )
    expect([outcome, ...findings]).toEqual(['met'])
    expect(gates).toHaveLength(1)
    expect(attainment[0].periods.map(({ isMissed }) => isMissed)).toEqual([false, true])
  })

  it('is inconclusive without tickets', () => {
    const { outcome, attainment, findings } = resultOf({ objectives: [MONTHLY] })
    expect([outcome, attainment[0].periods, findingsOf(findings)]).toEqual([
      'inconclusive',
      [],
      [
        'error nothing-to-check: Nothing to check: no ticket was judged.',
        'warning not-judged: firstResponse, all severities: not judged, none has ended.',
      ],
    ])
  })
})
