import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/calendar/calendars.ts'
import { yearSvg } from '../../src/svg/year.ts'
import { readXml } from './xml.ts'

const desk = businessCalendar({
  name: '<Milan> & "co"',
  timeZone: 'Europe/Rome',
  hours: { 'mon-fri': '09:00-18:00' },
  holidays: [
    { name: 'A & B', month: 12, day: 25 },
    { month: 12, day: 24, closed: '13:00-24:00', name: 'Eve' },
  ],
  exceptions: { '2026-08-10/2026-08-11': { name: 'Ferie', hours: 'closed' }, '2026-12-19': '09:00-12:00' },
})

describe('yearSvg', () => {
  it('has a title, every date with its letter, a legend and the names', () => {
    const root = readXml(yearSvg(desk, 2026)).documentElement!
    const words = [...root.getElementsByTagName('text')].map(({ textContent }) => textContent)
    expect(root.getElementsByTagName('title')[0].textContent).toBe('<Milan> & "co", 2026 (Europe/Rome)')
    expect(words).toEqual(
      expect.arrayContaining([
        'January',
        '1',
        '3C',
        '10X',
        '19E',
        '24h',
        '25H',
        'the clock changes',
        'Fri 2026-12-25 A & B',
      ]),
    )
    expect(root.getElementsByTagName('g')).toHaveLength(365)
    expect(root.getElementsByTagName('desc')[0].textContent).toMatch(
      /^259 days with open time, 2320 h of it\nMon 2026-08-10 to Tue 2026-08-11 Ferie \(closed by exception\)\n/,
    )
  })

  it('has a title without a name if the calendar has none', () => {
    const svg = yearSvg(businessCalendar({ timeZone: 'Asia/Tokyo', hours: {} }), 2026)
    expect(readXml(svg).getElementsByTagName('title')[0].textContent).toBe('2026 (Asia/Tokyo)')
    expect(svg).not.toContain('the clock changes')
  })

  it('rejects years outside the supported range', () => {
    expect(() => yearSvg(desk, 1899)).toThrow('year')
  })
})
