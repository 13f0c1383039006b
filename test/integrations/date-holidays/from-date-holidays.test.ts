import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Holidays from 'date-holidays'
import { afterEach, describe, expect, it } from 'vitest'
import { businessCalendar } from '../../../src/calendar/calendars.ts'
import type { HolidayType } from '../../../src/integrations/date-holidays/date-holidays-options.ts'
import { fromDateHolidays } from '../../../src/integrations/date-holidays/from-date-holidays.ts'
import { isThorough, sampled as oneOfEvery } from '../../arbitraries/runs.ts'
import { refusal } from '../../validation/refusal.ts'
import { type Place, places } from './places.ts'

const years = { from: 2024, to: 2028 }
const all: readonly Place[] = places()
const countries = all.filter(({ state }) => !state)

/** The flat list of starts and ends of intervals, sorted and joined, without code of the library. */
function joined(stretches: readonly (readonly [number, number])[]): number[] {
  const edges: number[] = []
  for (const [start, end] of [...stretches].sort((a, b) => a[0] - b[0]))
    if (start <= edges[edges.length - 1]) edges[edges.length - 1] = Math.max(edges[edges.length - 1], end)
    else edges.push(start, end)
  return edges
}

/** When date-holidays has a holiday of the types in the zone, by its own start and end. */
function theirs(place: Place, types: readonly HolidayType[], timezone: string): [number, number][] {
  const source = new Holidays({ ...place }, { timezone })
  const found: [number, number][] = []
  for (let year = years.from - 1; year <= years.to + 1; year++)
    for (const { type, start, end } of source.getHolidays(year))
      if (types.includes(type)) found.push([start.getTime(), end.getTime()])
  return found
}

/** The difference between date-holidays and a calendar that closes only by its rules, as text. */
function differences(place: Place, timeZone: string, types?: readonly HolidayType[]): string[] {
  const holidays = fromDateHolidays({ ...place, types, years, incomplete: true })
  const desk = businessCalendar({ timeZone, hours: { 'mon-sun': '00:00-24:00' }, holidays })
  const start = Date.parse(desk.add(`${years.from}-01-01T00:00[${timeZone}]`, 0).replace(/\[.*/, ''))
  const end = Date.parse(desk.add(`${years.to + 1}-01-01T00:00[${timeZone}]`, 0).replace(/\[.*/, ''))
  const open = [...desk.intervals(start, end)].map(interval => [interval.start, interval.end] as const)
  const closed = joined([
    [Number.NEGATIVE_INFINITY, start],
    ...theirs(place, types ?? ['public'], timeZone),
    [end, Number.POSITIVE_INFINITY],
  ])
  // Between their closed stretches lie our open ones.
  const expected = closed.slice(1, -1)
  const actual = open.flat()
  const text = (edges: readonly number[]) => edges.map(at => new Date(at).toISOString())
  const missing = text(expected.filter(at => !actual.includes(at)))
  const extra = text(actual.filter(at => !expected.includes(at)))
  const name = Object.values(place).join('.')
  return missing.length + extra.length ? [`${name} ${timeZone}: missing ${missing.join()}, extra ${extra.join()}`] : []
}

describe('fromDateHolidays', () => {
  it('gives the years and the dates as plain data', () =>
    expect(fromDateHolidays({ country: 'IT', years: { from: 2026, to: 2026 } })).toEqual([
      { covers: { from: 2026, to: 2026 } },
      { date: '2026-01-01', name: 'Capodanno' },
      { date: '2026-01-06', name: 'Epifania' },
      { date: '2026-04-05', name: 'Domenica di Pasqua' },
      { date: '2026-04-06', name: 'Lunedì dell’Angelo' },
      { date: '2026-04-25', name: 'Liberazione dal nazifascismo (1945)' },
      { date: '2026-05-01', name: 'Festa del lavoro' },
      { date: '2026-06-02', name: 'Festa della Repubblica' },
      { date: '2026-08-15', name: 'Assunzione di Maria' },
      { date: '2026-10-04', name: "Festa nazionale di San Francesco d'Assisi" },
      { date: '2026-11-01', name: 'Ognissanti' },
      { date: '2026-12-08', name: 'Immacolata Concezione' },
      { date: '2026-12-25', name: 'Natale di Gesù' },
      { date: '2026-12-26', name: 'Santo Stefano' },
    ]))
  it('closes the part of a day that a holiday names', () =>
    expect(fromDateHolidays({ country: 'IS', years: { from: 2026, to: 2026 } })).toContainEqual({
      date: '2026-12-24',
      name: 'Aðfangadagur',
      closed: '13:00-24:00',
    }))
  it('closes from the evening before where the holiday begins then', () => {
    // Eid al-Fitr 2026 of date-holidays 3.37.0: from 19 March, 18:00, three days.
    const rules = fromDateHolidays({ country: 'AE', language: 'en', years: { from: 2026, to: 2026 } })
    expect(rules.filter(rule => (rule as { name?: string }).name === 'End of Ramadan (Eid al-Fitr)')).toEqual([
      { date: '2026-03-19', name: 'End of Ramadan (Eid al-Fitr)', closed: '18:00-24:00' },
      { date: '2026-03-20', name: 'End of Ramadan (Eid al-Fitr)' },
      { date: '2026-03-21', name: 'End of Ramadan (Eid al-Fitr)' },
      { date: '2026-03-22', name: 'End of Ramadan (Eid al-Fitr)', closed: '00:00-18:00' },
    ])
  })
  it('keeps a holiday that began in the year before, and cuts one that ends in the next', () => {
    // Eswatini's Incwala, in date-holidays 28 December and six days.
    const rules = (from: number, to = from) =>
      fromDateHolidays({ country: 'SZ', years: { from, to } })
        .map(rule => (rule as { date?: string }).date)
        .filter(date => date && /-12-(2[89]|3)|-01-0[12]/.test(date))
    const [january, december] = [
      ['01', '02'].map(day => `2026-01-${day}`),
      ['28', '29', '30', '31'].map(day => `2026-12-${day}`),
    ]
    expect([...new Set(rules(2026))].sort()).toEqual([...january, ...december])
    expect(rules(2026, 2027).filter(date => date === '2027-01-02')).toHaveLength(1)
  })
  it('takes the types that are asked for', () => {
    const dates = (...types: HolidayType[]) =>
      fromDateHolidays({ country: 'DE', types, years: { from: 2026, to: 2026 } }).length
    expect(dates('public', 'bank')).toBe(dates('public') + dates('bank') - 1)
    expect(dates('bank')).toBeGreaterThan(1)
  })
  it('keeps holidays in mind that are not asked for, where others depend on them', () => {
    // Glarus: the first Thursday of April, a week later in Holy Week; Easter 2026 is 5 April.
    const rules = fromDateHolidays({ country: 'CH', state: 'GL', years: { from: 2026, to: 2026 } })
    expect(rules).toContainEqual({ date: '2026-04-09', name: 'Näfelser Fahrt' })
  })
  it('names them in the language that is asked for', () => {
    const first = (language?: string) =>
      fromDateHolidays({ country: 'CH', state: 'GE', language, years: { from: 2026, to: 2026 } })[1]
    expect([first(), first('de'), first('it'), first('en')]).toEqual([
      { date: '2026-01-01', name: 'Nouvel An' },
      { date: '2026-01-01', name: 'Neujahr' },
      { date: '2026-01-01', name: 'Capodanno' },
      { date: '2026-01-01', name: "New Year's Day" },
    ])
  })
  it('makes a calendar refuse what needs other years', () => {
    const holidays = fromDateHolidays({ country: 'IT', years: { from: 2026, to: 2027 } })
    const milan = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' }, holidays })
    expect(milan.add('2027-12-31T17:00+01:00', 'PT1H')).toBe('2027-12-31T18:00:00+01:00')
    expect(refusal(() => milan.add('2027-12-31T17:00+01:00', 'PT2H'))).toMatch(/^years-not-covered /)
  })
  it('survives JSON', () => {
    const rules = fromDateHolidays({ country: 'AE', years: { from: 2026, to: 2027 } })
    expect(JSON.parse(JSON.stringify(rules))).toEqual(rules)
  })
  it.each([
    [{}, 'key-missing country: This key is required. Give its code, such as IT.'],
    [{ country: 'it' }, 'input-invalid country: "it" is not known. Did you mean IT (Italy)?'],
    [{ country: 'Itly' }, 'input-invalid country: "Itly" is not known. Did you mean IT (Italy)?'],
    [{ country: 'UK' }, 'input-invalid country: "UK" is not known. Did you mean GB (United Kingdom)?'],
    [{ country: 'uk' }, 'input-invalid country: "uk" is not known. Did you mean GB (United Kingdom)?'],
    [{ country: 'Deutschland' }, 'input-invalid country: "Deutschland" is not known. Did you mean DE (Germany)?'],
    [{ country: 'DD' }, 'input-invalid country: "DD" is not known. Did you mean DE (Germany)?'],
    [
      { country: 'US', state: 'Californa' },
      'input-invalid state: "Californa" is not known. Did you mean CA (California)?',
    ],
    [
      { country: 'XX' },
      'input-invalid country: "XX" is not known. Known: AD (Andorra), AE (United Arab Emirates), AG (Antigua & Barbuda), AI (Anguilla), AL (Albania), AM (Armenia), AO (Angola), AR (Argentina), AS (American Samoa), AT (Austria), AU (Australia), AW (Aruba), AX (Åland Islands), AZ (Azerbaijan), BA (Bosnia & Herzegovina), BB (Barbados), ….',
    ],
    [{ country: 'AE', state: 'DU' }, 'input-invalid state: "DU" is not known. There are none here: leave it out.'],
    [{ country: 'DE', region: 'A' }, 'key-missing state: This key is required. Name the state of the region.'],
    [
      { country: 'DE', state: 'BY', region: 'B' },
      'input-invalid region: "B" is not known. Known: A (Stadt Augsburg), KATH (Predominantly catholic communities), EVANG (Predominantly protestant communities).',
    ],
    [
      { country: 'NZ', state: 'WTC', region: 'Buller' },
      'input-invalid region: "Buller" is not known. There are none here: leave it out.',
    ],
    [{ country: 'IT', language: 'fr' }, 'input-invalid language: "fr" is not known. Known: it, en.'],
    [{ country: 'IT', types: ['publc'] }, 'input-invalid types[0]: "publc" is not known. Did you mean public?'],
    [{ country: 'IT', types: 'public' }, 'input-invalid types: "public" is not a list.'],
    [{ country: 'IT', incomplete: 1 }, 'input-invalid incomplete: 1 is not true or false.'],
    [
      { country: 'IT', timeZone: 'Europe/Rome' },
      'key-unknown timeZone: This key is not known. Known: country, state, region, types, language, years, incomplete.',
    ],
    [{ country: 'IT', years: undefined }, 'key-missing years: This key is required. Give { from: 2026, to: 2028 }.'],
    [
      { country: 'IT', years: { from: 2026 } },
      'key-missing years.to: This key is required. Give the first and the last year.',
    ],
    [
      { country: 'IT', years: { from: 2027, to: 2026 } },
      'range-reversed years: 2026 is before 2027. Swap the two years.',
    ],
    [
      { country: 'IT', years: { from: 1969, to: 2026 } },
      'input-invalid years.from: 1969 is not a whole number from 1970 to 2076.',
    ],
    [
      { country: 'IT', years: { from: 2026, to: 2077 } },
      'input-invalid years.to: 2077 is not a whole number from 1970 to 2076.',
    ],
    [
      { country: 'TH', years: { from: 2026, to: 2027 } },
      'years-not-covered years: date-holidays lists Makha Bucha year by year, to 2026. ' +
        'Use fewer years, or set incomplete: true and add the missing dates.',
    ],
  ])('refuses %j', (options, message) =>
    expect(refusal(() => fromDateHolidays({ years, ...options } as never))).toBe(message),
  )
  it('accepts years with missing holidays only with `incomplete`, and only if the missing types are requested', () => {
    const thai = (options: object) => fromDateHolidays({ country: 'TH', years: { from: 2026, to: 2027 }, ...options })
    expect(thai({ incomplete: true })[0]).toEqual({ covers: { from: 2026, to: 2027 } })
    expect(thai({ types: ['bank'] })[0]).toEqual({ covers: { from: 2026, to: 2027 } })
    expect(thai({ years: { from: 2025, to: 2026 } })[0]).toEqual({ covers: { from: 2025, to: 2026 } })
    expect(() => thai({ incomplete: false })).toThrow('Makha Bucha')
    // The elections of 2015 and 2019 to 2021 do not limit the years.
    expect(fromDateHolidays({ country: 'IL', years })[0]).toEqual({ covers: years })
  })
})

describe('the closed time of fromDateHolidays', () => {
  const DEEP = Boolean(process.env.DEEP)
  // The usual run looks at one of so many.
  const sampled = <T>(oneOf: number, items: readonly T[]) => items.filter((_, i) => DEEP || i % oneOf === 3)
  const zonesOf = (place: Place) => new Holidays({ ...place }).getTimezones()

  it('is that of every country by its own start and end, in its own first zone', () => {
    const found = sampled(isThorough ? 5 : 40, countries).flatMap(place => differences(place, zonesOf(place)[0]))
    expect(found).toEqual([])
  }, 300_000)
  it.runIf(isThorough)(
    'is that of the states and regions',
    () => {
      const found = sampled(
        20,
        all.filter(({ state }) => state),
      ).flatMap(place => differences(place, zonesOf(place)[0]))
      expect(found).toEqual([])
    },
    300_000,
  )
  it.runIf(isThorough)(
    'is the same in the other zones of a place',
    () => {
      const found = sampled(
        20,
        countries.flatMap(place =>
          zonesOf(place)
            .slice(1)
            .map(zone => ({ place, zone })),
        ),
      ).flatMap(({ place, zone }) => differences(place, zone))
      expect(found).toEqual([])
    },
    300_000,
  )
  it.runIf(isThorough)(
    'is that of all types together',
    () => {
      const types: HolidayType[] = ['public', 'bank', 'optional', 'school', 'observance']
      expect(sampled(20, countries).flatMap(place => differences(place, zonesOf(place)[0], types))).toEqual([])
    },
    300_000,
  )
})

describe('fromDateHolidays on another clock of the process', () => {
  const own = process.env.TZ
  afterEach(() => {
    if (own === undefined) delete process.env.TZ
    else process.env.TZ = own
  })
  // Each skips midnight in some of these years: Cairo on 25 April 2025, which is a holiday there.
  it.each(
    isThorough
      ? ['Africa/Cairo', 'Asia/Beirut', 'America/Santiago', 'America/Havana', 'Pacific/Apia']
      : ['Africa/Cairo'],
  )('gives the same rules: %s', zone => {
    const rules = () =>
      oneOfEvery(4, ['EG', 'CL', 'CU', 'IT', 'AE', 'IL', 'TR', 'PY']).map(country =>
        fromDateHolidays({ country, years: { from: 2010, to: 2030 }, incomplete: true }),
      )
    process.env.TZ = 'UTC'
    const expected = rules()
    process.env.TZ = zone
    expect(new Date(2026, 0, 5).getTimezoneOffset()).not.toBe(0)
    expect(rules()).toEqual(expected)
  })
})

describe('the guide to holidays', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../../docs/holidays.md'), 'utf8')
  it('counts what there is', () => {
    const states = all.filter(({ state, region }) => state && !region)
    const regions = all.filter(({ region }) => region)
    const having = new Set(states.map(({ country }) => country))
    expect(guide.replaceAll('\n', ' ')).toContain(
      `${countries.length} countries, ${states.length} states of ${having.size} of them, and ${regions.length} regions`,
    )
  })
  it('lists the countries whose lists of public holidays end', () => {
    const rows = [...guide.matchAll(/^\| ([A-Z]{2}) \| (\d{4}) \((.*?)[,)]/gm)].map(([, country, last, name]) => ({
      country,
      last: +last,
      name,
    }))
    const asked = oneOfEvery(8, countries)
    const refused = asked.flatMap(({ country }) => {
      try {
        fromDateHolidays({ country, years: { from: 2060, to: 2060 } })
        return []
      } catch (error) {
        const [, name, last] = /lists (.*) year by year, to (\d+)/.exec((error as Error).message)!
        return [{ country, last: +last, name }]
      }
    })
    expect(rows.length).toBeGreaterThan(10)
    expect(refused).toEqual(rows.filter(row => asked.some(({ country }) => country === row.country)))
  })
})
