import { describe, expect, it } from 'vitest'
import type { TicketsSpec } from '../../../src/document/tickets-spec.ts'
import { mappingOf } from '../../../src/exports/mapping.ts'
import { TimestampParser } from '../../../src/exports/timestamps/timestamp-parser.ts'
import { utcText } from '../../../src/time/format/utc.ts'
import { NOW } from '../reading.ts'

const ROME = { dateFormat: 'dd/MM/yyyy HH:mm', timeZone: 'Europe/Rome' }

describe('TimestampParser', () => {
  it.each([
    ['2026-11-20T15:30:00Z', {}, '2026-11-20T15:30:00Z'],
    ['2026-11-20 16:30+01', {}, '2026-11-20T15:30:00Z'],
    ['2026-11-20T16:30:00.000+0100', {}, '2026-11-20T15:30:00Z'],
    ['2026-11-20T16:30[Europe/Rome]', {}, '2026-11-20T15:30:00Z'],
    ['2026-11-20T15:30:60Z', {}, '2026-11-20T15:30:59Z'],
    ['2026-11-20T15:30:00Z', ROME, '2026-11-20T15:30:00Z'],
    ['20/11/2026 16:30', ROME, '2026-11-20T15:30:00Z'],
    ['1795275000000', { dateFormat: 'T' }, '2026-11-21T15:30:00Z'],
    ['1795275000', { dateFormat: 't' }, '2026-11-21T15:30:00Z'],
    ['2026-11-20 16:30:00 +0100', { dateFormat: 'yyyy-MM-dd HH:mm:ss xx' }, '2026-11-20T15:30:00Z'],
  ])('reads %s', (text, spec, time) => {
    expect(utcText(times(spec).read(text))).toBe(time)
  })

  it('counts the naive times that a clock skips or shows twice', () => {
    const notes = { rows: 0, ignoredRows: 0, clockChangeTimes: 0, datesWithoutTime: 0 }
    const rome = new TimestampParser(mappingOf(ROME), NOW, notes)
    for (const text of ['29/03/2026 02:30', '25/10/2026 02:30', '25/10/2026 03:30', '2026-10-25T02:30+02:00'])
      rome.read(text)
    expect(notes.clockChangeTimes).toBe(2)
  })

  it.each([
    // Neither format nor zone is guessed.
    [
      '3/4/2016 10:05',
      {},
      '"3/4/2016 10:05" has no zone, and no format is set. It can be read as 3 April ("dd/MM/yyyy HH:mm") or as 4 March ("MM/dd/yyyy HH:mm"). Name its format in tickets.dateFormat and its zone in tickets.timeZone.',
    ],
    ['13/4/2016 10:05:00', {}, 'tickets.timeZone: "dd/MM/yyyy HH:mm:ss".'],
    ['4/13/16 10:05 PM', {}, 'tickets.timeZone: "MM/dd/yy h:mm a".'],
    ['05.06.2016', {}, 'It can be read as 5 June ("dd.MM.yyyy") or as 6 May ("MM.dd.yyyy").'],
    [
      '2016-04-03 10:05',
      {},
      'no format is set. Name its format in tickets.dateFormat and its zone in tickets.timeZone: "yyyy-MM-dd HH:mm".',
    ],
    ['2016-04-03T10:05:00', { timeZone: 'Europe/Rome' }, `tickets.timeZone: "yyyy-MM-dd'T'HH:mm:ss".`],
    [
      '20/11/2026 16:30',
      { dateFormat: 'dd/MM/yyyy HH:mm' },
      '"20/11/2026 16:30" has no zone. Name it in tickets.timeZone, such as Europe/Rome.',
    ],
    // Texts that cannot be read.
    [
      'yesterday',
      {},
      '"yesterday" is not a time. If it stands for no time, list it in tickets.missing: ["yesterday"].',
    ],
    [
      '1795275000000',
      {},
      '"1795275000000" is a number, and no format is set. Name its format in tickets.dateFormat: "epoch-milliseconds".',
    ],
    ['2026-02-30T10:00Z', {}, '"2026-02-30T10:00Z" is not an instant: February has 28 days.'],
    ['2026-02-30T10:00Z', ROME, '"2026-02-30T10:00Z" is not an instant: February has 28 days.'],
    ['2026-06-01T10:00+05:00[Europe/Rome]', {}, 'Europe/Rome has another offset then'],
    [
      '4/13/2016 10:05',
      ROME,
      '"4/13/2016 10:05" does not fit the format "dd/MM/yyyy HH:mm". It would fit "MM/dd/yyyy HH:mm": is that how this export writes its times?',
    ],
    [
      '2016-04-13 10:05',
      ROME,
      'does not fit the format "dd/MM/yyyy HH:mm". It would fit "yyyy-MM-dd HH:mm". Set tickets.dateFormat to it, or to ["dd/MM/yyyy HH:mm","yyyy-MM-dd HH:mm"] if the export has both.',
    ],
    ['03/04/16 10:05', ROME, '"03/04/16 10:05" has a year of two digits: set tickets.dateFormat to "dd/MM/yy HH:mm".'],
    ['2200-01-01T00:00Z', {}, 'The instant is outside 1900-01-01T00:00Z'],
    ['8/Jul/26 1:00 PM', { product: 'jira' }, 'such as Europe/Rome. Jira writes the times of the user who exports.'],
  ] as const)('does not read %s', (text, spec, message) => {
    const reader = times(spec)
    expect(reader.read(text)).toBeNaN()
    expect(reader.errorFor(text).message).toContain(message)
  })
})

describe('times of the same fault', () => {
  it.each<[string, TicketsSpec, string]>([
    ['2026-02-30T10:00Z', {}, 'not an instant'],
    ['never', {}, 'not a time: never'],
    ['3/4/2016', {}, 'no format: dd/MM/yyyy,MM/dd/yyyy'],
    ['13/4/2016', {}, 'no format: dd/MM/yyyy'],
    [
      '03/04/2016 10:05',
      { ...ROME, dateFormat: ['dd/MM/yyyy HH:mm', 'MM/dd/yyyy HH:mm'] },
      'both "dd/MM/yyyy HH:mm" and "MM/dd/yyyy HH:mm"',
    ],
    ['1795188600', { dateFormat: 'T' }, 'wrong unit'],
    ['1795188600000', { dateFormat: 't' }, 'wrong unit'],
    ['20/11/2026 16:30', { dateFormat: 'dd/MM/yyyy HH:mm' }, 'no zone'],
    ['03/04/16 10:05', ROME, 'short year'],
    ['03/04/1816 10:05', ROME, 'out of range'],
    ['2016 10', ROME, 'misfit'],
    ['2016-04-13 10:05', ROME, 'misfit yyyy-MM-dd HH:mm'],
    ['3/mai/2026', { ...ROME, dateFormat: 'd/MMM/yyyy' }, 'locale fr,de,pt,nb,ro'],
  ])('have one kind: %s', (text, spec, kind) => expect(times(spec).errorFor(text).kind).toBe(kind))

  it('are explained 500 times, which takes long', () => {
    const reader = times(ROME)
    const errors = Array.from({ length: 502 }, (_, i) => reader.errorFor(`no time${i < 499 ? '' : '!'}`))
    const explained = '"no time!" is not a time. If it stands for no time, list it in tickets.missing: ["no time!"].'
    const kind = 'not a time: no time!'
    expect(errors.slice(499)).toEqual([
      { message: explained, kind },
      ...Array(2).fill({ message: '"no time!" cannot be read as a time.', kind }),
    ])
  })
})

describe('the message about a time', () => {
  it.each<[string, TicketsSpec, string]>([
    ['03/04/1816 10:05', ROME, '"03/04/1816 10:05" is outside 1900-01-01T00:00Z to 2200-01-01T00:00Z.'],
    [
      '3/mai/2026',
      { ...ROME, dateFormat: 'd/MMM/yyyy' },
      '"3/mai/2026" does not fit the format "d/MMM/yyyy". Its names are not English: set tickets.locale to "fr", "de", "pt", "nb" or "ro".',
    ],
    [
      'x3',
      { ...ROME, dateFormat: ['dd/MM/yyyy', 'yyyy-MM-dd'] },
      '"x3" does not fit the format "dd/MM/yyyy" or "yyyy-MM-dd". Correct it, or name its format in tickets.dateFormat.',
    ],
    [
      'x3',
      {},
      '"x3" has no zone, and no format is set. Name its format in tickets.dateFormat and its zone in tickets.timeZone.',
    ],
    // Two formats fit. The one with day and month in the order of the document's format is named.
    [
      '03.04.2016',
      { ...ROME, dateFormat: 'M/d/yyyy' },
      '"03.04.2016" does not fit the format "M/d/yyyy". It would fit "MM.dd.yyyy". Set tickets.dateFormat to it, or to ["M/d/yyyy","MM.dd.yyyy"] if the export has both.',
    ],
    [
      '03.04.2016',
      { ...ROME, dateFormat: ['yyyy-MM-dd', 'dd/MM/yyyy'] },
      '"03.04.2016" does not fit the format "yyyy-MM-dd" or "dd/MM/yyyy". It would fit "dd.MM.yyyy". Set tickets.dateFormat to it, or to ["yyyy-MM-dd","dd/MM/yyyy","dd.MM.yyyy"] if the export has both.',
    ],
    [
      '100000000',
      { dateFormat: 'T' },
      '"100000000" is 1970-01-02 if it counts milliseconds. It looks like seconds: set tickets.dateFormat to "epoch-seconds".',
    ],
    [
      '99999999',
      { dateFormat: 'T' },
      '"99999999" is 1970-01-02 if it counts milliseconds. If it stands for no time, list it in tickets.missing: ["99999999"].',
    ],
    [
      '46346',
      { dateFormat: 'T' },
      '"46346" is 1970-01-01 if it counts milliseconds. If it stands for no time, list it in tickets.missing: ["46346"].',
    ],
  ])('%j is whole', (text, spec, message) => expect(times(spec).errorFor(text).message).toBe(message))

  it.each([
    ['T', '10000000000', '9999999999'],
    ['epoch-milliseconds', '10000000000', '9999999999'],
    ['t', '100000000', '99999999'],
    ['epoch-seconds', '100000000', '99999999'],
  ])('%s reads %s and not %s, which is a number for something else', (dateFormat, read, not) => {
    const reader = times({ dateFormat })
    expect([reader.read(read), reader.read(not)]).toEqual([Number(read) * (read.length === 9 ? 1000 : 1), Number.NaN])
  })

  it.each([
    ['1900-01-01T00:00Z', '1899-12-31T23:59:59.999Z'],
    ['2199-12-31T23:59:59.999Z', '2200-01-01T00:00:00.000Z'],
  ])('is wanted at the ends of all time: %s is read, %s is not', (inside, outside) => {
    for (const spec of [{}, ROME, { dateFormat: 'epoch-milliseconds' }]) {
      const reader = times(spec)
      expect([reader.read(inside), reader.read(outside)]).toEqual([Date.parse(inside), Number.NaN])
    }
    const number = times({ dateFormat: 'epoch-milliseconds' })
    expect([String(Date.parse(inside)), String(Date.parse(outside))].map(text => number.read(text))).toEqual(
      inside.startsWith('19') ? [Number.NaN, Number.NaN] : [Date.parse(inside), Number.NaN],
    )
  })

  it('is one of several formats that read the same', () => {
    const reader = times({ ...ROME, dateFormat: ['dd/MM/yyyy HH:mm', 'd/M/yyyy H:m', 'MM/dd/yyyy HH:mm'] })
    expect(utcText(reader.read('20/11/2026 16:30'))).toBe('2026-11-20T15:30:00Z')
    expect(utcText(reader.read('11/11/2026 16:30'))).toBe('2026-11-11T15:30:00Z')
    expect(reader.read('10/11/2026 16:30')).toBeNaN()
  })
})

function times(spec: TicketsSpec) {
  return new TimestampParser(mappingOf(spec), NOW, {
    rows: 0,
    ignoredRows: 0,
    clockChangeTimes: 0,
    datesWithoutTime: 0,
  })
}
