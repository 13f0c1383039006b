import { describe, expect, it } from 'vitest'
import { NUMBER_FORMATS } from '../../../src/exports/timestamps/time-format.ts'

const { excel, 'epoch-seconds': seconds, 'epoch-milliseconds': milliseconds } = NUMBER_FORMATS
const iso = (ms: number) => new Date(ms).toISOString()

describe('the formats of numbers', () => {
  it.each(Object.entries(NUMBER_FORMATS))('read their own sample, %s', (name, format) => {
    expect(format.name).toBe(name)
    expect(format.hasNames).toBe(false)
    expect(format.read(format.sample)).toBe(Date.parse('2026-11-20T16:30Z') - (name === 'excel' ? 0 : 3_600_000))
    expect(format.readFast(format.sample)).toBe(format.read(format.sample))
  })

  it('are instants if they count from 1970', () => {
    expect([excel, seconds, milliseconds].map(({ counts }) => counts)).toEqual([undefined, 'seconds', 'milliseconds'])
    expect([excel, seconds, milliseconds].map(({ isInstant }) => isInstant)).toEqual([false, true, true])
  })

  // What Excel shows for these numbers in its 1900 date system.
  it.each([
    ['1', '1900-01-01T00:00:00.000Z'],
    ['59', '1900-02-28T00:00:00.000Z'],
    ['59.5', '1900-02-28T12:00:00.000Z'],
    ['61', '1900-03-01T00:00:00.000Z'],
    ['25569', '1970-01-01T00:00:00.000Z'],
    ['46346,25', '2026-11-20T06:00:00.000Z'],
    ['46346.333333333', '2026-11-20T08:00:00.000Z'],
  ])('read %s as Excel does', (text, time) => expect(iso(excel.read(text))).toBe(time))

  it.each(['0', '0.5', '60', '60.99', '-1', '1e3', '46346.', '.5', '46346 ', 'x46346', ''])(
    'read no date of Excel from %j',
    text => expect(excel.read(text)).toBeNaN(),
  )

  it.each([
    ['0', 0],
    ['1795188600', 1_795_188_600_000],
    ['1795188600.5', 1_795_188_600_500],
    ['1795188600,05', 1_795_188_600_050],
    ['1795188600.1239', 1_795_188_600_123],
  ])('read %s seconds', (text, ms) => expect(seconds.read(text)).toBe(ms))

  it.each([
    ['1795188600000', 1_795_188_600_000],
    ['1795188600000.9', 1_795_188_600_000],
  ])('read %s milliseconds', (text, ms) => expect(milliseconds.read(text)).toBe(ms))

  it.each(['', '-5', '1 000', '12x', '1234567890123456'])('read no count from %j', text => {
    expect(seconds.read(text)).toBeNaN()
    expect(milliseconds.read(text)).toBeNaN()
  })

  it('have no time of day in a whole number of days', () => {
    expect(['46346', '46346.0', '46346,000', '46346.5', '46346,01'].map(excel.isDateOnly)).toEqual([
      ...[true, true, true],
      ...[false, false],
    ])
    expect([seconds, milliseconds].map(format => format.isDateOnly('1795188600'))).toEqual([false, false])
  })
})
