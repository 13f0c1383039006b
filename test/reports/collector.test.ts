import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/calendar/calendars.ts'
import type { PlainTicket } from '../../src/compliance/batch/plain-check.ts'
import type { JudgedTicket, JudgedVerdict } from '../../src/compliance/result.ts'
import { MAX_SHOWN, ReportCollector } from '../../src/reports/collector.ts'
import { textReport } from '../../src/reports/formats/text.ts'
import { contract, few, reported } from './sample.ts'

const boston = businessCalendar({ timeZone: 'America/New_York', hours: { 'mon-fri': '09:00-17:00' } })
const contracts = [
  contract,
  { ...contract, when: { office: ['boston'] }, calendar: boston, calendarName: 'boston' },
].map(one => ({ ...one, when: { office: [one === contract ? 'milan' : 'boston'] } }))
const [milan, other] = ['milan', 'boston'].map(office => ({ ...few[1], id: office, fields: { office } }))

describe('ReportCollector', () => {
  it('shows tickets of several zones each in their own, and now in none of them', async () => {
    const one = await reported(textReport, [milan], { options: { contracts } })
    expect(one).toContain('(Wed 2026-12-09 12:00 in Europe/Rome)')
    const both = await reported(textReport, [milan, other], { options: { contracts } })
    expect(both).toContain('as of 2026-12-09T11:00:00Z; tzdata')
    expect(both).toContain('answered on Wed 2026-12-09 10:30')
    expect(both).toContain('answered on Wed 2026-12-09 04:30')
    for (const zone of ['Europe/Rome', 'America/New_York']) expect(both).toContain(`(${zone}):`)
  })

  it('keeps as many invalid rows as a report shows', () => {
    const noted = new ReportCollector()
    for (let line = 1; line <= MAX_SHOWN + 5; line++) noted.invalid({ file: 'a.csv', line, faults: [] })
    expect(noted.invalidRows).toHaveLength(MAX_SHOWN)
  })

  it('has the first and the last local date of all zones', () => {
    const noted = new ReportCollector()
    expect(noted.dates).toBeUndefined()
    const dated = (reportedAt: string, timeZone: string) =>
      noted.ticket({
        timeZone,
        verdicts: [{ outcome: 'met', reportedAt: Date.parse(reportedAt) }],
      } as unknown as JudgedTicket)
    dated('2026-11-10T03:00Z', 'America/New_York')
    expect(noted.dates).toEqual(['2026-11-09', '2026-11-09'])
    dated('2026-11-10T23:30Z', 'America/New_York')
    // Between the others, but already the next day in Tokyo.
    dated('2026-11-10T22:00Z', 'Asia/Tokyo')
    expect(noted.dates).toEqual(['2026-11-09', '2026-11-11'])
    dated('2026-11-10T12:00Z', 'Asia/Tokyo')
    dated('2026-11-10T12:00Z', 'America/New_York')
    expect(noted.dates).toEqual(['2026-11-09', '2026-11-11'])
    noted.ticket({ timeZone: 'Asia/Tokyo', verdicts: [] } as unknown as JudgedTicket)
    expect(noted.timeZone).toBeUndefined()
  })
})

describe('ReportCollector of tickets without objects', () => {
  const asked = (outcome: 'breached' | 'running', more: Partial<PlainTicket['verdict']> = {}, agreement?: string) => ({
    agreement,
    verdict: { outcome, reportedAt: 0, consumed: 2, overMs: 60_000, ...more },
    dueAt: () => 1000,
  })
  const kept = (verdict: Partial<JudgedVerdict>, agreement?: string) =>
    ({ timeZone: 'Europe/Rome', agreement, verdicts: [{ reportedAt: 0, ...verdict }] }) as unknown as JudgedTicket

  it('needs a breach while there is room, and then only a worse one', () => {
    const noted = new ReportCollector()
    for (let i = 1; i < MAX_SHOWN; i++) noted.ticket(kept({ outcome: 'breached', consumed: 2, overMs: 60_000 }))
    expect(noted.plain.needs(asked('breached', { consumed: 1 }))).toBe(true)
    noted.ticket(kept({ outcome: 'breached', consumed: 2, overMs: 60_000 }))
    expect(noted.plain.needs(asked('breached'))).toBe(false)
    expect(noted.plain.needs(asked('breached', { consumed: 1.9, overMs: 90_000 }))).toBe(false)
    expect(noted.plain.needs(asked('breached', { overMs: 60_001 }))).toBe(true)
    expect(noted.plain.needs(asked('breached', { consumed: 2.1 }))).toBe(true)
  })

  it('needs a breach that is among the worst of its agreement', () => {
    const noted = new ReportCollector()
    for (let i = 0; i < MAX_SHOWN; i++) noted.ticket(kept({ outcome: 'breached', consumed: 5, overMs: 1 }, 'SLA'))
    expect(noted.plain.needs(asked('breached'))).toBe(false)
    expect(noted.plain.needs(asked('breached', {}, 'SLA'))).toBe(false)
    expect(noted.plain.needs(asked('breached', {}, 'OLA'))).toBe(true)
  })

  it('needs an open target that is due no later than those it has', () => {
    const noted = new ReportCollector()
    for (let i = 0; i < 9; i++) noted.ticket(kept({ outcome: 'running', dueAt: 1000 }))
    expect(noted.plain.needs({ ...asked('running'), dueAt: () => 2000 })).toBe(true)
    noted.ticket(kept({ outcome: 'running', dueAt: 1000 }))
    const answers = [999, 1000, 1001].map(due => noted.plain.needs({ ...asked('running'), dueAt: () => due }))
    expect(answers).toEqual([true, true, false])
    expect(noted.plain.needs({ ...asked('running'), verdict: { ...asked('running').verdict, outcome: 'met' } })).toBe(
      false,
    )
  })

  it('counts those that it does not need', () => {
    const noted = new ReportCollector()
    const totals = {
      timeZone: 'Asia/Tokyo',
      first: Date.parse('2026-11-10T22:00Z'),
      last: Date.parse('2026-11-12T10:00Z'),
    }
    noted.plain.take({ ...totals, agreement: undefined, breached: 3, running: 2 })
    noted.plain.take({ ...totals, agreement: 'OLA', breached: 4, running: 1 })
    expect([noted.worst.total, noted.next.total, noted.worstOf('OLA').total, noted.worstOf('SLA').total]).toEqual([
      7, 3, 4, 0,
    ])
    expect([noted.timeZone, noted.dates]).toEqual(['Asia/Tokyo', ['2026-11-11', '2026-11-12']])
    noted.plain.take({ ...totals, timeZone: 'Europe/Rome', agreement: undefined, breached: 0, running: 0 })
    expect(noted.timeZone).toBeUndefined()
  })
})
