import { describe, expect, it } from 'vitest'
import { compileFastDatePattern } from '../../../src/exports/timestamps/fast-date-pattern.ts'

const YEAR = 2026
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')

/** Reads without date-fns; "for date-fns" if the text is left to it. */
function read(pattern: string, text: string, nearYear = YEAR): string {
  const ms = compileFastDatePattern(pattern, nearYear)!(text)
  return Number.isNaN(ms) ? 'for date-fns' : new Date(ms).toISOString()
}

describe('a frequent format of dates', () => {
  it.each([
    ['dd/MM/yyyy HH:mm', '03/04/2016 10:05', '2016-04-03T10:05:00.000Z'],
    ['dd/MM/yyyy HH:mm', '3/4/2016 0:00', '2016-04-03T00:00:00.000Z'],
    ['d/M/yyyy H:m:s', '30/09/2199 23:59:59', '2199-09-30T23:59:59.000Z'],
    ['d/M/yyyy H:m:s', '29/2/2016 9:0:8', '2016-02-29T09:00:08.000Z'],
    ["yyyy-MM-dd'T'HH:mm:ss.SSS", '1987-06-25T14:03:02.901', '1987-06-25T14:03:02.901Z'],
    ["yyyy-MM-dd'T'HH:mm:ss.SSS", '1900-01-01T00:00:00.007', '1900-01-01T00:00:00.007Z'],
    ['yyyyMMddHHmmss', '20260304101502', '2026-03-04T10:15:02.000Z'],
    ['yyyyMMddHH', '202603041', '2026-03-04T01:00:00.000Z'],
    ['yyyyMMdd', '20261231', '2026-12-31T00:00:00.000Z'],
    ["yyyy-MM-dd 'um' HH''mm", "2026-11-20 um 08'09", '2026-11-20T08:09:00.000Z'],
    ["dd 'o''clock' MM yyyy", "20 o'clock 11 2026", '2026-11-20T00:00:00.000Z'],
    ['yyyy-MM-dd HH:mm xx', '2026-03-04 10:15 +0130', '2026-03-04T08:45:00.000Z'],
    ['yyyy-MM-dd HH:mm XX', '2026-03-04 10:15 -1045', '2026-03-04T21:00:00.000Z'],
    ['yyyy-MM-dd HH:mm xxx', '2026-03-04 10:15 +00:00', '2026-03-04T10:15:00.000Z'],
    ['yyyy-MM-dd HH:mm XXX', '2026-03-04 10:15 -05:30', '2026-03-04T15:45:00.000Z'],
    ['hh:mm a dd/MM/yyyy', '12:00 AM 01/02/2026', '2026-02-01T00:00:00.000Z'],
    ['hh:mm a dd/MM/yyyy', '01:59 am 01/02/2026', '2026-02-01T01:59:00.000Z'],
    ['h:mm a dd/MM/yyyy', '12:00 PM 01/02/2026', '2026-02-01T12:00:00.000Z'],
    ['h:mm a dd/MM/yyyy', '11:59 pm 01/02/2026', '2026-02-01T23:59:00.000Z'],
  ])('%s reads %j', (pattern, text, time) => expect(read(pattern, text)).toBe(time))

  it.each(MONTHS)('reads %s in any case', name => {
    const day = `2026-${String(MONTHS.indexOf(name) + 1).padStart(2, '0')}-09T00:00:00.000Z`
    for (const month of [name, name.toLowerCase(), name.toUpperCase()])
      expect(read('d/MMM/yyyy', `9/${month}/2026`)).toBe(day)
  })

  it.each([
    [2026, '75', 2075],
    [2026, '76', 1976],
    [2026, '26', 2026],
    [1990, '39', 2039],
    [1990, '40', 1940],
    [2049, '98', 2098],
    [2049, '99', 1999],
    [2050, '00', 2000],
  ])('takes a year of two digits near %i: %s is %i', (nearYear, text, year) =>
    expect(read('dd.MM.yy', `01.02.${text}`, nearYear)).toBe(`${year}-02-01T00:00:00.000Z`),
  )

  it.each([
    ['dd/MM/yyyy HH:mm:ss', '03/04/2016 24:00:00'],
    ['dd/MM/yyyy HH:mm:ss', '03/04/2016 10:60:00'],
    ['dd/MM/yyyy HH:mm:ss', '03/04/2016 10:05:60'],
    ['dd/MM/yyyy HH:mm:ss', '03/04/2016 10:05:06 '],
    ['dd/MM/yyyy HH:mm:ss', ' 03/04/2016 10:05:06'],
    ['dd/MM/yyyy HH:mm:ss', '03/04/2016 10:05:'],
    ['dd/MM/yyyy HH:mm:ss', '03/04/2016 10:05'],
    ['dd/MM/yyyy HH:mm:ss', '03-04/2016 10:05:06'],
    ['dd/MM/yyyy HH:mm:ss', '003/04/2016 10:05:06'],
    ['dd/MM/yyyy HH:mm:ss', '/04/2016 10:05:06'],
    ['dd/MM/yyyy HH:mm:ss', '03/04/216 10:05:06'],
    ['dd/MM/yyyy HH:mm:ss', '03/:4/2016 10:05:06'],
    ['dd/MM/yyyy', '03/04/20166'],
    ['dd/MM/yyyy', '00/04/2016'],
    ['dd/MM/yyyy', '31/04/2016'],
    ['dd/MM/yyyy', '29/02/2015'],
    ['dd/MM/yyyy', '03/13/2016'],
    ['dd/MM/yyyy', '03/00/2016'],
    ['dd/MM/yyyy', '31/12/1899'],
    ['dd/MM/yyyy', '01/01/2200'],
    ['yyyyMMddHH', '2026030410 '],
    ['yyyyMMddHH', '20260304100'],
    ['yyyy-MM-dd HH:mm:ss.SSS', '2026-03-04 10:15:00.12'],
    ['yyyy-MM-dd HH:mm:ss.SSS', '2026-03-04 10:15:00.1234'],
    ['yyyy-MM-dd HH:mm xx', '2026-03-04 10:15 x0130'],
    ['yyyy-MM-dd HH:mm xx', '2026-03-04 10:15 +0a30'],
    ['yyyy-MM-dd HH:mm xx', '2026-03-04 10:15 +01300'],
    ['yyyy-MM-dd HH:mm xx', '2026-03-04 10:15 ++013'],
    ['h:mm a dd/MM/yyyy', '0:30 AM 01/02/2026'],
    ['h:mm a dd/MM/yyyy', '13:00 PM 01/02/2026'],
    ['h:mm a dd/MM/yyyy', '1:00 XM 01/02/2026'],
    ['d/MMM/yyyy', '9/Foo/2026'],
    ['d/MMM/yyyy', '9/Ja/2026'],
    ['d/MMM/yyyy', '9/Janu/2026'],
  ])('%s leaves %j to date-fns', (pattern, text) => expect(read(pattern, text)).toBe('for date-fns'))

  it('reads each text by itself, whatever came before', () => {
    const reader = compileFastDatePattern('d/M/yyyy h:mm a', YEAR)!
    const [evening, wrong, morning] = ['3/4/2026 8:15 PM', '5/6/2026 8:15 XM', '3/4/2026 8:15 AM'].map(reader)
    expect([evening - morning, wrong]).toEqual([12 * 3_600_000, Number.NaN])
  })
})

describe('a format that only date-fns reads', () => {
  it.each([
    ['a long name', 'd MMMM yyyy'],
    ['an ordinal', 'do MMM yyyy'],
    ['hours of half a day without the half', 'dd/MM/yyyy hh:mm'],
    ['the half of the day with all hours', 'dd/MM/yyyy HH:mm a'],
    ['digits next to digits of any number', 'dMyyyy'],
    ['digits in quotes, which could belong to the day', "d'1'MM yyyy"],
    ['a letter without quotes', 'dd/MM/yyyyTHH'],
    ['a quote that does not end', "dd/MM/yyyy 'at"],
    ['a quote that only begins', "dd/MM/yyyy '"],
    ['a name before a letter', "MMM'x'dd yyyy"],
    ['a name before a dot, which can be its own', 'dd MMM. yyyy'],
    ['a name before digits', 'MMMdd yyyy'],
    ['a name before a name', 'dd MMMa h yyyy'],
  ])('has %s: %s', (_, pattern) => expect(compileFastDatePattern(pattern, YEAR)).toBeUndefined())
})
