import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../../src/calendar/calendars.ts'
import { calendarGrid } from '../../../src/cli/commands/calendar-grid.ts'

const desk = businessCalendar({
  name: 'Milan',
  timeZone: 'Europe/Rome',
  hours: { 'mon-fri': '09:00-18:00' },
  holidays: [
    { name: 'Natale', month: 12, day: 25 },
    { name: 'Vigilia', month: 12, day: 24, closed: '13:00-24:00' },
  ],
  exceptions: {
    '2026-12-29/2026-12-30': { name: 'Ferie', hours: 'closed' },
    '2026-12-19': { name: 'Inventario', hours: '09:00-12:00' },
  },
})
const plain = { isColour: false, width: 80 }

describe('calendarGrid', () => {
  it('shows twelve months with marks after dates, and the meaning of the marks', () => {
    const lines = calendarGrid(desk, 2026, plain).split('\n')
    expect(lines[0]).toBe('"Milan", 2026, in Europe/Rome: 259 days with open time: 2320 h')
    expect(lines.slice(-19)).toEqual([
      '       October                November                December',
      'Mo Tu We Th Fr Sa Su    Mo Tu We Th Fr Sa Su    Mo Tu We Th Fr Sa Su',
      '          1  2  3. 4.                      1.       1  2  3  4  5. 6.',
      ' 5  6  7  8  9 10.11.    2  3  4  5  6  7. 8.    7  8  9 10 11 12.13.',
      '12 13 14 15 16 17.18.    9 10 11 12 13 14.15.   14 15 16 17 18 19E20.',
      '19 20 21 22 23 24.25*   16 17 18 19 20 21.22.   21 22 23 24h25H26.27.',
      '26 27 28 29 30 31.      23 24 25 26 27 28.29.   28 29X30X31',
      '                        30',
      '',
      'no mark open, . closed, H holiday, h holiday for a part of the day,',
      'E open by exception, X closed by exception, * the clock changes',
      '',
      'Sat 19 Dec: Inventario (open by exception)',
      'Thu 24 Dec: Vigilia (holiday for a part of the day)',
      'Fri 25 Dec: Natale',
      'Tue 29 Dec to Wed 30 Dec: Ferie (closed by exception)',
      'Sun 29 Mar: the clock goes from 02:00 to 03:00',
      'Sun 25 Oct: the clock goes from 03:00 to 02:00',
      '',
    ])
  })

  it('is in Italian', () => {
    const lines = calendarGrid(desk, 2026, { ...plain, locale: 'it' }).split('\n')
    expect(lines[0]).toBe('"Milan", 2026, Europe/Rome: 259 giorni di apertura: 2320 h')
    expect(lines[2].trim()).toMatch(/^Gennaio +Febbraio +Marzo$/)
    expect(lines[3].slice(0, 20)).toBe('Lu Ma Me Gi Ve Sa Do')
    expect(lines).toContain('da mar 29 dic a mer 30 dic: Ferie (chiusura straordinaria)')
  })

  it('fits the width, with one to four months per row', () => {
    for (const [width, months, most] of [
      [20, 1, 21],
      [45, 2, 45],
      [80, 3, 80],
      [93, 4, 93],
      [500, 4, 500],
    ]) {
      const lines = calendarGrid(desk, 2026, { isColour: false, width }).split('\n')
      expect(lines[2].trim().split(/\s+/)).toHaveLength(months)
      const drawn = lines.slice(
        2,
        lines.findIndex(line => line.startsWith('no mark')),
      )
      expect(Math.max(...drawn.map(line => line.length))).toBeLessThanOrEqual(most)
    }
  })

  it('colours the dates where it may, and says the same', () => {
    const coloured = calendarGrid(desk, 2026, { isColour: true, width: 80 })
    expect(coloured).toContain('\u001b[34m25H\u001b[39m')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it takes the colours away
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(calendarGrid(desk, 2026, plain))
  })

  it('needs no name, and lists only marks in use', () => {
    const text = calendarGrid(businessCalendar({ timeZone: 'Asia/Tokyo', hours: {} }), 2026, plain)
    expect(text).toMatch(/^a calendar, 2026, in Asia\/Tokyo: 0 days with open time: 0 min\n/)
    expect(text.endsWith('\n. closed\n')).toBe(true)
  })
})
