import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/calendar/calendars.ts'
import { deadline } from '../../src/deadline/deadline.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { refusal } from '../validation/refusal.ts'

const calendar = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
const within = { within: { hours: 2 }, clock: 'business' } as const
const policy = slaPolicy({
  name: 'Own',
  targets: {
    triage: { starts: 'reported', stops: 'triaged' },
    firstFix: { starts: 'triaged', stops: 'fixed' },
    recheck: { starts: ['triaged', 'fixed'], stops: 'checked' },
    resolution: { starts: 'reported', stops: 'resolved' },
  },
  severities: {
    high: { level: 1, triage: within, firstFix: within, recheck: within },
    network: { level: 2, resolution: { ...within, heldBy: ['network', 'vendor'] } },
  },
})
const MONDAY = '2026-11-23T09:00+01:00'

const refused = (severity: string, target: string) =>
  refusal(() => deadline({ policy, calendar, severity, target, reportedAt: MONDAY } as never))

describe('deadline', () => {
  it('computes a target of the policy’s own that starts at the report', () => {
    const due = deadline({ policy, calendar, severity: 'high', target: 'triage', reportedAt: MONDAY })
    expect(due.dueAt).toBe('2026-11-23T11:00:00+01:00')
  })

  it.each([
    ['high', 'firstFix', 'firstFix starts at triaged, not at the report.'],
    ['high', 'recheck', 'recheck starts at triaged or fixed, not at the report.'],
    ['network', 'resolution', 'resolution counts only while network or vendor has the ticket.'],
  ])('refuses a target that needs more than the report: %s, %s', (severity, target, problem) => {
    const hint = 'Call evaluate or explain with the events of the ticket.'
    expect(refused(severity, target)).toBe(`input-invalid target: ${problem} ${hint}`)
  })

  it.each([
    ['A list', []],
    ['null', null],
    ['7', 7],
    ['"severity"', 'severity'],
    ['A function', () => 7],
  ])('refuses %s instead of an object', (what, input) => {
    expect(refusal(() => deadline(input as never))).toBe(
      `input-invalid ${what} is not an object. Pass one object: { severity, reportedAt }.`,
    )
  })

  it('refuses a severity that is missing', () => {
    expect(refusal(() => deadline({ policy, calendar } as never))).toMatch(
      /^severity-unknown severity: undefined is not/,
    )
  })
})
