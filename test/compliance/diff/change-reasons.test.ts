import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../../src/calendar/calendars.ts'
import type { CalendarSpec } from '../../../src/calendar/spec.ts'
import type { DiffTerms } from '../../../src/compliance/diff/contract-diff.ts'
import { diffContracts } from '../../../src/compliance/diff/diff-contracts.ts'
import { slaPolicy } from '../../../src/policy/policy.ts'
import type { TargetSpec } from '../../../src/policy/spec.ts'
import { at } from '../../clock/notation.ts'
import { contract, ticket } from '../notation.ts'

const ROME = { name: 'Rome', timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } } as const

/** One version: its calendar, its target, and other members of the contract and of the terms. */
type Version = {
  readonly calendar?: CalendarSpec
  readonly target?: Partial<TargetSpec>
  readonly severity?: string
  readonly when?: { readonly [column: string]: readonly string[] }
  readonly terms?: Partial<DiffTerms>
  readonly targetName?: string
}

function versionOf({ calendar = ROME, target, severity = 'high', when = {}, terms, targetName }: Version): DiffTerms {
  const spec = { within: 'PT6H', clock: 'business', ...target } as TargetSpec
  const policy = slaPolicy({
    name: 'Gold',
    channels: ['web', 'phone'],
    severities: {
      [severity]: { level: 1, [targetName ?? 'firstResponse']: spec },
      other: { level: 2, firstResponse: { within: 'PT1H', clock: 'always' } },
    },
  })
  const severities = { P1: severity, ...(severity === 'high' ? {} : { high: severity }) }
  const compiled = businessCalendar(calendar)
  return { contracts: [contract({ policy, calendar: compiled, when, severities })], ...terms }
}

/** The change of a ticket, and its reasons, one per line. */
function reasonsOf(before: Version, after: Version, ...lines: string[]): string[] {
  const input = { before: versionOf(before), after: versionOf(after), now: at('fri 27 20:00') }
  const { changes } = diffContracts({ ...input, tickets: [ticket('T', ...lines)] })
  return changes.flatMap(change => [
    `${change.target}: ${change.from} to ${change.to}`,
    ...change.reasons().map(({ rule, message }) => `${rule}: ${message}`),
  ])
}

/** Reported on Monday at 14:00: due on Tuesday at 11:00. */
const REPORT = 'mon 23 14:00 reported high'

describe('changeReasons', () => {
  it('names a holiday', () => {
    const holidays = [{ name: 'Fair', date: '2026-11-24' }]
    expect(reasonsOf({}, { calendar: { ...ROME, holidays } }, REPORT, 'wed 25 09:30 responded')).toEqual([
      'firstResponse: breached to met',
      'holiday: Tue 24 Nov is a holiday (Fair) in NEW',
    ])
    expect(reasonsOf({ calendar: { ...ROME, holidays } }, {}, REPORT, 'wed 25 09:30 responded')).toEqual([
      'firstResponse: met to breached',
      'holiday: Tue 24 Nov is a holiday (Fair) in OLD',
    ])
  })

  it('names the budgets', () => {
    expect(reasonsOf({}, { target: { within: 'PT8H' } }, REPORT, 'tue 24 12:00 responded')).toEqual([
      'firstResponse: breached to met',
      'budget: 6 h of working time in OLD, 8 h of working time in NEW',
    ])
    const days = { within: { workingDays: 2, due: 'close' } } as const
    expect(reasonsOf({ target: days }, {}, REPORT, 'wed 25 12:00 responded')).toEqual([
      'firstResponse: met to breached',
      'budget: 2 working days, until closing in OLD, 6 h of working time in NEW',
    ])
  })

  it('takes budgets for the same that are only written otherwise', () => {
    expect(reasonsOf({}, { target: { within: { minutes: 360 } } }, REPORT, 'tue 24 12:00 responded')).toEqual([])
  })

  it('names the clocks', () => {
    expect(reasonsOf({}, { target: { clock: 'always' } }, REPORT, 'tue 24 09:30 responded')).toEqual([
      'firstResponse: met to breached',
      'budget: 6 h of working time in OLD, 6 h around the clock in NEW',
      'clock: counts working time in OLD, around the clock in NEW',
    ])
  })

  it('names the calendars, and dates on which one is open and the other is not', () => {
    const early = { ...ROME, name: 'Early', hours: { 'mon-fri': '07:00-16:00' } }
    expect(reasonsOf({}, { calendar: early }, REPORT, 'tue 24 10:30 responded')).toEqual([])
    const short = { ...ROME, hours: { 'mon-fri': '09:00-15:00' } }
    expect(reasonsOf({}, { calendar: short }, REPORT, 'tue 24 13:00 responded')).toEqual([
      'firstResponse: breached to met',
      'outside-hours: 3 h on Mon 23 Nov count in OLD only',
    ])
    const renamed = { ...short, name: 'Short' }
    expect(reasonsOf({ calendar: renamed }, {}, REPORT, 'tue 24 13:00 responded').slice(1)).toEqual([
      'calendar: counted on Short in OLD, on Rome in NEW',
      'outside-hours: 3 h on Mon 23 Nov count in NEW only',
    ])
  })

  it('folds many dates', () => {
    const short = { ...ROME, hours: { 'mon-fri': '09:00-10:00' } }
    const target = { within: 'PT30H' }
    expect(reasonsOf({ target }, { target, calendar: short }, REPORT, 'fri 27 18:00 responded').slice(1)).toEqual([
      'outside-hours: 4 h on Mon 23 Nov count in OLD only',
      'outside-hours: 8 h on Tue 24 Nov count in OLD only',
      'outside-hours: 8 h on Wed 25 Nov count in OLD only',
      'outside-hours: 1 more date',
    ])
  })

  it('names exceptions that open or close', () => {
    const closed = { ...ROME, exceptions: { '2026-11-24': { name: 'Move', hours: 'closed' } } } as const
    expect(reasonsOf({}, { calendar: closed }, REPORT, 'wed 25 09:30 responded').slice(1)).toEqual([
      'exception: 2 h on Tue 24 Nov count in OLD only, closed by an exception (Move) in NEW',
    ])
    const open = { ...ROME, exceptions: { '2026-11-23': { name: 'Late', hours: '09:00-22:00' } } } as const
    expect(reasonsOf({}, { calendar: open }, REPORT, 'tue 24 09:30 responded').slice(1)).toEqual([
      'exception: 2 h on Mon 23 Nov count in NEW only, open by an exception (Late)',
    ])
  })

  it('names pauses that only one version has', () => {
    const lines = [REPORT, 'mon 23 15:00 paused customer', 'mon 23 17:00 resumed customer', 'tue 24 12:00 responded']
    expect(reasonsOf({}, { target: { pausable: false } }, ...lines)).toEqual([
      'firstResponse: met to breached',
      'paused: paused (customer) 2 h in OLD only',
    ])
  })

  it('names the start of the timer', () => {
    const outOfHours = { channel: 'phone', otherwise: 'next-opening' } as const
    const always = { clock: 'always' } as const
    const lines = ['mon 23 20:00 reported high web', 'tue 24 10:00 responded']
    expect(reasonsOf({ target: always }, { target: { ...always, outOfHours } }, ...lines)).toEqual([
      'firstResponse: breached to met',
      'start: the timer starts Mon 2026-11-23 20:00 in OLD, starts Tue 2026-11-24 09:00 in NEW',
      'waiting: waiting for a call or an opening 6 h in NEW only',
    ])
  })

  it('names severities', () => {
    expect(
      reasonsOf({}, { severity: 'urgent', target: { within: 'PT8H' } }, REPORT, 'tue 24 12:00 responded').slice(1),
    ).toEqual([
      'severity: severity high in OLD, urgent in NEW',
      'budget: 6 h of working time in OLD, 8 h of working time in NEW',
    ])
  })

  it('says what only one version promises', () => {
    expect(reasonsOf({}, { targetName: 'resolution' }, REPORT, 'tue 24 10:00 responded')).toEqual([
      'firstResponse: met to null',
      'not-promised: NEW has no firstResponse for high',
      'resolution: null to breached',
      'not-promised: OLD has no resolution for high',
    ])
  })

  it('says that only one version has a cycle if neither promises the target for the last severity', () => {
    const lines = ['mon 23 09:00 reported high', 'mon 23 16:00 severityChanged other', 'mon 23 16:30 responded']
    const [old, brief] = [ROME, { ...ROME, hours: { 'mon-fri': '09:00-12:00' } }].map(
      (calendar): Version => ({ calendar, targetName: 'nextResponse' }),
    )
    expect(reasonsOf(old, brief, ...lines).slice(0, 2)).toEqual([
      'nextResponse: breached to null',
      'cycle: NEW has no cycle 1 of nextResponse',
    ])
  })

  it('says that only one version judges the ticket', () => {
    expect(reasonsOf({ when: { customer: ['Acme'] } }, {}, REPORT, 'tue 24 10:00 responded')).toEqual([
      'firstResponse: null to met',
      'not-judged: OLD does not judge the ticket: The ticket has no such column, and no contract matches without it.',
    ])
  })

  it('names waivers', () => {
    const waivers = [{ ticket: 'T', reason: 'Strike' }]
    expect(reasonsOf({}, { terms: { waivers } }, REPORT, 'tue 24 18:00 responded')).toEqual([
      'firstResponse: breached to waived',
      'waiver: waived in NEW: Strike',
    ])
  })
})
