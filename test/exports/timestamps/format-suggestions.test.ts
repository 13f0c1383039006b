import { UTCDate, utc } from '@date-fns/utc'
import { format } from 'date-fns/format'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatSuggestions, languagesFor } from '../../../src/exports/timestamps/format-suggestions.ts'
import { runs } from '../../arbitraries/runs.ts'
import { NOW } from '../reading.ts'

const formats = (text: string) => formatSuggestions(text, NOW).map(({ format }) => format)

describe('formatSuggestions', () => {
  it.each([
    // Day and month in digits have two orders, unless one of them is above 12.
    ['3/4/2016', ['dd/MM/yyyy', 'MM/dd/yyyy']],
    ['03.04.16 10:05', ['dd.MM.yy HH:mm', 'MM.dd.yy HH:mm']],
    ['13-4-2016 10:05:06', ['dd-MM-yyyy HH:mm:ss']],
    ['4/13/2016 10.05', ['MM/dd/yyyy HH.mm']],
    ['13. 4. 2016', ['dd. MM. yyyy']],
    ['13/13/2016', []],
    // The year first.
    ['2016-04-03', ['yyyy-MM-dd']],
    ['2016/4/3 7:05', ['yyyy/MM/dd HH:mm']],
    ['2016-Apr-03', ['yyyy-MMM-dd']],
    ['2016-04-2016', []],
    ['201-04-03', []],
    // The time of day.
    ['2016-04-03T10:05:06', ["yyyy-MM-dd'T'HH:mm:ss"]],
    ['2016-04-03 10:05:06.123', ['yyyy-MM-dd HH:mm:ss.SSS']],
    ['2016-04-03 10:05:06,1', ['yyyy-MM-dd HH:mm:ss,S']],
    ['2016-04-03, 10:05', ['yyyy-MM-dd, HH:mm']],
    ['2016-04-03 - 10:05', ['yyyy-MM-dd - HH:mm']],
    ['2016-04-03 10h05', ["yyyy-MM-dd HH'h'mm"]],
    ['2016-04-03 10:05 PM', ['yyyy-MM-dd h:mm a']],
    ['2016-04-03 10:05pm', ['yyyy-MM-dd h:mma']],
    ['2016-04-03\u202f10:05\u00a0am', ['yyyy-MM-dd h:mm a']],
    ['2016-04-03 25:05', []],
    ['2016-04-03 10:5', []],
    ['2016-04-03 at noon', []],
    // The zone.
    ['2016-04-03 10:05 Z', ['yyyy-MM-dd HH:mm X']],
    ['2016-04-03 10:05+02', ['yyyy-MM-dd HH:mmx']],
    ['2016-04-03 10:05 +0200', ['yyyy-MM-dd HH:mm xx']],
    ['2016-04-03 10:05 +02:00', ['yyyy-MM-dd HH:mm xxx']],
    ['2016-04-03 10:05 UTC', ["yyyy-MM-dd HH:mm 'UTC'"]],
    // Names.
    ['3 Apr 2016', ['dd MMM yyyy']],
    ['3 April 2016', ['dd MMM yyyy']],
    ['3 September 2016', ['dd MMMM yyyy']],
    ['September 3, 2016 10:05', ['MMMM dd, yyyy HH:mm']],
    ['Sun 3 Apr 2016', ['EEE dd MMM yyyy']],
    ['Sunday, 3 Apr 2016', ['EEEE, dd MMM yyyy']],
    ['Apr May 2016', []],
    ['3 Foo 2016', []],
    // No time.
    ['', []],
    ['soon', []],
    ['T-1000', []],
  ])('of %j', (text, found) => expect(formats(text)).toEqual(found))

  it.each([
    ['20000', 'excel'],
    ['46346.6875', 'excel'],
    ['79999,5', 'excel'],
    ['1795188600', 'epoch-seconds'],
    ['1795188600.5', 'epoch-seconds'],
    ['1795188600000', 'epoch-milliseconds'],
  ])('of the number %s', (text, name) => expect(formats(text)).toEqual([name]))

  it.each(['19999', '80000', '999', '463460', '17951886000', '1795188600000.5', '46346.', '46346x', 'x46346'])(
    'none of the number %s',
    text => expect(formats(text)).toEqual([]),
  )

  it('say which day they read, and whether it needs a zone', () => {
    expect(formatSuggestions('3/4/2016 10:05', NOW)).toEqual([
      { format: 'dd/MM/yyyy HH:mm', languages: [], timeZone: undefined, isInstant: false, date: '3 April' },
      { format: 'MM/dd/yyyy HH:mm', languages: [], timeZone: undefined, isInstant: false, date: '4 March' },
    ])
    expect(formatSuggestions('2016-04-03 23:05 gmt', NOW)).toEqual([
      { format: "yyyy-MM-dd HH:mm 'gmt'", languages: [], timeZone: 'UTC', isInstant: false, date: '3 April' },
    ])
    expect(formatSuggestions('2016-04-03 23:05 +0200', NOW)).toEqual([
      { format: 'yyyy-MM-dd HH:mm xx', languages: [], timeZone: undefined, isInstant: true, date: '3 April' },
    ])
    expect(formatSuggestions('1795188600', NOW)).toEqual([
      { format: 'epoch-seconds', languages: [], timeZone: undefined, isInstant: true, date: '' },
    ])
    expect(formatSuggestions('46346', NOW)).toEqual([
      { format: 'excel', languages: [], timeZone: undefined, isInstant: false, date: '' },
    ])
  })

  it.each([
    ['3 maggio 2016', 'dd MMMM yyyy', ['it'], '3 May'],
    ['3 de mayo de 2016', "dd 'de' MMM 'de' yyyy", ['es'], '3 May'],
    ['3. März 2016', 'dd. MMM yyyy', ['de'], '3 March'],
    ['3 févr. 2016', 'dd MMM yyyy', ['fr'], '3 February'],
  ])('name the languages of %s', (text, name, languages, date) => {
    const [found, ...others] = formatSuggestions(text, NOW)
    expect(others).toEqual([])
    expect(found).toMatchObject({ languages: expect.arrayContaining(languages), date })
    expect(found.format.replace('MMMM', 'MMM')).toBe(name.replace('MMMM', 'MMM'))
    expect(found.languages).not.toContain('ru')
  })

  it('find the format in which a time was written', () => {
    const patterns = [
      ...['dd/MM/yyyy HH:mm', 'MM/dd/yyyy h:mm a', 'yyyy-MM-dd HH:mm:ss', 'dd.MM.yyyy', "yyyy-MM-dd'T'HH:mm:ss.SSS"],
      ...['dd MMM yyyy HH:mm', 'yyyy/MM/dd HH.mm', "dd-MM-yyyy HH'h'mm", 'dd/MMM/yy h:mm a'],
    ]
    const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(fc.constantFrom(...patterns), date, (pattern, at) => {
        expect(formats(format(new UTCDate(at), pattern, { in: utc }))).toContain(pattern)
      }),
      runs(100),
    )
  })

  it('offer nothing outside 1900 to 2199', () => {
    expect(formats('31/12/1899')).toEqual([])
    expect(formats('01/02/2200')).toEqual([])
    expect(formats('31/12/2199')).toEqual(['dd/MM/yyyy'])
  })
})

describe('languagesFor', () => {
  it('are at most five, and those whose names fit', () => {
    expect(languagesFor('3 mai 2016', 'dd MMM yyyy', NOW)).toEqual(expect.arrayContaining(['fr', 'de']))
    expect(languagesFor('3 apr 2016', 'dd MMM yyyy', NOW)).toHaveLength(5)
    expect(languagesFor('3 foo 2016', 'dd MMM yyyy', NOW)).toEqual([])
  })
})
