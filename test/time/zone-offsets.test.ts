import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { RANGE_END, RANGE_START } from '../../src/time/range.ts'
import { intlOffsets, zoneOffsets } from '../../src/time/zone-offsets.ts'
import { runs } from '../arbitraries/runs.ts'
import { refusal } from '../validation/refusal.ts'

const SECOND = 1000

const NO_OFFSETS =
  'intl-missing Intl.DateTimeFormat of this platform does not write offsets such as GMT+01:00 (longOffset). ' +
  'Use an engine that has it, or add a polyfill before the first call.'

describe('zoneOffsets', () => {
  it('knows the offsets of Rome in winter and summer, in milliseconds', () => {
    const { name, offsetAt } = zoneOffsets('Europe/Rome')!
    expect(name).toBe('Europe/Rome')
    expect(offsetAt(Date.UTC(2026, 0, 1))).toBe(3_600_000)
    expect(offsetAt(Date.UTC(2026, 6, 1))).toBe(7_200_000)
  })

  it('knows offsets with seconds, and those west of Greenwich', () => {
    expect(zoneOffsets('Africa/Monrovia')!.offsetAt(Date.UTC(1960, 0, 1))).toBe(-(44 * 60 + 30) * SECOND)
  })

  it('is undefined for a zone that the platform does not know', () => expect(zoneOffsets('Foo/Bar')).toBeUndefined())

  it('lead to the wall time that Intl shows, in every zone', () => {
    const seconds = fc.integer({ min: RANGE_START / SECOND, max: RANGE_END / SECOND - 1 })
    fc.assert(
      fc.property(fc.constantFrom(...Intl.supportedValuesOf('timeZone')), seconds, (timeZone, second) => {
        const wall = new Date(second * SECOND + intlOffsets(timeZone).offsetAt(second * SECOND))
        const shown = { dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23', calendar: 'iso8601' } as const
        const text = (options: Intl.DateTimeFormatOptions, at: number | Date) =>
          new Intl.DateTimeFormat('sv', options).format(at)
        expect(text({ ...shown, timeZone: 'UTC' }, wall)).toBe(text({ ...shown, timeZone }, second * SECOND))
      }),
      runs(20),
    )
  })

  // On a platform with a built-in Temporal this compares two sources, on others one with itself.
  it('equals the offsets of Intl in every zone', () => {
    const ids = [...Intl.supportedValuesOf('timeZone'), 'UTC', 'Etc/GMT+5', 'CET', 'EST5EDT', 'US/Eastern']
    const seconds = fc.array(fc.integer({ min: RANGE_START / SECOND, max: RANGE_END / SECOND - 1 }), { minLength: 20 })
    fc.assert(
      fc.property(fc.constantFrom(...ids), seconds, (id, list) => {
        const [one, other] = [zoneOffsets(id)!, intlOffsets(id)]
        for (const second of list) expect(one.offsetAt(second * SECOND)).toBe(other.offsetAt(second * SECOND))
      }),
      runs(4),
    )
  })
})

/** A class that looks built-in, as bound functions do. Its offset equals its instant, so a test sees both. */
function builtIn(answer: Error | { timeZoneId: string }) {
  return class {
    readonly timeZoneId: string
    readonly offsetNanoseconds: number
    constructor(epochNs: bigint) {
      if (answer instanceof Error) throw answer
      this.timeZoneId = answer.timeZoneId
      this.offsetNanoseconds = Number(epochNs)
    }
  }.bind(null)
}

describe('intlOffsets', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('reads an offset of the platform, and none of UTC', () => {
    expect(intlOffsets('Asia/Kolkata').offsetAt(0)).toBe(19_800_000)
    expect(intlOffsets('UTC').offsetAt(0)).toBe(0)
  })

  it('reads GMT alone, as some platforms write the offset of UTC', () => {
    class DateTimeFormat {
      format = () => '1/1/1970, GMT'
      resolvedOptions = () => ({ timeZone: 'UTC' })
    }
    vi.stubGlobal('Intl', { DateTimeFormat })
    expect(intlOffsets('UTC').offsetAt(0)).toBe(0)
  })

  it.each([
    'M, MEZ',
    'M, GMT+1',
    'M, GMT+0100 (CET)',
    'GMT+01:00, M',
    'M, GMT\u221201:00',
    'M, GMT Zeit',
    'M, UTC+01:00',
    '1/1/1970',
    '',
  ])('refuses a platform that writes %j, instead of a wrong offset', written => {
    class DateTimeFormat {
      format = () => written
      resolvedOptions = () => ({ timeZone: 'Europe/Rome' })
    }
    vi.stubGlobal('Intl', { DateTimeFormat })
    expect(refusal(() => intlOffsets('Europe/Rome').offsetAt(0))).toBe(NO_OFFSETS)
  })

  it('refuses a platform that does not know longOffset, as the zone is not the problem', () => {
    class DateTimeFormat {
      constructor(_: string, { timeZone, timeZoneName }: Intl.DateTimeFormatOptions) {
        if (timeZoneName === 'longOffset') throw new RangeError('Value longOffset out of range.')
        if (timeZone !== 'Europe/Rome') throw new RangeError(`Invalid time zone ${timeZone}.`)
      }
    }
    vi.stubGlobal('Intl', { DateTimeFormat })
    vi.stubGlobal('Temporal', undefined)
    expect(refusal(() => zoneOffsets('Europe/Rome'))).toBe(NO_OFFSETS)
    expect(zoneOffsets('Foo/Bar')).toBeUndefined()
  })
})

describe('zoneOffsets with another Temporal than the built-in one', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('does not use it', () => {
    class ZonedDateTime {
      constructor() {
        throw new Error('This polyfill is not used.')
      }
    }
    vi.stubGlobal('Temporal', { ZonedDateTime })
    expect(zoneOffsets('Europe/Rome')!.offsetAt(Date.UTC(2026, 0, 1))).toBe(3_600_000)
  })

  it('asks the built-in one, in nanoseconds', () => {
    vi.stubGlobal('Temporal', { ZonedDateTime: builtIn({ timeZoneId: 'Europe/Rome' }) })
    const { name, offsetAt } = zoneOffsets('europe/rome')!
    expect(name).toBe('Europe/Rome')
    expect(offsetAt(5000)).toBe(5000)
    expect(offsetAt(-3_600_000)).toBe(-3_600_000)
  })

  it('takes only its RangeError for an unknown zone', () => {
    vi.stubGlobal('Temporal', { ZonedDateTime: builtIn(new RangeError('unknown')) })
    expect(zoneOffsets('Europe/Rome')).toBeUndefined()
    vi.stubGlobal('Temporal', { ZonedDateTime: builtIn(new TypeError('broken')) })
    expect(() => zoneOffsets('Europe/Rome')).toThrow('broken')
  })

  it('does not use one without ZonedDateTime', () => {
    vi.stubGlobal('Temporal', {})
    expect(zoneOffsets('Europe/Rome')!.name).toBe('Europe/Rome')
  })
})
