import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deadlineMany } from '../../../src/compliance/index.ts'
import { deadline, isSlaCalendarError, italianOffice, msaBusiness, slaPolicy } from '../../../src/index.ts'
import { runs } from '../../arbitraries/runs.ts'
import { outcome } from '../../laws/answers.ts'
import { refusal } from '../../validation/refusal.ts'
import { anyTickets, columnsOf, severityAt, type TicketRow } from './tickets.ts'

const friday = Date.parse('2026-11-20T16:30+01:00')
const monday = Date.parse('2026-11-23T13:30+01:00')
const reported = Float64Array.of(friday, friday)
const good = { severity: Uint8Array.of(1, 1), reported }

function errorOf(ask: () => unknown) {
  try {
    return ask()
  } catch (error) {
    return isSlaCalendarError(error) && { code: error.code, path: error.path }
  }
}

describe('deadlineMany', () => {
  it('numbers the severities in the order of the policy, or of the option', () => {
    expect([...deadlineMany(msaBusiness, [italianOffice], good)]).toEqual([monday, monday])
    const options = { severities: ['high', 'critical'] }
    const columns = { ...good, severity: Uint8Array.of(0, 1) }
    expect([...deadlineMany(msaBusiness, [italianOffice], columns, options)]).toEqual([monday, friday + 2 * 3_600_000])
  })

  it('equals deadline, one by one, or has the error of the first row that has one', () =>
    fc.assert(
      fc.property(anyTickets(), ({ policy, desks, rows: all }) => {
        // The last severity lacks the target.
        const rows = all.filter(({ severity }) => severity < 3)
        const calendars = desks()
        const single = ({ severity, desk, reported }: TicketRow) =>
          deadline({
            policy,
            calendar: calendars[desk],
            severity: severityAt(severity) as 'high',
            reportedAt: reported,
          }).dueAt
        const { stopped: _, ...columns } = columnsOf(rows)
        const expected = outcome(() => rows.map(single))
        expect(outcome(() => [...deadlineMany(policy, desks(), columns)])).toEqual(expected)
      }),
      runs(15),
    ))

  it('refuses a row in seconds, also inside the compiled window', () => {
    const calendar = { timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } } as const
    const columns = { severity: Uint8Array.of(0, 0), reported: Float64Array.of(5000, 100_001_000) }
    expect(refusal(() => deadlineMany(msaBusiness, [calendar], columns))).toMatch(/^instant-invalid reported\[1\]/)
    const last = { ...columns, reported: Float64Array.of(1e10 + 1, 1e10) }
    expect(refusal(() => deadlineMany(msaBusiness, [calendar], last))).toMatch(/^instant-invalid reported\[1\]/)
  })

  it('writes over the reports, and counts the open time of a calendar that the target names', () => {
    const within = 'PT6H'
    const policy = slaPolicy({
      name: 'P',
      severities: { high: { level: 1, resolution: { within, clock: 'business', calendar: 'italy' } } },
    })
    const columns = { severity: Uint8Array.of(0), reported: Float64Array.of(friday) }
    const always = { always: true } as const
    const options = { target: 'resolution', calendars: { italy: italianOffice } }
    expect(deadlineMany(policy, [always], columns, options, columns.reported)).toBe(columns.reported)
    expect([...columns.reported]).toEqual([monday])
    expect(errorOf(() => deadlineMany(policy, [always], columns, { target: 'resolution' }))).toEqual({
      code: 'calendar-unknown',
      path: ['calendars', 'italy'],
    })
  })

  it.each<[string, object, { code: string; path: unknown[] }]>([
    ['NaN as report', { reported: Float64Array.of(friday, NaN) }, { code: 'instant-invalid', path: ['reported', 1] }],
    [
      'seconds as report',
      { reported: Float64Array.of(friday, 1.7e9) },
      { code: 'instant-invalid', path: ['reported', 1] },
    ],
    [
      'a report after 2199',
      { reported: Float64Array.of(friday, 1e13) },
      { code: 'instant-out-of-range', path: ['reported', 1] },
    ],
    ['a severity out of range', { severity: Uint8Array.of(0, 4) }, { code: 'input-invalid', path: ['severity', 1] }],
    ['no reports', { reported: undefined }, { code: 'input-invalid', path: ['reported'] }],
    ['severities of another length', { severity: Uint8Array.of(0) }, { code: 'input-invalid', path: ['severity'] }],
  ])('refuses %s', (_, columns, error) =>
    expect(errorOf(() => deadlineMany(msaBusiness, [italianOffice], { ...good, ...columns } as never))).toEqual(error),
  )

  it('refuses several calendars without a column of them, and no columns at all', () => {
    const two = [italianOffice, italianOffice]
    expect(errorOf(() => deadlineMany(msaBusiness, two, good))).toEqual({ code: 'key-missing', path: ['calendar'] })
    expect(errorOf(() => deadlineMany(msaBusiness, two, undefined as never))).toEqual({
      code: 'input-invalid',
      path: [],
    })
  })

  it('refuses a ticket whose severity lacks the target, in its row', () => {
    const within = 'PT6H'
    const high = { level: 1, firstResponse: { within, clock: 'business' } } as const
    const low = { level: 2, resolution: { within, clock: 'business' } } as const
    const policy = slaPolicy({ name: 'P', severities: { high, low } })
    const severity = Uint8Array.of(0, 1)
    expect(errorOf(() => deadlineMany(policy, [italianOffice], { severity, reported }))).toEqual({
      code: 'target-unknown',
      path: ['severity', 1],
    })
  })
})
