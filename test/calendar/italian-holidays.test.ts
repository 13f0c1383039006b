import { describe, expect, it } from 'vitest'
import { businessCalendar, italianHolidays, italianOffice } from '../../src/index.ts'
import { westernEaster } from './published/easter.ts'

/**
 * The national holidays of Italy, law by law, for 1986 to 2030.
 *
 * Law 27 May 1949 n. 260 art. 2 (GU 124 of 31 May 1949) names 1 January, 25 April, the Monday after Easter, 1 May,
 * 15 August, 1 November, 8, 25 and 26 December, and every Sunday. Law 5 March 1977 n. 54 art. 1 (GU 63 of 7 March 1977)
 * took Epiphany, Saint Joseph, Ascension, Corpus Domini, Peter and Paul, 2 June and 4 November away.
 */
const ALWAYS = [
  ['01-01', 'Capodanno'],
  // Again since 1986: DPR 28 December 1985 n. 792 art. 1 (GU 306 of 31 December 1985), in force the next day.
  ['01-06', 'Epifania'],
  ['04-25', 'Festa della Liberazione'],
  ['05-01', 'Festa del Lavoro'],
  ['08-15', 'Assunzione di Maria Vergine'],
  ['11-01', 'Ognissanti'],
  ['12-08', 'Immacolata Concezione'],
  ['12-25', 'Natale'],
  ['12-26', 'Santo Stefano'],
] as const

/** Law 260/1949 art. 2; Easter Monday by the dates of the U.S. Census Bureau's table, easter500.txt. */
const EASTER_MONDAYS = [
  ...['1986-03-31', '1987-04-20', '1988-04-04', '1989-03-27', '1990-04-16', '1991-04-01', '1992-04-20', '1993-04-12'],
  ...['1994-04-04', '1995-04-17', '1996-04-08', '1997-03-31', '1998-04-13', '1999-04-05', '2000-04-24', '2001-04-16'],
  ...['2002-04-01', '2003-04-21', '2004-04-12', '2005-03-28', '2006-04-17', '2007-04-09', '2008-03-24', '2009-04-13'],
  ...['2010-04-05', '2011-04-25', '2012-04-09', '2013-04-01', '2014-04-21', '2015-04-06', '2016-03-28', '2017-04-17'],
  ...['2018-04-02', '2019-04-22', '2020-04-13', '2021-04-05', '2022-04-18', '2023-04-10', '2024-04-01', '2025-04-21'],
  ...['2026-04-06', '2027-03-29', '2028-04-17', '2029-04-02', '2030-04-22'],
]

/**
 * 2 June. Law 54/1977 art. 1 moved it to the first Sunday of June; law 200/1986 art. 1 kept it, "for the year 1986",
 * on Monday 2 June with the pay of a national holiday (blia.it/leggiditalia/?a=1986&id=200); law 20 November 2000
 * n. 336 art. 1 (GU 273 of 22 November 2000) brought it back "from 2001".
 */
const REPUBLIC_YEARS = [
  1986, 2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010, 2011, 2012, 2013, 2014, 2015, 2016, 2017, 2018,
  2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030,
]

/** Law 8 October 2025 n. 151 art. 1 (GU 236 of 10 October 2025), in force since 1 January 2026. */
const SAINT_FRANCIS_YEARS = [2026, 2027, 2028, 2029, 2030]

/**
 * Once: 17 March 2011, "for the year 2011 alone a holiday under articles 2 and 4 of law 260/1949", decree-law
 * 22 February 2011 n. 5 art. 1 (GU 44 of 23 February 2011), turned into law 47/2011.
 */
const ONCE = [['2011-03-17', "150 anni dell'Unita d'Italia"]] as const

const YEARS = Array.from({ length: 45 }, (_, i) => 1986 + i)
const everyDay = businessCalendar({
  timeZone: 'Europe/Rome',
  hours: { 'mon-sun': '00:00-24:00' },
  holidays: italianHolidays,
})

describe('italianHolidays', () => {
  it.each(YEARS)('are those of the law, %i', year => expect(everyDay.holidays(year)).toEqual(lawful(year)))
  it('count eleven a year, ten while 2 June was a Sunday feast, and one more in 2011 and since 2026', () => {
    const counted = Object.fromEntries(YEARS.map(year => [year, everyDay.holidays(year).length]))
    for (const year of YEARS)
      expect(counted[year], `${year}`).toBe(year === 2011 || year >= 2026 ? 12 : year >= 1987 && year <= 2000 ? 10 : 11)
  })
  it('close the whole local date', () => {
    expect(everyDay.isOpen('2026-10-03T23:59:59+02:00')).toBe(true)
    expect(everyDay.isOpen('2026-10-04T00:00+02:00')).toBe(false)
    expect(everyDay.isOpen('2026-10-04T23:59:59+02:00')).toBe(false)
    expect(everyDay.isOpen('2026-10-05T00:00+02:00')).toBe(true)
  })
  it.each([
    ['Easter Sunday, a Sunday like others', '2026-04-05'],
    ['2 June 1987, a Tuesday', '1987-06-02'],
    ['2 June 2000, a Friday', '2000-06-02'],
    ['17 March 2012, no holiday by law 222/2012', '2012-03-17'],
    ['4 October 2025, before law 151/2025', '2025-10-04'],
    ['4 November, without civil effects by laws 54/1977 and 27/2024', '2024-11-04'],
    ['29 June, a holiday in Rome only by DPR 792/1985', '2026-06-29'],
  ])('leave out %s', (_, date) => expect(everyDay.isOpen(`${date}T12:00+02:00`)).toBe(true))
})

describe('the Easter Mondays above', () => {
  it.each(EASTER_MONDAYS)('%s is the day after the Easter Sunday of the Census Bureau', monday =>
    expect(new Date(Date.parse(westernEaster.get(+monday.slice(0, 4))!) + 86_400_000).toISOString()).toContain(monday),
  )
})

describe('italianOffice', () => {
  it.each(YEARS)('has the holidays of the law, %i', year => expect(italianOffice.holidays(year)).toEqual(lawful(year)))
})

/** The holidays of a year by the tables above, in date order; two on one date in the order of the calendar's rules. */
function lawful(year: number): { date: string; name: string }[] {
  const easterMonday = EASTER_MONDAYS.find(date => date.startsWith(`${year}-`))!
  return [
    { date: easterMonday, name: "Lunedì dell'Angelo" },
    ...ALWAYS.map(([day, name]) => ({ date: `${year}-${day}`, name })),
    ...(REPUBLIC_YEARS.includes(year) ? [{ date: `${year}-06-02`, name: 'Festa della Repubblica' }] : []),
    ...(SAINT_FRANCIS_YEARS.includes(year) ? [{ date: `${year}-10-04`, name: "San Francesco d'Assisi" }] : []),
    ...ONCE.filter(([date]) => date.startsWith(`${year}-`)).map(([date, name]) => ({ date, name })),
  ].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}
