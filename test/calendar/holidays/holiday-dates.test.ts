import { describe, expect, it, vi } from 'vitest'
import { HolidayDates, type MoveDates } from '../../../src/calendar/holidays/holiday-dates.ts'
import { parseHolidayRule } from '../../../src/calendar/holidays/holiday-rule.ts'
import { WEEKDAYS } from '../../../src/calendar/hours.ts'
import { parseWeeklyHours } from '../../../src/calendar/weekly-hours.ts'
import { dateText, epochDay, weekdayOf } from '../../../src/time/epoch-day.ts'
import { InputValue } from '../../../src/validation/input-value.ts'
import { englandAndWales } from '../published/united-kingdom.ts'

const NEXT = 'next-working-day'
const PREVIOUS = 'previous-working-day'
const NON_HOLIDAY = 'next-non-holiday'
const rulesOf = (rules: readonly unknown[]) => rules.map((rule, i) => parseHolidayRule(InputValue.copyOf(rule, [i])))
const weekOf = (days: string) => parseWeeklyHours(InputValue.copyOf(days ? { [days]: '09:00-17:00' } : {}, [])).days

/** A calendar that works on these weekdays, except on dates that its zone skips. */
function working(days = 'mon-fri', ...skipped: number[]): MoveDates {
  const week = weekOf(days)
  const exists = (date: number) => !skipped.includes(date)
  return { zone: { exists }, hasHours: date => week[weekdayOf(date)].length > 0 && exists(date) }
}

function closingsIn(year: number, holidays: ConstructorParameters<typeof HolidayDates>[0], dates: MoveDates) {
  return new HolidayDates(holidays, dates).datesIn(year)
}

/** The closings of a year as `mon 2026-12-28 Boxing Day`, with a star where they are observed. */
function closings(rules: readonly unknown[], year: number, dates: MoveDates | string = 'mon-fri'): string[] {
  return closingsIn(year, rulesOf(rules), typeof dates === 'string' ? working(dates) : dates).map(
    ({ date, name, observed }) => `${WEEKDAYS[weekdayOf(date)]} ${dateText(date)}${observed ? '*' : ''} ${name}`,
  )
}

const on = (name: string, month: number, day: number, more: object = {}) => ({ name, month, day, ...more })
const christmas = (more: object) => on('Christmas', 12, 25, more)
const boxing = (more: object) => on('Boxing', 12, 26, more)

describe('HolidayDates.datesIn', () => {
  it('lists holidays in date order, those of one date as given', () =>
    expect(closings([on('C', 12, 7), on('B', 5, 1), '2026-01-06', on('A', 5, 1)], 2026)).toEqual([
      'tue 2026-01-06 2026-01-06',
      'fri 2026-05-01 B',
      'fri 2026-05-01 A',
      'mon 2026-12-07 C',
    ]))
  it('lists the holiday of a date before one that moves there, whatever their order in the list', () => {
    const moved = on('Moved', 11, 21, { observed: { sat: 'mon' } })
    for (const rules of [
      [moved, on('Own', 11, 23)],
      [on('Own', 11, 23), moved],
    ])
      expect(closings(rules, 2026)).toEqual(['mon 2026-11-23 Own', 'mon 2026-11-23* Moved'])
    const back = on('Moved', 11, 21, { observed: { sat: 'fri' } })
    expect(closings([back, on('Own', 11, 20)], 2026)).toEqual(['fri 2026-11-20 Own', 'fri 2026-11-20* Moved'])
  })
  it('moves no holiday of a part of a day because of another one of that date', () => {
    const morning = on('Morning', 11, 20, { closed: '09:00-12:00' })
    const evening = on('Evening', 11, 20, { closed: '16:00-18:00', observed: NON_HOLIDAY })
    expect(closings([morning, evening], 2026)).toEqual(['fri 2026-11-20 Morning', 'fri 2026-11-20 Evening'])
  })
  it('moves a holiday to a date of which another one closes a part, and not to one that it closes entirely', () => {
    const saturday = on('Saturday', 11, 21, { observed: NEXT })
    const monday = (closed: string) => [saturday, on('Monday', 11, 23, { closed })]
    const dates = (closed: string) => closings(monday(closed), 2026).filter(text => text.endsWith('Saturday'))
    expect(['00:00-12:00', '12:00-24:00', '00:00-24:00'].map(dates)).toEqual([
      ['mon 2026-11-23* Saturday'],
      ['mon 2026-11-23* Saturday'],
      ['tue 2026-11-24* Saturday'],
    ])
  })
  it('has none of other years', () => expect(closings(['2026-01-06'], 2027)).toEqual([]))
  it('leaves holidays that do not move where they are, on days without hours too', () =>
    expect(closings([on('A', 12, 26), on('B', 12, 27)], 2026)).toEqual(['sat 2026-12-26 A', 'sun 2026-12-27 B']))
  it('says which part of the date is closed', () =>
    expect(
      closingsIn(2026, rulesOf([on('Eve', 12, 24, { closed: '14:00-24:00' }), '2026-12-25']), working()),
    ).toMatchObject([
      { date: epochDay(2026, 12, 24), name: 'Eve', observed: false, closed: [840, 1440] },
      { date: epochDay(2026, 12, 25), name: '2026-12-25', observed: false, closed: undefined },
    ]))
  it('names a holiday without a name by its unshifted date', () =>
    expect(closings([{ date: '2026-12-26', observed: { sat: 'fri' } }], 2026)).toEqual(['fri 2026-12-25* 2026-12-26']))
  it('keeps the closed part of a holiday that moves', () =>
    expect(closingsIn(2027, rulesOf([christmas({ closed: '12:00-24:00', observed: NEXT })]), working())).toMatchObject([
      { date: epochDay(2027, 12, 27), name: 'Christmas', observed: true, closed: [720, 1440] },
    ]))

  it.each([
    ['no holiday moves', [{}, {}], [2026]],
    ['one is observed', [{}, { observed: NEXT }], [2025, 2026, 2027]],
    ['one has a substitute', [{ substitute: { sun: 'mon' } }, {}], [2025, 2026, 2027]],
  ] as const)('looks at the years that it must where %s', (_, options, years) => {
    const datesIn = vi.fn<(year: number) => number[]>(() => [])
    const rule = '2026-12-07'
    closingsIn(
      2026,
      options.map(options => ({ rule, options, datesIn, closings: {} })),
      working(),
    )
    expect([...new Set(datesIn.mock.calls.map(([year]) => year))]).toEqual(years)
  })
  it.each([
    ['a date', '2026-12-07'],
    ['a date with options', { date: '2026-12-07', name: 'X' }],
    ['a list of years', on('X', 12, 7, { years: [2026, 2026, 2030] })],
    ['a first and a last year', on('X', 12, 7, { since: 2026, until: 2027 })],
    ['a first year and a list', on('X', 12, 7, { since: 2026, years: [2020, 2026] })],
  ])('asks a rule with %s only in its years', (_, given) => {
    const [rule] = rulesOf([given])
    const datesIn = vi.fn(rule.datesIn)
    const years = new HolidayDates([{ ...rule, datesIn }], working())
    const found = [2019, 2020, 2025, 2026, 2028].map(year => years.datesIn(year).map(({ date }) => dateText(date)))
    expect(found).toEqual([[], [], [], ['2026-12-07'], []])
    expect(datesIn.mock.calls).toEqual([[2026]])
  })
  it('names the first of two holidays of a date first, whichever has its date in one year only', () => {
    expect(closings([on('Any', 12, 7), on('One', 12, 7, { years: [2026] }), on('Last', 12, 7)], 2026)).toEqual([
      'mon 2026-12-07 Any',
      'mon 2026-12-07 One',
      'mon 2026-12-07 Last',
    ])
    expect(closings([on('One', 12, 7, { years: [2026] }), on('Any', 12, 7)], 2026)[0]).toBe('mon 2026-12-07 One')
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
  it('passes over a date that the zone skips', () => {
    // Apia went from Thursday 2011-12-29 to Saturday 2011-12-31; see Zone.startOf.
    const apia = working('mon-sat', epochDay(2011, 12, 30))
    const rules = [
      { name: 'A', date: '2011-12-29' },
      { name: 'B', date: '2011-12-29', observed },
    ]
    expect(closings(rules, 2011, apia)).toEqual(['thu 2011-12-29 A', 'sat 2011-12-31* B'])
    expect(closings([{ name: 'C', date: '2011-12-30', observed }], 2011, apia)).toEqual(['sat 2011-12-31* C'])
  })
  it('stays on a Sunday with hours that is no holiday, unless Sunday is named', () => {
    expect(closings([christmas({ observed })], 2022, 'mon-sun')).toEqual(['sun 2022-12-25 Christmas'])
    expect(closings([christmas({ observed: { sun: NEXT } })], 2022, 'mon-sun')).toEqual(['mon 2022-12-26* Christmas'])
  })
})

describe('a holiday of part of a day', () => {
  const half = { closed: '12:00-24:00' }
  it('does not drive another holiday from its date', () =>
    expect(closings([on('Half', 3, 20, half), on('Eid', 3, 20, { observed: NEXT })], 2026)).toEqual([
      'fri 2026-03-20 Half',
      'fri 2026-03-20 Eid',
    ]))
  it('is no obstacle for one that moves', () => {
    const party = on('Party', 5, 4, half)
    expect(closings([on('A', 5, 3, { observed: NEXT }), party], 2026)).toEqual([
      'mon 2026-05-04 Party',
      'mon 2026-05-04* A',
    ])
    expect(closings([on('A', 5, 3, { observed: NON_HOLIDAY }), party], 2026)).toEqual([
      'mon 2026-05-04 Party',
      'mon 2026-05-04* A',
    ])
  })
  it('is an obstacle where it closes 00:00-24:00', () =>
    expect(closings([on('A', 5, 3, { observed: NEXT }), on('All', 5, 4, { closed: '00:00-24:00' })], 2026)).toEqual([
      'mon 2026-05-04 All',
      'tue 2026-05-05* A',
    ]))
  it('moves around the holidays of whole days, wherever these go', () => {
    // 24 December 2022 is a Saturday: 26 is Boxing Day, 27 the substitute of Christmas.
    const eve = on('Eve', 12, 24, { ...half, observed: NEXT })
    expect(closings([eve, christmas({ observed: NEXT }), boxing({ observed: NEXT })], 2022)).toEqual([
      'mon 2022-12-26 Boxing',
      'tue 2022-12-27* Christmas',
      'wed 2022-12-28* Eve',
    ])
  })
  it('leaves the date to which a holiday of a whole day moves', () =>
    expect(closings([on('A', 5, 3, { observed: NEXT }), on('Half', 5, 4, { ...half, observed: NEXT })], 2026)).toEqual([
      'mon 2026-05-04* A',
      'tue 2026-05-05* Half',
    ]))
  it('shares no substitute with another one', () => {
    const rules = [on('A', 5, 2, { ...half, observed: NEXT }), on('B', 5, 3, { ...half, observed: NEXT })]
    expect(closings(rules, 2026)).toEqual(['mon 2026-05-04* A', 'tue 2026-05-05* B'])
  })
})

describe('a target alone', () => {
  it.each([
    ['sat', PREVIOUS, ['fri 2026-12-25* Boxing']],
    ['sat', NEXT, ['mon 2026-12-28* Boxing']],
    ['sat', NON_HOLIDAY, ['sun 2026-12-27* Boxing']],
    ['sat', 'mon', ['mon 2026-12-28* Boxing']],
    ['sat', 'wed', ['wed 2026-12-23* Boxing']],
    ['sat', 'sat', ['sat 2026-12-26 Boxing']],
  ])('applies on a %s without hours: %s', (_, observed, found) =>
    expect(closings([boxing({ observed })], 2026)).toEqual(found),
  )
  it.each([PREVIOUS, NEXT, NON_HOLIDAY, 'mon'])('does not apply on a working day: %s', observed =>
    expect(closings([christmas({ observed })], 2026)).toEqual(['fri 2026-12-25 Christmas']),
  )
  it.each([
    [PREVIOUS, 'thu 2026-12-24* Christmas'],
    [NEXT, 'mon 2026-12-28* Christmas'],
    [NON_HOLIDAY, 'sat 2026-12-26* Christmas'],
    ['mon', 'mon 2026-12-28* Christmas'],
  ])('applies on a working day that another holiday closes: %s', (observed, found) => {
    const [first, second] = closings([on('Other', 12, 25), christmas({ observed })], 2026).sort()
    expect([first, second]).toEqual([found, 'fri 2026-12-25 Other'].sort())
  })
})

describe('a map from weekdays', () => {
  it('applies on the weekdays that it names, whatever their hours', () => {
    const golden = [on('Constitution', 5, 3, { substitute: { sun: NEXT } }), on('Greenery', 5, 4), on('Children', 5, 5)]
    // Wednesday 6 May is the substitute by law, for a shop that opens on Sundays too.
    expect(closings(golden, 2026, 'mon-sun')).toEqual([
      'sun 2026-05-03 Constitution',
      'mon 2026-05-04 Greenery',
      'tue 2026-05-05 Children',
      'wed 2026-05-06* Constitution',
    ])
  })
  it('of a shop without Wednesdays gives another working day, or the next date that is no holiday', () => {
    const golden = (target: string) => [on('A', 5, 3, { substitute: { sun: target } }), on('B', 5, 4), on('C', 5, 5)]
    expect(closings(golden(NEXT), 2026, 'thu-tue').at(-1)).toBe('thu 2026-05-07* A')
    expect(closings(golden(NON_HOLIDAY), 2026, 'thu-tue').at(-1)).toBe('wed 2026-05-06* A')
  })
  it('does not apply on other weekdays, whatever their hours and holidays', () =>
    expect(closings([christmas({ observed: { sun: NEXT } }), on('Other', 12, 25)], 2021, 'mon-fri')).toEqual([
      'sat 2021-12-25 Christmas',
      'sat 2021-12-25 Other',
    ]))
  it('may have a target of its own for each weekday, as Taiwan has', () => {
    const substitute = { sat: PREVIOUS, sun: NEXT }
    const april = [on('Children', 4, 4, { substitute }), on('Tomb Sweeping', 4, 5, { substitute })]
    expect(closings(april, 2026)).toEqual([
      'fri 2026-04-03* Children',
      'sat 2026-04-04 Children',
      'sun 2026-04-05 Tomb Sweeping',
      'mon 2026-04-06* Tomb Sweeping',
    ])
  })
})

describe('moves in date order', () => {
  it('give the earlier of two the date nearer to both, forwards and backwards', () => {
    const weekend = (observed: string) => [on('A', 5, 2, { observed }), on('B', 5, 3, { observed })]
    expect(closings(weekend(NEXT), 2026)).toEqual(['mon 2026-05-04* A', 'tue 2026-05-05* B'])
    expect(closings(weekend(PREVIOUS), 2026)).toEqual(['thu 2026-04-30* B', 'fri 2026-05-01* A'])
  })
  it('go around each other where one goes back and one forth', () =>
    expect(closings([on('A', 5, 2, { observed: NEXT }), on('B', 5, 4, { observed: { mon: PREVIOUS } })], 2026)).toEqual(
      ['fri 2026-05-01* B', 'mon 2026-05-04* A'],
    ))
  it('pass over no date that is left open', () =>
    // B leaves Monday for sure, so A may have it.
    expect(closings([on('A', 5, 3, { observed: NEXT }), on('B', 5, 4, { observed: { mon: NEXT } })], 2026)).toEqual([
      'mon 2026-05-04* A',
      'tue 2026-05-05* B',
    ]))
  it('pass over the date of a holiday that only has a substitute elsewhere', () =>
    expect(closings([on('A', 5, 3, { observed: NEXT }), on('B', 5, 4, { substitute: { mon: NEXT } })], 2026)).toEqual([
      'mon 2026-05-04 B',
      'tue 2026-05-05* A',
      'wed 2026-05-06* B',
    ]))
  it('drive a holiday from the date that another keeps, whatever the order of the rules', () => {
    const rules = [on('A', 5, 1, { observed: NEXT }), on('B', 5, 1, { substitute: { fri: NEXT } })]
    const found = ['fri 2026-05-01 B', 'mon 2026-05-04* A', 'tue 2026-05-05* B']
    expect(closings(rules, 2026)).toEqual(found)
    expect(closings([rules[1], rules[0]], 2026).sort()).toEqual(
      ['fri 2026-05-01 B', 'mon 2026-05-04* B', 'tue 2026-05-05* A'].sort(),
    )
  })
  it('go back over the end of the year', () => {
    const newYear = on('New Year', 1, 1, { observed: PREVIOUS })
    expect(closings([newYear], 2021)).toEqual(['fri 2021-01-01 New Year', 'fri 2021-12-31* New Year'])
    expect(closings([newYear, on('Silvester', 12, 31)], 2021).at(-2)).toBe('thu 2021-12-30* New Year')
    expect(closings([newYear], 2022)).toEqual(['fri 2022-12-30* New Year'])
  })
})

describe('the next date that is no holiday', () => {
  it('is one without hours too', () =>
    expect(closings([on('A', 5, 1), on('B', 5, 1, { observed: NON_HOLIDAY })], 2026)).toEqual([
      'fri 2026-05-01 A',
      'sat 2026-05-02* B',
    ]))
  it('is none that the zone skips', () => {
    const rules = [
      { name: 'A', date: '2011-12-29' },
      { name: 'B', date: '2011-12-29', observed: NON_HOLIDAY },
    ]
    expect(closings(rules, 2011, working('mon-fri', epochDay(2011, 12, 30)))).toEqual([
      'thu 2011-12-29 A',
      'sat 2011-12-31* B',
    ])
  })
})

describe('HolidayDates.datesIn, where every day is a holiday', () => {
  const everyDay = (more: object) => [
    { month: 1, day: 1, ...more },
    ...['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].flatMap(weekday =>
      [1, 2, 3, 4, 5].map(nth => ({ weekday, nth, ...more })),
    ),
  ]
  it.each([NEXT, PREVIOUS, NON_HOLIDAY, 'mon', { sat: NEXT, sun: PREVIOUS }])(
    'leaves all of them where they are: %j',
    observed => {
      const found = closingsIn(2026, rulesOf(everyDay({ observed })), working())
      expect(new Set(found.map(({ date }) => date)).size).toBeGreaterThan(255)
    },
  )
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
