import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/calendar/calendars.ts'
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
})
