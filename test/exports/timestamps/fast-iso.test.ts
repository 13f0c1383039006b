import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fastIso } from '../../../src/exports/timestamps/fast-iso.ts'
import { toEpochMs } from '../../../src/time/instant.ts'
import { RANGE_END, RANGE_START } from '../../../src/time/range.ts'
import { runs } from '../../arbitraries/runs.ts'

describe('fastIso', () => {
  it.each([
    '2026-11-20T15:30Z',
    '2026-11-20T15:30:45Z',
    '2026-11-20T15:30:45.678Z',
    '2024-02-29T23:59:59.999+01:00',
    '2026-11-20T16:30-23:59',
    '2026-01-01T00:00:00.000+00:00',
    '2026-10-19T09:09:09.009Z',
    '2019-09-30T10:59:00.100-09:30',
    '1999-12-31T23:00:59+23:59',
    '1900-01-01T00:00Z',
    '2199-12-31T23:59:59Z',
  ])('reads %s', text => {
    expect(fastIso(text)).toBe(toEpochMs(text, []))
  })

  it.each([
    '2026-11-20T15:30',
    '2026-11-20 15:30Z',
    '2026-11-20T15:30:45',
    '2026-02-29T00:00Z',
    '2100-02-29T00:00Z',
    '2026-04-31T00:00Z',
    '2026-13-01T00:00Z',
    '2026-20-05T00:00Z',
    '2026-00-10T00:00Z',
    '2026-01-00T00:00Z',
    '2026-01-01T24:00Z',
    '2026-01-01T00:60Z',
    '2026-01-01T00:00:60Z',
    '2026-01-01T00:00+24:00',
    '2026-01-01T00:00+0100',
    '2026-01-01T00:00+01:0',
    '2026-01-01T00:00:00.12Z',
    '2026-01-01T00:00:00.1xZ',
    '2026-01-01T00:00ZZ',
    '1899-12-31T23:59Z',
    '20a6-01-01T00:00Z',
    '',
    'Z',
  ])('leaves %j alone', text => {
    expect(fastIso('2026-04-05T00:00Z')).toBeGreaterThan(0)
    expect(fastIso(text)).toBeNaN()
  })

  it.each(['2026-11-20T15:30:45.678+01:30', '2024-02-29T23:59Z', '1999-10-09T00:00:00-10:00'])(
    'never reads %s otherwise than the library, with a slip at any place',
    text => {
      const slips = Array.from(text, (_, at) =>
        [...'059/:.-+TZx', ''].map(put => text.slice(0, at) + put + text.slice(at + 1)),
      )
      const read = slips.flat().filter(slip => !Number.isNaN(fastIso(slip)))
      expect(read.map(slip => [slip, fastIso(slip)])).toEqual(read.map(slip => [slip, instantOf(slip)]))
      expect(read.length).toBeGreaterThan(text.length)
    },
  )

  it('equals the instant that the library reads', () => {
    const digit = fc.constantFrom(...'0123456789x:-.')
    const text = fc
      .tuple(
        fc.date({ min: new Date(Date.UTC(1890, 0)), max: new Date(Date.UTC(2210, 0)), noInvalidDate: true }),
        fc.constantFrom('Z', '+00:00', '-05:30', '+14:00', '', '+01', 'z'),
        fc.constantFrom(16, 19, 23),
        fc.option(fc.tuple(fc.nat(22), digit), { nil: undefined }),
      )
      .map(([date, zone, length, slip]) => {
        const written = date.toISOString().slice(0, length)
        return (slip ? written.slice(0, slip[0]) + slip[1] + written.slice(slip[0] + 1) : written) + zone
      })
    fc.assert(
      fc.property(text, given => {
        const read = fastIso(given)
        fc.pre(!Number.isNaN(read))
        // The caller refuses an instant that is outside all supported time.
        const isSupported = read >= RANGE_START && read < RANGE_END
        expect(instantOf(given)).toBe(isSupported ? read : 'outside')
      }),
      runs(2000),
    )
  })
})

/** Returns the instant that the library reads, or 'outside' if it refuses one outside all supported time. */
function instantOf(text: string): unknown {
  try {
    return toEpochMs(text, [])
  } catch (error) {
    return /outside/.exec(String(error))?.[0] ?? error
  }
}
