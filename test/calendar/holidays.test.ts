import { describe, expect, it, vi } from 'vitest'
import { parseHoliday } from '../../src/calendar/holiday-rule.ts'
import { closingsIn } from '../../src/calendar/holidays.ts'
import { parseWeek, WEEKDAYS } from '../../src/calendar/hours.ts'
import { Given } from '../../src/input/given.ts'
import { dateText, epochDay, weekdayOf } from '../../src/time/civil-date.ts'
import { englandAndWales } from './published/united-kingdom.ts'

const everyDate = (_: number) => true
const NEXT = 'next-working-day'
const rulesOf = (rules: readonly unknown[]) => rules.map((rule, i) => parseHoliday(Given.plain(rule, [i])))
const weekOf = (days: string) => parseWeek(Given.plain(days ? { [days]: '09:00-17:00' } : {}, []))

/** The closings of a year as `mon 2026-12-28 Boxing Day`, with a star where they are observed. */
function closings(rules: readonly unknown[], year: number, days = 'mon-fri', exists = everyDate): string[] {
  return closingsIn(year, rulesOf(rules), weekOf(days), exists).map(
    ({ date, name, observed }) => `${WEEKDAYS[weekdayOf(date)]} ${dateText(date)}${observed ? '*' : ''} ${name}`,
  )
}

const on = (name: string, month: number, day: number, more: object = {}) => ({ name, month, day, ...more })
const christmas = (more: object) => on('Christmas', 12, 25, more)
const boxing = (more: object) => on('Boxing', 12, 26, more)

describe('closingsIn', () => {
  it('lists holidays in date order, those of one date as given', () =>
    expect(closings([on('C', 12, 7), on('B', 5, 1), '2026-01-06', on('A', 5, 1)], 2026)).toEqual([
      'tue 2026-01-06 2026-01-06',
      'fri 2026-05-01 B',
      'fri 2026-05-01 A',
      'mon 2026-12-07 C',
    ]))
  it('has none of other years', () => expect(closings(['2026-01-06'], 2027)).toEqual([]))
  it('leaves holidays that do not move where they are, on days without hours too', () =>
    expect(closings([on('A', 12, 26), on('B', 12, 27)], 2026)).toEqual(['sat 2026-12-26 A', 'sun 2026-12-27 B']))
  it('says which part of the date is closed', () =>
    expect(
      closingsIn(
        2026,
        rulesOf([on('Eve', 12, 24, { closed: '14:00-24:00' }), '2026-12-25']),
        weekOf('mon-fri'),
        everyDate,
      ),
    ).toEqual([
      { date: epochDay(2026, 12, 24), name: 'Eve', observed: false, closed: [840, 1440] },
      { date: epochDay(2026, 12, 25), name: '2026-12-25', observed: false, closed: undefined },
    ]))
  it('names a holiday without a name by its unshifted date', () =>
    expect(closings([{ date: '2026-12-26', observed: { sat: 'fri' } }], 2026)).toEqual(['fri 2026-12-25* 2026-12-26']))
  it('keeps the closed part of a holiday that moves', () =>
    expect(
      closingsIn(2027, rulesOf([christmas({ closed: '12:00-24:00', observed: NEXT })]), weekOf('mon-fri'), everyDate),
    ).toEqual([{ date: epochDay(2027, 12, 27), name: 'Christmas', observed: true, closed: [720, 1440] }]))

  it.each([
    ['no holiday moves', [{}, {}], [2026]],
    ['one is observed', [{}, { observed: NEXT }], [2025, 2026, 2027]],
    ['one has a substitute', [{ substitute: { sun: 'mon' } }, {}], [2025, 2026, 2027]],
  ] as const)('looks at the years that it must where %s', (_, options, years) => {
    const datesIn = vi.fn<(year: number) => number[]>(() => [])
    const rule = '2026-12-07'
    closingsIn(
      2026,
      options.map(options => ({ rule, options, datesIn })),
      weekOf('mon-fri'),
      everyDate,
    )
    expect([...new Set(datesIn.mock.calls.map(([year]) => year))]).toEqual(years)
  })
})

describe('a holiday observed by weekday', () => {
  const observed = { sat: 'fri', sun: 'mon' }
  it('moves to the nearest such day', () => {
    expect(closings([christmas({ observed })], 2027)).toEqual(['fri 2027-12-24* Christmas'])
    expect(closings([christmas({ observed })], 2022)).toEqual(['mon 2022-12-26* Christmas'])
    expect(closings([christmas({ observed })], 2026)).toEqual(['fri 2026-12-25 Christmas'])
  })
  it('moves into the year before', () => {
    expect(closings([on('New Year', 1, 1, { observed })], 2021)).toEqual([
      'fri 2021-01-01 New Year',
      'fri 2021-12-31* New Year',
    ])
    expect(closings([on('New Year', 1, 1, { observed })], 2022)).toEqual([])
  })
  it('moves into the year after', () => {
    expect(closings([on('Silvester', 12, 31, { observed })], 2023)).toEqual([])
    expect(closings([on('Silvester', 12, 31, { observed })], 2024)).toEqual([
      'mon 2024-01-01* Silvester',
      'tue 2024-12-31 Silvester',
    ])
  })
  it('counts the years of its unshifted date', () => {
    const newYear = (years: object) => closings([on('New Year', 1, 1, { observed, ...years })], 2021)
    expect(newYear({ since: 2022 })).toEqual(['fri 2021-12-31* New Year'])
    expect(newYear({ until: 2021 })).toEqual(['fri 2021-01-01 New Year'])
    expect(newYear({ years: [2022] })).toEqual(['fri 2021-12-31* New Year'])
  })
  it('may join another holiday', () =>
    expect(closings([boxing({}), christmas({ observed: { fri: 'sat' } })], 2026)).toEqual([
      'sat 2026-12-26 Boxing',
      'sat 2026-12-26* Christmas',
    ]))
})

describe('a holiday with a substitute by weekday', () => {
  const substitute = { sun: 'mon' }
  it('closes both dates', () =>
    expect(closings([christmas({ substitute })], 2022)).toEqual([
      'sun 2022-12-25 Christmas',
      'mon 2022-12-26* Christmas',
    ]))
  it('closes one date where none is due', () =>
    expect(closings([christmas({ substitute })], 2026)).toEqual(['fri 2026-12-25 Christmas']))
  it('closes one date in each of two years', () => {
    expect(closings([on('Silvester', 12, 31, { substitute })], 2023)).toEqual(['sun 2023-12-31 Silvester'])
    expect(closings([on('Silvester', 12, 31, { substitute })], 2024)[0]).toBe('mon 2024-01-01* Silvester')
  })
})

describe('a holiday observed on the next working day', () => {
  const observed = NEXT
  it.each([2017, 2020, 2021, 2022, 2026, 2027])('is that of the bank holidays of England and Wales, %i', year => {
    const published = englandAndWales.get(year)!.filter(({ name }) => /^(Christmas|Boxing) Day$/.test(name))
    const rules = [boxing({ name: 'Boxing Day', observed }), christmas({ name: 'Christmas Day', observed })]
    expect(closings(rules, year)).toEqual(
      published.map(({ date, name, observed }) =>
        expect.stringMatching(`^... ${date}${observed ? '\\*' : ''} ${name}$`),
      ),
    )
  })
  it('stays on a working day that is no holiday', () =>
    expect(closings([christmas({ observed })], 2026)).toEqual(['fri 2026-12-25 Christmas']))
  it('goes to the first day with hours', () => {
    expect(closings([boxing({ observed })], 2026)).toEqual(['mon 2026-12-28* Boxing'])
    expect(closings([boxing({ observed })], 2026, 'mon-sat')).toEqual(['sat 2026-12-26 Boxing'])
    expect(closings([boxing({ observed, since: 2026 })], 2026, 'thu')).toEqual(['thu 2026-12-31* Boxing'])
  })
  it('gives way to one that stays there: Christmas on Sunday goes behind Boxing Day on Monday', () => {
    const both = ['mon 2022-12-26 Boxing', 'tue 2022-12-27* Christmas']
    expect(closings([christmas({ observed }), boxing({ observed })], 2022)).toEqual(both)
    expect(closings([boxing({ observed }), christmas({ observed })], 2022)).toEqual(both)
  })
  it('goes in date order, whatever the order of the rules', () => {
    const both = ['mon 2027-12-27* Christmas', 'tue 2027-12-28* Boxing']
    expect(closings([christmas({ observed }), boxing({ observed })], 2027)).toEqual(both)
    expect(closings([boxing({ observed }), christmas({ observed })], 2027)).toEqual(both)
  })
  it('goes on from another holiday on its date, the one that is given later', () =>
    expect(
      closings([on('B', 5, 1, { observed }), on('A', 5, 1, { observed }), on('C', 5, 1, { observed })], 2026),
    ).toEqual(['fri 2026-05-01 B', 'mon 2026-05-04* A', 'tue 2026-05-05* C']))
  it('goes on from a holiday that does not move, on its date and behind', () => {
    expect(closings([on('A', 5, 1, { observed }), on('B', 5, 1), on('C', 5, 4)], 2026)).toEqual([
      'fri 2026-05-01 B',
      'mon 2026-05-04 C',
      'tue 2026-05-05* A',
    ])
    expect(closings([on('A', 5, 2, { observed }), on('C', 5, 4, { closed: '12:00-13:00' })], 2026)).toEqual([
      'mon 2026-05-04 C',
      'tue 2026-05-05* A',
    ])
  })
  it('goes on from a holiday that moves by weekday, and from where that has gone', () => {
    const rules = [on('A', 5, 3, { observed }), on('B', 5, 3, { observed: { sun: 'mon' } })]
    expect(closings(rules, 2026)).toEqual(['mon 2026-05-04* B', 'tue 2026-05-05* A'])
  })
  it('stays on the date that another has left', () =>
    expect(closings([on('A', 5, 1, { observed }), on('B', 5, 1, { observed: { fri: 'mon' } })], 2026)).toEqual([
      'fri 2026-05-01 A',
      'mon 2026-05-04* B',
    ]))
  it('goes over the end of the year', () => {
    const rules = [on('Silvester', 12, 31, { observed }), on('New Year', 1, 1, { observed })]
    expect(closings(rules, 2022)).toEqual(['mon 2022-01-03* New Year'])
    expect(closings(rules, 2023)).toEqual(['mon 2023-01-02* Silvester', 'tue 2023-01-03* New Year'])
    expect(closings(rules, 2024)).toEqual([
      'mon 2024-01-01 New Year',
      'tue 2024-01-02* Silvester',
      'tue 2024-12-31 Silvester',
    ])
  })
  it('goes by weekday where it says so, and otherwise stays', () => {
    const move = { observed: { sun: NEXT } }
    expect(closings([christmas(move), boxing(move)], 2027)).toEqual([
      'sat 2027-12-25 Christmas',
      'mon 2027-12-27* Boxing',
    ])
    expect(closings([christmas(move), boxing({})], 2022)).toEqual([
      'mon 2022-12-26 Boxing',
      'tue 2022-12-27* Christmas',
    ])
    expect(closings([on('A', 5, 1, move), on('B', 5, 1)], 2026)).toEqual(['fri 2026-05-01 A', 'fri 2026-05-01 B'])
  })
  it('passes over a date that the zone skips, and then looks no further than it must', () => {
    // Apia went from Thursday 2011-12-29 to Saturday 2011-12-31; see Zone.startOf.
    const skipped = epochDay(2011, 12, 30)
    const exists = vi.fn((date: number) => date !== skipped)
    const rules = [
      { name: 'A', date: '2011-12-29' },
      { name: 'B', date: '2011-12-29', observed },
    ]
    expect(closings(rules, 2011, 'mon-sat', exists)).toEqual(['thu 2011-12-29 A', 'sat 2011-12-31* B'])
    expect(exists.mock.calls).toEqual([[skipped], [skipped + 1]])
  })
  it('stays on a Sunday with hours that is no holiday', () =>
    expect(closings([christmas({ observed: { sun: NEXT } })], 2022, 'mon-sun')).toEqual(['sun 2022-12-25 Christmas']))
})

describe('a holiday with a substitute on the next working day', () => {
  const substitute = NEXT
  it('closes both dates', () =>
    expect(closings([christmas({ substitute }), boxing({ substitute })], 2027)).toEqual([
      'sat 2027-12-25 Christmas',
      'sun 2027-12-26 Boxing',
      'mon 2027-12-27* Christmas',
      'tue 2027-12-28* Boxing',
    ]))
  it('closes one date where that is a free working day', () =>
    expect(closings([christmas({ substitute })], 2026)).toEqual(['fri 2026-12-25 Christmas']))
  it('takes turns with those that are observed', () =>
    expect(closings([boxing({ substitute }), christmas({ observed: NEXT })], 2027)).toEqual([
      'sun 2027-12-26 Boxing',
      'mon 2027-12-27* Christmas',
      'tue 2027-12-28* Boxing',
    ]))
})

describe('a holiday without a free working day', () => {
  // Open on Mondays, all of them holidays in 2026; the next free one is Monday 2027-01-04.
  const mondays = [1, 2, 3, 4, 5].map(nth => ({ name: 'Monday', weekday: 'mon', nth, years: [2026] }))
  const found = (rule: object, year: number) =>
    closings([...mondays, { name: 'A', ...rule }], year, 'mon').filter(text => text.endsWith('A'))
  it('goes as far as 365 days', () => {
    expect(found({ date: '2026-01-04', observed: NEXT }, 2026)).toEqual([])
    expect(found({ date: '2026-01-04', observed: NEXT }, 2027)).toEqual(['mon 2027-01-04* A'])
  })
  it('stays on its date where the next is further away', () => {
    expect(found({ date: '2026-01-03', observed: NEXT }, 2026)).toEqual(['sat 2026-01-03 A'])
    expect(found({ date: '2026-01-03', observed: NEXT }, 2027)).toEqual([])
  })
  it('stays on its date where the next is much further away', () =>
    expect(found({ date: '2026-01-02', observed: NEXT }, 2026)).toEqual(['fri 2026-01-02 A']))
  it('closes its date once where it looks for a substitute', () =>
    expect(found({ date: '2026-01-03', substitute: NEXT }, 2026)).toEqual(['sat 2026-01-03 A']))
})
