import { UTCDate, utc } from '@date-fns/utc'
import { format } from 'date-fns/format'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import { DatePattern } from '../../../src/exports/timestamps/date-pattern.ts'
import { compileFastDatePattern } from '../../../src/exports/timestamps/fast-date-pattern.ts'
import { runs } from '../../arbitraries/runs.ts'
import { NOW } from '../reading.ts'

const QUICK = [
  'dd/MM/yyyy HH:mm',
  'd/M/yyyy HH:mm',
  'M/d/yyyy H:m:s',
  'MM-dd-yy hh:mm a',
  'd/MMM/yy h:mm a',
  'dd.MM.yyyy, HH:mm:ss',
  'yyyy-MM-dd HH:mm:ss',
  "yyyy-MM-dd'T'HH:mm:ss.SSS",
  "yyyy-MM-dd 'um' HH''mm",
  'yyyyMMddHHmmss',
  'yyyy-MM-dd HH:mm:ss xx',
  'yyyy-MM-dd HH:mm xxx',
  'yyyy-MM-dd',
  'MMM dd yyyy h:mma',
]
const SLOW = ['MMMM d, yyyy HH:mm', "do MMM yyyy 'at' HH:mm", 'Pp', 'yyyy-MM-dd HH:mm:ss.SS', 'T', 't']

describe('DatePattern', () => {
  const zone = process.env.TZ
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })

  it.each([
    ['dd/MM/yyyy HH:mm', '03/04/2016 10:05', '2016-04-03T10:05:00.000Z'],
    ['MM/dd/yyyy HH:mm', '03/04/2016 10:05', '2016-03-04T10:05:00.000Z'],
    ['d/M/yyyy HH:mm', '29/2/2016 01:16', '2016-02-29T01:16:00.000Z'],
    ['d/MMM/yy h:mm a', '07/Aug/26 12:54 AM', '2026-08-07T00:54:00.000Z'],
    ['d/MMM/yy h:mm a', '7/aug/26 12:54 pm', '2026-08-07T12:54:00.000Z'],
    ['dd.MM.yy HH:mm', '01.02.99 10:00', '1999-02-01T10:00:00.000Z'],
    ['yyyyMMddHHmmss', '20260304101500', '2026-03-04T10:15:00.000Z'],
    ['yyyy-MM-dd HH:mm:ss xx', '2026-03-04 10:15:00 -0530', '2026-03-04T15:45:00.000Z'],
    ['MMMM d, yyyy HH:mm', 'March 4, 2026 10:15', '2026-03-04T10:15:00.000Z'],
    // Blanks that do not break a line, as Intl writes them before AM and PM.
    ['d/M/yyyy, h:mm a', '7/8/2026, 12:54\u202fPM', '2026-08-07T12:54:00.000Z'],
    ['dd.MM.yyyy HH:mm', '07.08.2026\u00a012:54', '2026-08-07T12:54:00.000Z'],
    ['d MMMM yyyy HH:mm', '7 August\u00a02026 12:54', '2026-08-07T12:54:00.000Z'],
    ['dd.MM.yyyy\u00a0HH:mm', '07.08.2026 12:54', '2026-08-07T12:54:00.000Z'],
    ['T', '1772619300000', '2026-03-04T10:15:00.000Z'],
    ['t', '1772619300', '2026-03-04T10:15:00.000Z'],
  ])('reads by %s the text %s', (pattern, text, time) => {
    expect(new Date(new DatePattern(pattern, NOW).read(text)).toISOString()).toBe(time)
  })

  it.each([
    ['dd/MM/yyyy HH:mm', '13/13/2016 10:05'],
    ['dd/MM/yyyy HH:mm', '30/02/2016 10:05'],
    ['dd/MM/yyyy HH:mm', '03/04/2016'],
    ['dd/MM/yyyy HH:mm', '03/04/2016 10:05 h'],
    ['dd/MM/yyyy HH:mm', '03/04/2016 24:00'],
    ['h:mm a d/MMM/yy', '13:00 PM 1/Jan/26'],
    ['d/MMM/yy h:mm a', '1/Jan/2026 1:00 PM'],
    ['d/MMM/yy h:mm a', '1/Gen/26 1:00 PM'],
  ])('does not read by %s the text %s', (pattern, text) => {
    expect(new DatePattern(pattern, NOW).read(text)).toBeNaN()
  })

  it.each([
    ['dd/MM HH:mm', 'leaves year, month or day open'],
    ['yyyy-MM HH:mm', 'leaves year, month or day open'],
    ['HH:mm', 'leaves year, month or day open'],
    ['dd/MM/yyyy hh:mm', 'leaves open whether it is morning or afternoon'],
    ['DD/MM/YYYY HH:mm', 'is not a pattern of date-fns'],
    ['dd/MM/yyyy at HH:mm', 'is not a pattern of date-fns'],
    ['dd/MM/yyyy d HH:mm', 'is not a pattern of date-fns'],
  ])('refuses the pattern %s', (pattern, message) => {
    expect(() => new DatePattern(pattern, NOW)).toThrow(message)
  })

  it.each(['UTC', 'America/New_York', 'Europe/Rome', 'Pacific/Apia', 'Africa/Cairo'])(
    'reads the same under TZ=%s',
    tz => {
      process.env.TZ = tz
      // Times that the clocks of these zones skip.
      for (const pattern of ['dd/MM/yyyy HH:mm', "do MMM yyyy 'at' HH:mm"])
        for (const time of ['2026-03-08T02:30', '2026-03-29T02:30', '2011-12-30T12:00', '2026-04-24T00:10']) {
          const read = new DatePattern(pattern, NOW)
          const text = format(new UTCDate(`${time}:00Z`), pattern, { in: utc })
          expect(new Date(read.read(text)).toISOString()).toBe(`${time}:00.000Z`)
        }
    },
  )

  it('reads a plain pattern without date-fns, others with it', () => {
    const others = [...SLOW, 'dMyyyy HH:mm', 'dd/MM/yyyy hh:mm']
    const plain = [...QUICK, ...others].filter(pattern => compileFastDatePattern(pattern, 2026) !== undefined)
    expect(plain).toEqual([...QUICK])
  })

  it.each([...QUICK, ...SLOW])('reads what date-fns writes by %s', pattern => {
    const read = new DatePattern(pattern, NOW)
    fc.assert(
      fc.property(fc.date({ min: new Date('1980-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }), date => {
        const text = format(new UTCDate(date), pattern, { in: utc })
        const wall = read.read(text)
        expect(wall).toBe(read.readWithDateFns(text))
        expect(format(new UTCDate(wall), pattern, { in: utc })).toBe(text)
      }),
      runs(100),
    )
  })

  it.each(QUICK)('never reads otherwise than date-fns by %s, whatever the text', pattern => {
    const quick = compileFastDatePattern(pattern, 2026)!
    const slow = new DatePattern(pattern, NOW)
    const sample = fc
      .date({ min: new Date('1880-01-01'), max: new Date('2210-01-01'), noInvalidDate: true })
      .map(date => format(new UTCDate(date), pattern, { in: utc }))
    // A text that fits, with slips of the hand: characters changed, left out, put in, leading zeros lost.
    const slip = fc.tuple(
      fc.nat(30),
      fc.constantFrom('', '0', '1', '3', '9', ' ', '/', ':', '-', '.', 'a', 'P', 'M', 'Jan', '٣', '\n'),
      fc.nat(2),
    )
    const text = fc
      .tuple(sample, fc.array(slip, { maxLength: 2 }), fc.boolean())
      .map(([written, slips, bare]) =>
        slips.reduce(
          (done, [at, put, out]) => done.slice(0, at) + put + done.slice(at + out),
          bare ? written.replace(/\b0/g, '') : written,
        ),
      )
    fc.assert(
      fc.property(text, given => {
        const read = quick(given)
        fc.pre(!Number.isNaN(read))
        expect(read).toBe(slow.readWithDateFns(given))
      }),
      runs(1500),
    )
  })
})
