import Holidays from 'date-holidays'
import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../../src/calendar/calendars.ts'
import { countryHolidays } from '../../../src/cli/commands/country-holidays.ts'
import { plainHolidays } from '../../../src/cli/commands/plain-holidays.ts'
import { holidaysOfPlace } from '../../../src/integrations/date-holidays/holidays-of-place.ts'
import { sampled } from '../../arbitraries/runs.ts'

const YEARS = { from: 2022, to: 2031 }

describe('plainHolidays', () => {
  it.each(
    sampled<readonly [string, string | undefined]>(4, [
      ['IT', undefined],
      ['DE', 'BY'],
      ['DE', 'SN'],
      ['US', undefined],
      ['US', 'CA'],
      ['GB', 'SCT'],
      ['FR', undefined],
      ['ES', 'CT'],
      ['GR', undefined],
      ['RO', undefined],
      ['SE', undefined],
      ['CH', 'ZH'],
      ['JP', undefined],
      ['TR', undefined],
    ]),
  )('has the same holidays as the dates of %s %s', async (country, region) => {
    const rules = await countryHolidays({ country, region }, YEARS)
    const dated = holidaysOfPlace(Holidays, { country, state: region, years: YEARS })
    const [plain, listed] = [rules, dated].map(holidays =>
      businessCalendar({ timeZone: 'UTC', hours: { 'mon-sun': '00:00-24:00' }, holidays }),
    )
    for (let year = YEARS.from; year <= YEARS.to; year++) {
      expect([...plain.holidays(year)].sort(byText)).toEqual([...listed.holidays(year)].sort(byText))
      const range = [`${year}-01-01T00:00Z`, `${year}-12-31T00:00Z`] as const
      expect(plain.elapsed(...range)).toBe(listed.elapsed(...range))
    }
    expect(rules.length).toBeLessThan(dated.length)
  })

  it('finds a day of a month, a distance from Easter, a weekday of a month and the last one', () => {
    const dates = (name: string, ...all: string[]) => all.map(date => ({ date, name }))
    expect(
      plainHolidays(
        [
          ...dates('Fixed', '2025-05-01', '2026-05-01', '2027-05-01'),
          ...dates('Good Friday', '2025-04-18', '2026-04-03', '2027-03-26'),
          ...dates('Orthodox Monday', '2024-05-06', '2025-04-21', '2026-04-13').slice(1),
          ...dates('Orthodox Monday', '2027-05-03'),
          ...dates('Third Thursday', '2025-11-20', '2026-11-19', '2027-11-18'),
          ...dates('Last Monday', '2025-05-26', '2026-05-25', '2027-05-31'),
          ...dates('Moving', '2025-01-01', '2026-01-02', '2027-01-05'),
          ...dates('Twice', '2025-01-01', '2025-02-01', '2026-01-01', '2027-01-01'),
          ...dates('Once', '2026-07-01'),
        ],
        2025,
        2027,
      ),
    ).toEqual([
      { name: 'Fixed', month: 5, day: 1 },
      { name: 'Good Friday', easter: -2 },
      { name: 'Orthodox Monday', easter: 1, church: 'orthodox' },
      { name: 'Third Thursday', month: 11, weekday: 'thu', nth: 3 },
      { name: 'Last Monday', month: 5, weekday: 'mon', nth: -1 },
      ...dates('Moving', '2025-01-01', '2026-01-02', '2027-01-05'),
      ...dates('Twice', '2025-01-01', '2025-02-01', '2026-01-01', '2027-01-01'),
      ...dates('Once', '2026-07-01'),
    ])
  })

  it('sees no rule in two years', () => {
    const two = [
      { date: '2026-05-01', name: 'A' },
      { date: '2027-05-01', name: 'A' },
    ]
    expect(plainHolidays(two, 2026, 2027)).toEqual(two)
  })
})

function byText(a: object, b: object): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
}
