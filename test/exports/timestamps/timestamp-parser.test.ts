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
    ['2026-02-30T10:00Z', {}, '"2026-02-30T10:00Z" is not an instant.'],
    ['2026-02-30T10:00Z', ROME, '"2026-02-30T10:00Z" is not an instant.'],
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
    ['2200-01-01T00:00Z', {}, 'The instant lies outside 1900-01-01T00:00Z'],
    ['8/Jul/26 1:00 PM', { product: 'jira' }, 'such as Europe/Rome. Jira writes the times of the user who exports.'],
  ] as const)('does not read %s', (text, spec, message) => {
    const reader = times(spec)
    expect(reader.read(text)).toBeNaN()
    expect(reader.errorFor(text).message).toContain(message)
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
