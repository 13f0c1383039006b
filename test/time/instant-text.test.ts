import { Temporal as Polyfill } from '@js-temporal/polyfill'
import { describe, expect, it } from 'vitest'
import { instantText, instantTextLike, parseInstantText } from '../../src/time/instant-text.ts'
import { zoneOf } from '../../src/time/zone.ts'
import { InputValue } from '../../src/validation/input-value.ts'
import { Temporal } from '../temporal.ts'
import { refusal } from '../validation/refusal.ts'

const read = (text: string) => parseInstantText(text, new InputValue(text, ['at']))
const readAs = (text: string) => new Date(read(text)).toISOString()
const zone = (id: string) => zoneOf(id, [])

const FORM = 'Write date, time and zone as in 2026-11-20T16:30+01:00.'
const ZONES = 'Add Z, an offset or a zone: 2026-11-20T16:30+01:00, 2026-11-20T16:30[Europe/Rome].'

describe('parseInstantText', () => {
  // RFC 9557 §3.1 to §3.4; Temporal reads and refuses the same ones, except the zone that contradicts the offset.
  it.each([
    '2026-11-20T16:30Z[x=y]',
    '2026-11-20T16:30Z[_x=a-b][foo=bar]',
    '2026-11-20T16:30Z[!u-ca=hebrew]',
    '2026-11-20T16:30Z[u-ca=hebrew][u-ca=iso8601]',
    '2026-11-20T16:30Z[!Europe/Rome][foo=bar][!u-ca=gregory]',
  ])('reads the suffixes of %s', text => {
    expect(read(text)).toBe(Date.parse('2026-11-20T16:30Z'))
    // Temporal of Node 26 refuses keys and values of one letter, which RFC 9557 has: `x`, `a-b`.
    expect(Polyfill.Instant.from(text).epochMilliseconds).toBe(read(text))
  })

  it.each([
    ['2026-11-20T16:30Z[!x=y]', 'its suffix [!x=y] is unknown and marked as critical. Write [x=y] if'],
    ['2026-11-20T16:30Z[u-ca=hebrew][!foo=bar]', 'its suffix [!foo=bar] is unknown and marked as critical.'],
    ['2026-11-20T16:30[Europe/Rome][!_x=1]', 'its suffix [!_x=1] is unknown and marked as critical.'],
    ['2026-11-20T16:30Z[!u-ca=hebrew][u-ca=iso8601]', 'it names several calendars, one as critical. Keep one'],
    ['2026-11-20T16:30Z[u-ca=hebrew][!u-ca=iso8601]', 'it names several calendars, one as critical. Keep one'],
    ['2026-11-20T16:30Z[!u-ca=hebrew][!u-ca=hebrew]', 'it names several calendars, one as critical. Keep one'],
  ])('refuses %s', (text, why) => {
    expect(refusal(() => read(text))).toContain(`instant-invalid at: "${text}" is not an instant: ${why}`)
    expect(() => Temporal.Instant.from(text)).toThrow(RangeError)
  })

  it.each(['[u-ca=hebrew][Europe/Rome]', '[Europe/Rome][Asia/Tokyo]', '[X=y]', '[x=]', '[x=a_b]', '[x=a--b]', '[!]'])(
    'refuses the suffixes %s, which RFC 9557 does not have',
    suffixes => {
      expect(refusal(() => read(`2026-11-20T16:30Z${suffixes}`))).toMatch(/^(instant-invalid|time-zone-unknown) /)
      expect(() => Temporal.Instant.from(`2026-11-20T16:30Z${suffixes}`)).toThrow(RangeError)
    },
  )

  it.each(['[Europe/Rome]', '[!Europe/Rome]'])('refuses an offset that contradicts %s', zone => {
    expect(refusal(() => read(`2026-11-20T16:30+05:00${zone}`))).toContain('instant-offset-mismatch at: ')
  })

  it.each([
    ['Z', '2026-11-20T16:30Z', '2026-11-20T16:30:00.000Z'],
    ['a small z and t', '2026-11-20t16:30z', '2026-11-20T16:30:00.000Z'],
    ['a space for T', '2026-11-20 16:30Z', '2026-11-20T16:30:00.000Z'],
    ['seconds', '2026-11-20T16:30:59Z', '2026-11-20T16:30:59.000Z'],
    ['a tenth', '2026-11-20T16:30:05.5Z', '2026-11-20T16:30:05.500Z'],
    ['a decimal comma', '2026-11-20T16:30:05,25Z', '2026-11-20T16:30:05.250Z'],
    ['milliseconds', '2026-11-20T16:30:05.123Z', '2026-11-20T16:30:05.123Z'],
    ['nanoseconds, floored', '2026-11-20T16:30:05.123999999Z', '2026-11-20T16:30:05.123Z'],
    ['nanoseconds before 1970, floored', '1960-01-01T00:00:00.123999999Z', '1960-01-01T00:00:00.123Z'],
    ['a leap second', '2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000Z'],
    ['a fraction of a leap second', '2016-12-31T23:59:60.5Z', '2016-12-31T23:59:59.500Z'],
    ['an offset', '2026-11-20T16:30+01:00', '2026-11-20T15:30:00.000Z'],
    ['an offset to the west', '2026-11-20T16:30-05:30', '2026-11-20T22:00:00.000Z'],
    ['an offset without colon', '2026-11-20T16:30+0130', '2026-11-20T15:00:00.000Z'],
    ['an offset of hours', '2026-11-20T16:30+01', '2026-11-20T15:30:00.000Z'],
    ['an offset with seconds', '2026-11-20T16:30+01:00:30', '2026-11-20T15:29:30.000Z'],
    ['an offset with seconds to the west', '2026-11-20T16:30-004430', '2026-11-20T17:14:30.000Z'],
    ['no offset from UTC', '2026-11-20T16:30-00:00', '2026-11-20T16:30:00.000Z'],
    ['the largest offset', '2026-11-20T16:30+23:59', '2026-11-19T16:31:00.000Z'],
    ['an offset of nineteen hours', '2026-11-20T16:30-19:00', '2026-11-21T11:30:00.000Z'],
    ['a zone', '2026-11-20T16:30[Europe/Rome]', '2026-11-20T15:30:00.000Z'],
    ['a zone in another case', '2026-11-20T16:30[europe/rome]', '2026-11-20T15:30:00.000Z'],
    ['a zone and a fraction', '2026-11-20T16:30:00.5[Europe/Rome]', '2026-11-20T15:30:00.500Z'],
    ['a critical zone', '2026-11-20T16:30[!Europe/Rome]', '2026-11-20T15:30:00.000Z'],
    ['a zone and its offset', '2026-11-20T16:30+01:00[Europe/Rome]', '2026-11-20T15:30:00.000Z'],
    ['a zone and Z', '2026-11-20T16:30Z[Europe/Rome]', '2026-11-20T16:30:00.000Z'],
    ['a zone and a small z', '2026-11-20T16:30z[Europe/Rome]', '2026-11-20T16:30:00.000Z'],
    ['a zone and a calendar', '2026-11-20T16:30[Europe/Rome][u-ca=hebrew]', '2026-11-20T15:30:00.000Z'],
    ['an offset and a calendar', '2026-11-20T16:30+01:00[u-ca=hebrew]', '2026-11-20T15:30:00.000Z'],
    ['a skipped time of a zone', '2026-03-29T02:30[Europe/Rome]', '2026-03-29T01:00:00.000Z'],
    ['a repeated time of a zone', '2026-10-25T02:30[Europe/Rome]', '2026-10-25T00:30:00.000Z'],
    ['its second time, by the offset', '2026-10-25T02:30+01:00[Europe/Rome]', '2026-10-25T01:30:00.000Z'],
    ['a zone whose offset has seconds', '1960-01-01T00:00[Africa/Monrovia]', '1960-01-01T00:44:30.000Z'],
    ['that offset, to the second', '1960-01-01T00:00-00:44:30[Africa/Monrovia]', '1960-01-01T00:44:30.000Z'],
    ['29 February', '2024-02-29T00:00Z', '2024-02-29T00:00:00.000Z'],
    ['the last minute of a day', '2026-11-20T23:59Z', '2026-11-20T23:59:00.000Z'],
    ['an expanded year far away', '+012026-11-20T16:30Z', '+012026-11-20T16:30:00.000Z'],
    ['an expanded year before all others', '-000001-11-20T16:30Z', '-000001-11-20T16:30:00.000Z'],
    ['an expanded year of the range', '+002026-11-20T16:30Z', '2026-11-20T16:30:00.000Z'],
  ])('reads %s: %s', (_, text, instant) => {
    expect(readAs(text)).toBe(instant)
  })

  it.each([
    '',
    'now',
    '2026',
    '2026-11',
    '2026-11-20T16Z',
    '2026-11-20T1630Z',
    '20261120T163000Z',
    '2026-11-20T16:30:5Z',
    '2026-11-20T16:30.5Z',
    '2026-11-20T16:30:05.Z',
    '2026-11-20T16:30:05.1234567890Z',
    '2026-11-20T6:30Z',
    '2026-11-20_16:30Z',
    '2026-11-20Z',
    '2026-11-20+01:00',
    '-000000-11-20T16:30Z',
    '12026-11-20T16:30Z',
    ' 2026-11-20T16:30Z',
    '2026-11-20T16:30Z ',
    '2026-11-20T16:30Z\n',
    '2026-11-20T16:30 +01:00',
    '2026-11-20T16:30+1:00',
    '2026-11-20T16:30+24:00',
    '2026-11-20T16:30+01:60',
    '2026-11-20T16:30+01:00:60',
    '2026-11-20T16:30+01:00:00:00',
    '2026-11-20T16:30+:',
    '2026-11-20T16:30\u221201:00',
    '2026-11-20T16:30[]',
    '2026-11-20T16:30[Europe/Rome',
    '2026-11-20T16:30[[Europe/Rome]]',
    '2026-11-20T16:30[Europe/Rome]Z',
  ])('refuses %j', text => {
    expect(refusal(() => read(text))).toBe(`instant-invalid at: ${JSON.stringify(text)} is not an instant. ${FORM}`)
  })

  it.each([
    ['2026-11-31', 'November has 30 days'],
    ['2026-11-31T10:00Z', 'November has 30 days'],
    ['2026-02-29T10:00Z', 'February has 28 days'],
    ['2028-02-30T10:00Z', 'February has 29 days'],
    ['+002026-04-31T10:00Z', 'April has 30 days'],
    ['2026-13-01T10:00Z', 'month 13 does not exist'],
    ['2026-00-01T10:00Z', 'month 0 does not exist'],
    ['2026-11-00T10:00Z', 'day 0 does not exist'],
    ['2026-11-20T24:00Z', 'hour 24 does not exist'],
    ['2026-11-20 25:61', 'hour 25 does not exist'],
    ['2026-11-20T16:60Z', 'minute 60 does not exist'],
    ['2026-11-20t16:30:61Z', 'second 61 does not exist'],
  ])('refuses %j, because %s', (text, reason) => {
    const message = `${JSON.stringify(text)} is not an instant: ${reason}. ${FORM}`
    expect(refusal(() => read(text))).toBe(`instant-invalid at: ${message}`)
  })

  it.each([
    '2026-11-20',
    '2026-11-20T16:30',
    '2026-11-20 16:30:00.5',
    '2026-11-20T16:30[u-ca=hebrew]',
    '2026-11-20[Europe/Rome]',
  ])('refuses %s, which has no zone or no time', text => {
    expect(refusal(() => read(text))).toBe(
      `instant-without-zone at: "${text}" is not an instant: it has no zone. ${ZONES}`,
    )
  })

  it.each([
    ['2026-07-01T12:00+01:00[Europe/Rome]', 'Europe/Rome'],
    ['2026-07-01T12:00+01:00[europe/rome]', 'Europe/Rome'],
    ['2026-03-29T02:30+01:00[Europe/Rome]', 'Europe/Rome'],
    ['2026-11-20T16:30-05:00[Europe/Rome]', 'Europe/Rome'],
    ['2026-11-20T16:30+00:59[Europe/Rome]', 'Europe/Rome'],
    ['2026-11-20T16:30+01:00:01[Europe/Rome]', 'Europe/Rome'],
    ['1960-01-01T00:00-00:43[Africa/Monrovia]', 'Africa/Monrovia'],
    ['1960-01-01T00:00-00:46[Africa/Monrovia]', 'Africa/Monrovia'],
  ])('refuses the offset of %s', (text, id) => {
    expect(refusal(() => read(text))).toBe(
      `instant-offset-mismatch at: "${text}" is not an instant: ${id} has another offset then. Remove the offset or the zone, whichever is wrong.`,
    )
  })

  it.each([
    ['Mars/Phobos', 'Mars/Phobos'],
    ['+01:00', '+01:00'],
  ])('refuses the zone %s', id => {
    expect(refusal(() => read(`2026-11-20T16:30[${id}]`))).toContain(
      `time-zone-unknown at: "${id}" is not an IANA time zone. `,
    )
    expect(refusal(() => read(`2026-11-20T16:30+01:00[${id}]`))).toContain(
      `time-zone-unknown at: "${id}" is not an IANA time zone. `,
    )
  })

  it('searches no zone for an instant more than a day out of the range', () => {
    expect(readAs('1899-12-30T23:59:59.999[Mars/Phobos]')).toBe('1899-12-30T23:59:59.999Z')
    expect(readAs('2200-01-02T00:00:00.001[Mars/Phobos]')).toBe('2200-01-02T00:00:00.001Z')
    expect(refusal(() => read('1899-12-31T00:00[Mars/Phobos]'))).toContain('time-zone-unknown')
    expect(refusal(() => read('2200-01-02T00:00[Mars/Phobos]'))).toContain('time-zone-unknown')
    expect(readAs('1899-12-31T20:00[America/Los_Angeles]')).toBe('1900-01-01T04:00:00.000Z')
    expect(readAs('2200-01-01T09:00[Asia/Tokyo]')).toBe('2200-01-01T00:00:00.000Z')
  })

  it.each([
    ['Africa/Monrovia', '1960-01-01T00:44:30Z'],
    ['Europe/Paris', '1905-06-01T12:00:00Z'],
    ['Asia/Kolkata', '1903-06-01T12:00:00Z'],
  ])('reads what Temporal writes in %s, where the offset has seconds', (id, instant) => {
    const written = Temporal.Instant.from(instant).toZonedDateTimeISO(id).toString()
    expect(readAs(written)).toBe(instant.replace('Z', '.000Z'))
  })

  it('refuses two zones', () => {
    expect(() => read('2026-11-20T16:30[Europe/Rome][America/New_York]')).toThrow(/is not an instant/)
  })
})

describe('instantText', () => {
  it.each([
    ['Europe/Rome', '2026-11-20T15:30:00Z', '2026-11-20T16:30:00+01:00'],
    ['Europe/Rome', '2026-07-20T15:30:00Z', '2026-07-20T17:30:00+02:00'],
    ['America/New_York', '2026-11-20T02:30:00Z', '2026-11-19T21:30:00-05:00'],
    ['America/St_Johns', '2026-11-20T15:30:00Z', '2026-11-20T12:00:00-03:30'],
    ['Asia/Kolkata', '2026-11-20T20:30:00Z', '2026-11-21T02:00:00+05:30'],
    ['UTC', '2026-11-20T15:30:00Z', '2026-11-20T15:30:00+00:00'],
    ['Europe/Rome', '2026-11-20T15:30:00.050Z', '2026-11-20T16:30:00.050+01:00'],
    ['Europe/Rome', '2026-11-20T15:30:07Z', '2026-11-20T16:30:07+01:00'],
    ['Africa/Monrovia', '1960-01-01T00:00:00Z', '1960-01-01T00:00:00Z'],
    ['Africa/Monrovia', '1960-01-01T00:00:00.5Z', '1960-01-01T00:00:00.500Z'],
  ])('in %s, of %s, is %s', (id, instant, text) => {
    expect(instantText(Date.parse(instant), zone(id))).toBe(text)
  })
})

describe('instantTextLike', () => {
  const like = (given: string) => instantTextLike(Date.parse('2026-11-20T15:30:00Z'), given, zone('Europe/Rome'))

  it.each([
    ['2026-11-20T10:00Z', '2026-11-20T16:30:00+01:00'],
    ['2026-11-20T10:00-05:00', '2026-11-20T16:30:00+01:00'],
    ['2026-11-20T10:00[America/New_York]', '2026-11-20T10:30:00-05:00[America/New_York]'],
    ['2026-11-20T10:00Z[America/New_York]', '2026-11-20T10:30:00-05:00[America/New_York]'],
    ['2026-11-20T10:00[!America/New_York]', '2026-11-20T10:30:00-05:00[!America/New_York]'],
    ['2026-11-20T10:00[Asia/Tokyo][u-ca=japanese]', '2026-11-21T00:30:00+09:00[Asia/Tokyo][u-ca=japanese]'],
    ['2026-11-20T10:00Z[u-ca=hebrew]', '2026-11-20T16:30:00+01:00'],
  ])('of %s is %s', (given, text) => {
    expect(like(given)).toBe(text)
  })

  it('writes Z where the offset of the bracket has seconds', () => {
    const text = instantTextLike(0, '1960-01-01T00:00[Africa/Monrovia]', zone('Europe/Rome'))
    expect(text).toBe('1970-01-01T00:00:00Z[Africa/Monrovia]')
    expect(read(text)).toBe(0)
  })
})
