import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TicketsSpec } from '../../src/document/tickets-spec.ts'
import { runs } from '../arbitraries/runs.ts'
import { Temporal } from '../temporal.ts'
import { reading } from './reading.ts'

// Exports are written here without the code that reads them: fields by Temporal, names of months by Intl, bytes by hand.

type Moment = InstanceType<typeof Temporal.PlainDateTime>
const pad = (value: number, digits = 2) => String(value).padStart(digits, '0')
const date = (at: Moment) => `${pad(at.year, 4)}-${pad(at.month)}-${pad(at.day)}`
const clock = (at: Moment) => `${pad(at.hour)}:${pad(at.minute)}`
const half = (at: Moment) => `${((at.hour + 11) % 12) + 1}:${pad(at.minute)} ${at.hour < 12 ? 'AM' : 'PM'}`
const month = (at: Moment, locale: string) =>
  new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' })
    .formatToParts(Date.UTC(2024, at.month - 1, at.day))
    .find(({ type }) => type === 'month')!.value

/** A way to write times, and the members of the document that read it; times are in whole minutes. */
type Way = {
  readonly spec: TicketsSpec
  write(at: Moment, zone: string): string
}

const epoch = (at: Moment, zone: string) => at.toZonedDateTime(zone).epochMilliseconds
const WAYS: readonly Way[] = [
  { spec: {}, write: (at, zone) => new Date(epoch(at, zone)).toISOString() },
  { spec: { dateFormat: 'yyyy-MM-dd HH:mm' }, write: at => `${date(at)} ${clock(at)}` },
  {
    spec: { dateFormat: 'dd/MM/yyyy HH.mm' },
    write: at => `${pad(at.day)}/${pad(at.month)}/${at.year} ${clock(at).replace(':', '.')}`,
  },
  { spec: { dateFormat: 'M/d/yyyy h:mm a' }, write: at => `${at.month}/${at.day}/${at.year} ${half(at)}` },
  {
    spec: { dateFormat: ['yyyy-MM-dd HH:mm:ss', 'yyyy-MM-dd HH:mm:ss.SSS'] },
    write: at => `${date(at)} ${clock(at)}:00${at.minute % 2 ? '.000' : ''}`,
  },
  {
    spec: { dateFormat: ['dd.MM.yyyy HH:mm', 'yyyy-MM-dd HH:mm', 'excel'] },
    write: at =>
      at.minute % 2 ? `${date(at)} ${clock(at)}` : `${pad(at.day)}.${pad(at.month)}.${at.year} ${clock(at)}`,
  },
  {
    spec: { dateFormat: 'excel' },
    write: at =>
      String(
        new Temporal.PlainDateTime(1899, 12, 30)
          .until(at, { largestUnit: 'day' })
          .total({ unit: 'day', relativeTo: '1899-12-30' }),
      ),
  },
  { spec: { dateFormat: 'epoch-seconds' }, write: (at, zone) => String(epoch(at, zone) / 1000) },
  { spec: { dateFormat: 'epoch-milliseconds' }, write: (at, zone) => String(epoch(at, zone)) },
  ...['it', 'es', 'fr', 'de', 'pt', 'pl', 'nl'].map(locale => ({
    spec: { dateFormat: 'd MMMM yyyy HH:mm', locale },
    write: (at: Moment) => `${at.day} ${month(at, locale)} ${at.year} ${clock(at)}`,
  })),
]

/** Letters that Windows-1252 has at the places of Latin-1. */
const LETTERS = 'abzÀÉéèüñçåøß'

type Encoding = {
  readonly name: string
  readonly spec: TicketsSpec
  encode(text: string): Uint8Array
  /** Returns whether the encoding has all characters of a text. */
  canWrite?(text: string): boolean
}

const ENCODINGS: readonly Encoding[] = [
  { name: 'UTF-8', spec: {}, encode: text => Buffer.from(text) },
  { name: 'UTF-8 with a mark', spec: {}, encode: text => Buffer.from(`\uFEFF${text}`) },
  { name: 'UTF-16 LE with a mark', spec: {}, encode: text => Buffer.from(`\uFEFF${text}`, 'utf16le') },
  { name: 'UTF-16 BE with a mark', spec: {}, encode: text => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16() },
  { name: 'UTF-16 LE', spec: { encoding: 'utf-16le' }, encode: text => Buffer.from(text, 'utf16le') },
  {
    name: 'Windows-1252',
    spec: { encoding: 'windows-1252' },
    encode: text => Buffer.from(text, 'latin1'),
    // It has no letter for the Polish "września". Only the characters that it shares with Latin-1 are written.
    canWrite: text => /^[\0-\x7f\xa0-\xff]*$/.test(text),
  },
]

const anyMoment = fc.integer({ min: Date.UTC(2002, 0) / 60_000, max: Date.UTC(2026, 10, 20) / 60_000 }).map(minute =>
  Temporal.Instant.fromEpochMilliseconds(minute * 60_000)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime(),
)

const anyFile = fc.record({
  way: fc.constantFrom(...WAYS),
  encoding: fc.constantFrom(...ENCODINGS),
  mark: fc.constantFrom(',', ';', '\t', '|'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  zone: fc.constantFrom('UTC', 'Europe/Rome', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'),
  separatorLine: fc.boolean(),
  titles: fc.constantFrom(0, 0, 1, 2),
  quoted: fc.boolean(),
  asFormula: fc.boolean(),
  tickets: fc.array(
    fc.record({
      reported: anyMoment,
      minutes: fc.option(fc.integer({ min: 0, max: 50_000 }), { nil: undefined }),
      text: fc.string({ unit: fc.constantFrom(...LETTERS), maxLength: 6 }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
})

describe('reading an export, however it is written', () => {
  it('gives back the instants that were written', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyFile,
        async ({ way, encoding, mark, lineEnd, zone, separatorLine, titles, quoted, asFormula, tickets }) => {
          // A wall time that a clock skips or shows twice has another instant by design.
          const isPlain = (at: Moment) => {
            const [first, last] = (['earlier', 'later'] as const).map(disambiguation =>
              at.toZonedDateTime(zone, { disambiguation }),
            )
            return first.epochMilliseconds === last.epochMilliseconds
          }
          const written = tickets.map(({ reported, minutes, text }, i) => ({
            id: `T${i}`,
            text,
            times: [reported, ...(minutes === undefined ? [] : [reported.add({ minutes })])],
          }))
          fc.pre(written.every(({ times }) => times.every(isPlain)))
          const cell = (text: string) =>
            asFormula ? `"=""${text}"""` : quoted || text.includes(mark) ? `"${text}"` : text
          const row = (cells: readonly string[]) => cells.map(cell).join(mark)
          const lines = [
            ...(separatorLine ? [`sep=${mark}`] : []),
            ...Array.from({ length: titles }, (_, i) => `Titolo ${i + 1}`),
            row(['id', 'nota', 'reportedAt', 'respondedAt', 'severity']),
            ...written.map(({ id, text, times: [reported, responded] }) =>
              row([id, text, way.write(reported, zone), responded ? way.write(responded, zone) : '', 'high']),
            ),
          ]
          const text = lines.join(lineEnd) + lineEnd
          fc.pre(encoding.canWrite?.(text) ?? true)
          const spec = { ...encoding.spec, timeZone: zone, ...(titles ? { titleRows: titles } : {}), ...way.spec }
          const read = await reading(encoding.encode(text), spec)
          expect(read.bad).toEqual([])
          expect(
            read.tickets.map(({ id, fields, events }) => ({
              id,
              note: fields.nota.trim(),
              times: events.map(({ at }) => at),
            })),
          ).toEqual(written.map(({ id, text, times }) => ({ id, note: text, times: times.map(at => epoch(at, zone)) })))
        },
      ),
      runs(80),
    )
  }, 60_000)
})
