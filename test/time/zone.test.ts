import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY, dateText } from '../../src/time/epoch-day.ts'
import { RANGE_END, RANGE_START } from '../../src/time/range.ts'
import { findZone, Zone, zoneOf } from '../../src/time/zone.ts'
import { zoneOffsets } from '../../src/time/zone-offsets.ts'
import { runs, sampled } from '../arbitraries/runs.ts'
import { anyZone, changesOf } from '../arbitraries/zones.ts'
import { refusal } from '../validation/refusal.ts'
import { changesBetween, offsetReader } from '../zones/intl-changes.ts'
import { TZDB_LINKS } from './tzdb-links.ts'

const HOUR = 3_600_000
const MINUTE = 60_000

const utc = (text: string) => Date.parse(`${text}Z`)
/** A date as its day number. */
const day = (date: string) => Date.parse(date) / DAY
const zone = (id: string) => zoneOf(id, [])

/** A clock whose offset is `offset` until the first change, then what each change [instant, offset] says. */
function madeUp(offset: number, ...changes: [number, number][]) {
  const asked: number[] = []
  const offsetAt = (second: number) => {
    asked.push(second)
    return changes.filter(([at]) => at <= second).at(-1)?.[1] ?? offset
  }
  return { zone: new Zone('Made/Up', { name: 'Made/Up', offsetAt }), asked }
}

describe('zoneOf', () => {
  it.each([
    ['Europe/Rome', 'Europe/Rome'],
    ['europe/rome', 'Europe/Rome'],
    ['EUROPE/ROME', 'Europe/Rome'],
    ['UTC', 'UTC'],
    ['utc', 'UTC'],
  ])('spells %s as the platform does: %s', (id, spelling) => {
    expect(zone(id).id).toBe(spelling)
  })

  it('is the same object each time, in whatever case', () => {
    expect(zone('Europe/Berlin')).toBe(zone('Europe/Berlin'))
    expect(zone('europe/berlin')).toBe(zone('Europe/Berlin'))
  })

  it('leaves an alias the name that was given', () => {
    expect(zone('Asia/Kolkata').id).toBe('Asia/Kolkata')
    expect(zone('Asia/Calcutta').id).toBe('Asia/Calcutta')
    expect(zone('Etc/UTC').id).toBe('Etc/UTC')
  })

  it.each([
    ...TZDB_LINKS.filter(name => !/^[EMH]ST$/.test(name)),
    ...['CET', 'EET', 'MET', 'WET', 'EST5EDT', 'PST8PDT', 'Etc/GMT+5', 'Etc/GMT-14', 'Etc/UTC', 'Europe/Rome'],
  ])('takes %s, a name of tzdb', name => {
    expect(zone(name).id).toBe(name)
    expect(zone(name.toLowerCase()).offsetAt(utc('2026-07-15T12:00:00'))).toBe(
      zone(name).offsetAt(utc('2026-07-15T12:00:00')),
    )
  })

  /** Every text of three letters. */
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const threeLetters = letters.flatMap(a => letters.flatMap(b => letters.map(c => a + b + c)))

  it('takes ten names of three letters, on every platform the same', () => {
    const taken = threeLetters.filter(name => findZone(name))
    expect(taken).toEqual(['CET', 'EET', 'GMT', 'MET', 'PRC', 'ROC', 'ROK', 'UCT', 'UTC', 'WET'])
    expect(threeLetters.filter(name => findZone(name.toLowerCase()))).toHaveLength(10)
  })

  // Those of ICU: the list is what Intl takes and tzdb lacks, on Node 20 and 26.
  it.each([
    ...'ACT AET AGT ART AST BET BST CAT CNT CST CTT EAT ECT IET IST JST MIT NET NST PLT PNT PRT PST SST VST'.split(' '),
    ...['EST', 'MST', 'HST', 'bst', 'Est', 'SystemV/PST8PDT', 'systemv/est5', 'US/Pacific-New'],
    ...['Canada/East-Saskatchewan', 'Etc/Unknown', 'Etc/GMT+15', 'Factory', 'localtime', 'posix/Europe/Rome'],
    ...['UTC+2', 'GMT+2', 'GMT-02:00', '+02:00', '-05:00', '+0530', '+01', 'Z', 'Rome', '/Rome', ' Europe/Rome'],
    ...['W. Europe Standard Time', 'Eastern Time', 'EDT', 'CEST', 'AEST', 'Europe/Roma', 'Europe', 'constructor'],
  ])('refuses %j', id => {
    const message = refusal(() => zoneOf(id, ['timeZone']))
    expect(message).toContain(`time-zone-unknown timeZone: ${JSON.stringify(id)} is not an IANA time zone. `)
    expect(message).not.toContain('Known:')
  })

  it.each<[unknown, string]>([
    ['', '""'],
    ['  ', '"  "'],
    [5, '5'],
    [undefined, 'undefined'],
    [null, 'null'],
    [{}, 'An object'],
  ])('refuses %j', (id, words) => {
    expect(refusal(() => zoneOf(id, ['timeZone']))).toBe(`input-invalid timeZone: ${words} is not a text.`)
  })
})

describe('zoneOf, for a text that is not a zone', () => {
  it.each([
    ['Rome', 'Did you mean Europe/Rome?'],
    ['EST', 'Did you mean America/New_York or America/Toronto?'],
    ['SystemV/EST5', 'Write the IANA name of a zone: Region/City.'],
    ['Mars/Phobos', 'Write the IANA name of a zone: Region/City.'],
  ])('answers %s with what to write instead', (id, hint) => {
    expect(refusal(() => zoneOf(id))).toBe(`time-zone-unknown "${id}" is not an IANA time zone. ${hint}`)
  })

  it('names the zone that the platform takes an abbreviation for, if nothing better is known', () => {
    const place = new Intl.DateTimeFormat('en', { timeZone: 'VST' }).resolvedOptions().timeZone
    expect(refusal(() => zoneOf('VST'))).toContain(`Did you mean ${place}?`)
  })
})

describe('Zone.offsetAt', () => {
  it.each([
    ['Europe/Rome', '2026-01-15T12:00:00', 60],
    ['Europe/Rome', '2026-07-15T12:00:00', 120],
    ['America/New_York', '2026-01-15T12:00:00', -300],
    ['America/New_York', '2026-01-01T00:00:00', -300],
    ['Asia/Kolkata', '2026-01-15T12:00:00', 330],
    ['Pacific/Kiritimati', '2026-12-31T23:59:59', 840],
    ['Pacific/Pago_Pago', '2026-01-01T00:00:00', -660],
    ['Africa/Monrovia', '1960-01-01T00:00:00', -44.5],
    ['UTC', '1900-01-01T00:00:00', 0],
  ])('of %s at %s is %d minutes', (id, at, minutes) => {
    expect(zone(id).offsetAt(utc(at))).toBe(minutes * MINUTE)
  })

  it.each([
    ['2026-03-29T00:59:59.999', 60],
    ['2026-03-29T01:00:00.000', 120],
    ['2026-10-25T00:59:59.999', 120],
    ['2026-10-25T01:00:00.000', 60],
    ['1969-12-31T23:59:59.999', 60],
    ['1970-01-01T00:00:00.001', 60],
  ])('changes within the millisecond in Rome: %s', (at, minutes) => {
    expect(zone('Europe/Rome').offsetAt(utc(at))).toBe(minutes * MINUTE)
  })
})

describe('Zone.aheadOf', () => {
  const utcZone = zone('UTC')

  it('is nothing for the zone itself, without a look at its offsets', () => {
    const { zone, asked } = madeUp(HOUR)
    expect([zone.aheadOf(zone), asked]).toEqual([[0, 0], []])
  })

  it('is the least and the most, in minutes', () => {
    expect(zone('Europe/Rome').aheadOf(utcZone)).toEqual([60, 120])
    expect(utcZone.aheadOf(zone('Europe/Rome'))).toEqual([-120, -60])
    // Tokyo had daylight saving time from 1948 to 1951.
    expect(zone('Europe/Rome').aheadOf(zone('Asia/Tokyo'))).toEqual([-540, -420])
    expect(zone('Pacific/Apia').aheadOf(utcZone)).toEqual([-11.5 * 60, 14 * 60])
  })

  it.each([
    ['one clock since 1980', 'Europe/Vienna', 'Europe/Paris', '1981', '2100', 0, 0],
    ['two clocks before', 'Europe/Vienna', 'Europe/Paris', '1976', '1980', -60, 0],
    ['weeks between the changes', 'Europe/Rome', 'America/New_York', '2026', '2027', 300, 360],
    ['only the days between them', 'Europe/Rome', 'America/New_York', '2026-03-12', '2026-03-13', 300, 300],
    ['a change before the period', 'Europe/Rome', 'UTC', '2026-10-25T02:30', '2026-10-26', 60, 120],
    ['a change two days before it', 'Europe/Rome', 'UTC', '2026-10-27T02:30', '2026-10-28', 60, 60],
    ['whole seconds', 'UTC', 'Africa/Monrovia', '1971', '1972', 44.5, 44.5],
    ['a date that was skipped', 'Pacific/Apia', 'UTC', '2011-12-30', '2012-01-01', -600, 840],
    ['years beyond 2100', 'Europe/Rome', 'America/New_York', '2150', '2200', 300, 360],
  ])('is exact in a period: %s', (_, one, other, from, to, ...expected) =>
    expect(zone(one).aheadOf(zone(other), [utc(from), utc(to)])).toEqual(expected),
  )

  it.each([
    'America/New_York',
    'America/Havana',
    'America/Santiago',
    'America/Nuuk',
    'Africa/Cairo',
    'Africa/Casablanca',
    'Asia/Gaza',
    'Asia/Jerusalem',
    'Australia/Lord_Howe',
    'Pacific/Chatham',
  ])('contains every difference beyond 2100: %s', id => {
    const [offsetAt, romeAt] = [id, 'Europe/Rome'].map(offsetReader)
    const differences: number[] = []
    for (let at = Date.UTC(2100, 0); at < RANGE_END; at += DAY) differences.push((offsetAt(at) - romeAt(at)) / MINUTE)
    const [least, most] = zone(id).aheadOf(zone('Europe/Rome'), [Date.UTC(2100, 0), RANGE_END])
    expect([least <= Math.min(...differences), most >= Math.max(...differences)]).toEqual([true, true])
  })

  it.each(sampled(30, Intl.supportedValuesOf('timeZone')))('contains every offset from 1900 to 2199: %s', id => {
    const offsetAt = offsetReader(id)
    const offsets: number[] = []
    for (let at = RANGE_START; at < RANGE_END; at += 17 * DAY) offsets.push(offsetAt(at) / MINUTE)
    expect(zone(id).aheadOf(utcZone)).toEqual([Math.min(...offsets), Math.max(...offsets)])
  })
})

describe('Zone.instantOf, the first instant that shows the wall time or later (§2)', () => {
  it.each([
    ['an ordinary time', 'Europe/Rome', '2026-11-20T16:30', '2026-11-20T15:30:00'],
    ['an ordinary time in the west', 'America/New_York', '2026-11-20T16:30', '2026-11-20T21:30:00'],
    ['the last time before a gap', 'Europe/Rome', '2026-03-29T01:59:59.999', '2026-03-29T00:59:59.999'],
    ['the first skipped time', 'Europe/Rome', '2026-03-29T02:00', '2026-03-29T01:00:00'],
    ['a skipped time', 'Europe/Rome', '2026-03-29T02:30', '2026-03-29T01:00:00'],
    ['the last skipped time', 'Europe/Rome', '2026-03-29T02:59:59.999', '2026-03-29T01:00:00'],
    ['the first time after a gap', 'Europe/Rome', '2026-03-29T03:00', '2026-03-29T01:00:00'],
    ['the next one', 'Europe/Rome', '2026-03-29T03:00:00.001', '2026-03-29T01:00:00.001'],
    ['the first repeated time', 'Europe/Rome', '2026-10-25T02:00', '2026-10-25T00:00:00'],
    ['the last repeated time', 'Europe/Rome', '2026-10-25T02:59:59.999', '2026-10-25T00:59:59.999'],
    ['the first time after a repetition', 'Europe/Rome', '2026-10-25T03:00', '2026-10-25T02:00:00'],
    ['half an hour skipped', 'Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:30:00'],
    ['half an hour repeated', 'Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-04T14:45:00'],
    ['a date skipped', 'Pacific/Apia', '2011-12-30T12:00', '2011-12-30T10:00:00'],
    ['the end of that date', 'Pacific/Apia', '2011-12-31T00:00', '2011-12-30T10:00:00'],
    ['a date repeated', 'Pacific/Kwajalein', '1969-09-30T12:00', '1969-09-30T01:00:00'],
  ])('%s: %s %s', (_, id, wall, at) => {
    expect(new Date(zone(id).instantOf(utc(wall))).toISOString()).toBe(new Date(utc(at)).toISOString())
  })
})

describe('Zone.startOf', () => {
  it.each([
    ['an ordinary date', 'Europe/Rome', '2026-11-20', '2026-11-19T23:00:00'],
    ['a date whose midnight is skipped', 'America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00'],
    ['a date whose midnight is repeated', 'America/St_Johns', '2010-11-07', '2010-11-07T02:30:00'],
    ['a date that is skipped', 'Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00'],
    ['the date after it', 'Pacific/Apia', '2011-12-31', '2011-12-30T10:00:00'],
  ])('%s: %s %s', (_, id, date, at) => {
    expect(zone(id).startOf(day(date))).toBe(utc(at))
    expect(zone(id).startOfFar(day(date))).toBe(utc(at))
  })

  it('agrees with startOfFar on the first of every year', () => {
    for (const id of ['Europe/Rome', 'Pacific/Apia', 'America/St_Johns', 'Africa/Monrovia'])
      for (let year = 1901; year < 2199; year += 3)
        expect(zone(id).startOfFar(day(`${year}-01-01`))).toBe(zone(id).startOf(day(`${year}-01-01`)))
  })
})

describe('Zone.dateOf, the last date that has started', () => {
  it.each([
    ['just before midnight', 'Europe/Rome', '2026-11-19T22:59:59.999', '2026-11-19'],
    ['at midnight', 'Europe/Rome', '2026-11-19T23:00:00', '2026-11-20'],
    ['just before a skipped midnight', 'America/Sao_Paulo', '2018-11-04T02:59:59.999', '2018-11-03'],
    ['at a skipped midnight', 'America/Sao_Paulo', '2018-11-04T03:00:00', '2018-11-04'],
    ['just before a skipped date', 'Pacific/Apia', '2011-12-30T09:59:59.999', '2011-12-29'],
    ['after a skipped date', 'Pacific/Apia', '2011-12-30T10:00:00', '2011-12-31'],
    ['before midnight comes first', 'America/St_Johns', '2010-11-07T02:29:59.999', '2010-11-06'],
    ['when midnight comes first', 'America/St_Johns', '2010-11-07T02:30:00', '2010-11-07'],
    // The clock shows 23:31 of the sixth again.
    ['between the two midnights', 'America/St_Johns', '2010-11-07T03:00:00', '2010-11-07'],
    ['when midnight comes again', 'America/St_Johns', '2010-11-07T03:30:00', '2010-11-07'],
    ['on the next date', 'America/St_Johns', '2010-11-08T03:30:00', '2010-11-08'],
    ['before 1970', 'Asia/Tokyo', '1969-12-31T14:59:59.999', '1969-12-31'],
  ])('%s: %s %s', (_, id, at, date) => {
    expect(dateText(zone(id).dateOf(utc(at)))).toBe(date)
  })
})

describe('Zone.wallOf', () => {
  it('is the instant plus the offset, in any zone near its changes', () =>
    fc.assert(
      fc.property(anyZone(), fc.nat(), fc.integer({ min: -3 * DAY, max: 3 * DAY }), (id, index, shift) => {
        const near = changesOf(id)
        const ms = near[index % near.length] + shift
        expect(zone(id).wallOf(ms)).toBe(ms + offsetReader(id)(ms))
      }),
      runs(200),
    ))
})

describe('Zone.transitions', () => {
  it.each([
    [
      'forward and back',
      'Europe/Rome',
      '2026-01-01T00:00',
      '2026-12-31T00:00',
      ['03-29T01:00 60 120', '10-25T01:00 120 60'],
    ],
    ['half an hour', 'Australia/Lord_Howe', '2026-04-01T00:00', '2026-05-01T00:00', ['04-04T15:00 660 630']],
    ['over a skipped date', 'Pacific/Apia', '2011-12-01T00:00', '2012-01-01T00:00', ['12-30T10:00 -600 840']],
    [
      'a week apart',
      'America/Recife',
      '2000-09-30T00:00',
      '2000-10-31T00:00',
      ['10-08T03:00 -180 -120', '10-15T02:00 -120 -180'],
    ],
    ['in a zone that never changes', 'Etc/GMT+5', '1900-01-01T00:00', '2199-12-31T00:00', []],
  ])('finds the changes %s: %s', (_, id, from, to, expected) => {
    const texts = zone(id)
      .transitions(utc(from), utc(to))
      .map(({ at, before, after }) =>
        [new Date(at).toISOString().slice(5, 16), before / MINUTE, after / MINUTE].join(' '),
      )
    expect(texts).toEqual(expected)
  })

  it('includes a change at the end, not one at the start', () => {
    const change = utc('2026-03-29T01:00')
    const rome = zone('Europe/Rome')
    expect(rome.transitions(change - 1, change).map(({ at }) => at)).toEqual([change])
    expect(rome.transitions(change - 1, change - 1)).toEqual([])
    expect(rome.transitions(change, change + DAY)).toEqual([])
    expect(rome.transitions(change, change)).toEqual([])
    expect(rome.transitions(change + DAY, change - DAY)).toEqual([])
  })

  it('finds every change of the supported range, whatever was asked before', () => {
    const all = (id: string, ...first: number[]) => {
      for (const at of first) zone(id).dateOf(at)
      return zone(id).transitions(RANGE_START, RANGE_END - 1).length
    }
    // London has had two changes a year since 1972, and two or more in most years since 1916.
    expect(all('Europe/London')).toBe(changesBetween(offsetReader('Europe/London'), RANGE_START, RANGE_END).length)
    expect(all('Europe/London', RANGE_END - 1, RANGE_START)).toBe(all('Europe/London'))
  })

  it('finds what a reference finds that reads the clock every quarter of an hour', () =>
    fc.assert(
      fc.property(
        anyZone(),
        fc.integer({ min: RANGE_START / 1000, max: RANGE_END / 1000 - 1 }),
        fc.nat(1000),
        fc.integer({ min: -3 * DAY, max: 3 * DAY }),
        fc.nat(9 * DAY),
        (id, anywhere, index, shift, length) => {
          const near = changesOf(id)
          const from = (index % 4 ? near[index % near.length] : anywhere * 1000) + shift
          const to = from + length
          const second = (ms: number) => Math.floor(ms / 1000) * 1000
          expect(zone(id).transitions(from, to)).toEqual(
            changesBetween(offsetReader(id), second(from), second(to), 15 * MINUTE),
          )
        },
      ),
      runs(200),
    ))
})

describe('Zone.steadyUntil', () => {
  it('returns until when dates have 24 hours, unless a clock change is near', () =>
    fc.assert(
      fc.property(anyZone(), fc.nat(), fc.integer({ min: -40, max: 10 }), (id, index, shift) => {
        const changes = changesOf(id)
        const change = changes.length ? changes[index % changes.length] : RANGE_START + 4000 * DAY
        const date = Math.max(Math.floor(change / DAY) + shift, Math.ceil(RANGE_START / DAY) + 3)
        const fresh = new Zone(id, zoneOffsets(id)!)
        // Where the known changes begin, no date is steady.
        fresh.instantOf((date - 40) * DAY)
        const until = fresh.steadyUntil(date)
        // Midnights of steady dates are 24 hours apart, from that before the first one on, and so are all other times.
        for (let day = date; day < Math.min(until, date + 50); day++) {
          const start = zone(id).startOf(day)
          expect(start - zone(id).startOf(day - 1)).toBe(DAY)
          for (const minute of [1, 719, 1440])
            expect(zone(id).instantOf(day * DAY + minute * MINUTE) - start).toBe(minute * MINUTE)
        }
        const near = () => changesBetween(offsetReader(id), (date - 3) * DAY, (date + 3) * DAY, HOUR)
        expect(until > date || near().length > 0).toBe(true)
      }),
      runs(300),
    ))
})

describe('Zone, learning the changes of a clock', () => {
  /** Asks for an instant; it is sought for from a day before the wall time on, since no clock is a day ahead. */
  const ask = (zone: Zone, ms: number) => zone.instantOf(ms + DAY)

  it('finds every change to the second, also several close together', () => {
    const changes: [number, number][] = [
      [100 * DAY + 12_345_000, HOUR],
      [104 * DAY + 1000, 0],
      [108 * DAY + 5000, 30 * MINUTE],
      [108 * DAY + 9000, 90 * MINUTE],
      [108 * DAY + 10 * HOUR, -5 * HOUR],
      [111 * DAY, 3 * HOUR],
      [200 * DAY, 3 * HOUR + 1000],
    ]
    const { zone } = madeUp(0, ...changes)
    for (const [i, [at, offset]] of changes.entries()) {
      const before = i === 0 ? 0 : changes[i - 1][1]
      expect(zone.instantOf(at + before - 1)).toBe(at - 1)
      // A clock set forward jumps here; one set back shows this time once more, an hour or so later.
      expect(zone.instantOf(at + before)).toBe(offset > before ? at : at + before - offset)
    }
  })

  describe('a clock that is changed every week', () => {
    // From a thousand days before 1970 to as many after, by up to 23 hours, never at the same time of day.
    const HOURS = [14, -9, 3, -12, 11, 0, -5, 5.75]
    const changes = Array.from({ length: 280 }, (_, i): [number, number] => [
      Math.floor((i - 140) * 7.31 * 86_400) * 1000,
      HOURS[i % HOURS.length] * HOUR,
    ])
    const stretches = [[-Infinity, 0], ...changes].map(([from, offset], i) => ({
      from,
      offset,
      to: i < changes.length ? changes[i][0] : Infinity,
    }))

    /** The first instant that shows a wall time or later, as §2 defines it. */
    function definedInstant(wall: number): number {
      const { from, offset } = stretches.find(({ to, offset }) => to + offset > wall)!
      return Math.max(from, wall - offset)
    }

    /** The last date that has started. */
    function definedDate(ms: number): number {
      let date = Math.floor(ms / DAY) + 1
      while (definedInstant(date * DAY) > ms) date--
      return date
    }

    const numbers = Array.from({ length: 90 }, (_, i) => i)
    it.each<[string, number[]]>([
      ['day by day', numbers.map(i => i * 6.1)],
      ['back day by day', numbers.map(i => i * -6.1)],
      ['to and fro', numbers.map(i => i * (i % 2 ? 8.3 : -8.3))],
      ['in long leaps', numbers.map(i => ((i * 1789) % 1960) - 980)],
      ['in short leaps around the first known range', numbers.map(i => 365 + ((i * 37) % 14) + i / 100)],
      ['in short leaps before the first known range', numbers.map(i => -365 - ((i * 37) % 14) - i / 100)],
    ])('shows what the definition says, asked %s', (_, days) => {
      const { zone } = madeUp(0, ...changes)
      const { zone: other } = madeUp(0, ...changes)
      for (const at of days.map(days => Math.round(days * DAY))) {
        expect(zone.instantOf(at)).toBe(definedInstant(at))
        expect(other.dateOf(at)).toBe(definedDate(at))
      }
    })

    it.each([1, -1])('are all returned by transitions, asked in the direction %i', direction => {
      const { zone } = madeUp(0, ...changes)
      for (let i = 0; i < 60; i++) {
        const from = i * direction * 16.3 * DAY
        const to = from + 40 * DAY
        const expected = stretches.flatMap(({ from: at, offset }, i) =>
          at > from && at <= to ? [{ at, before: stretches[i - 1].offset, after: offset }] : [],
        )
        expect(zone.transitions(from, to)).toEqual(expected)
      }
    })
  })

  /** The first and the last of the instants asked for, in days, and how many they are. */
  const extent = (asked: number[]) => ({
    first: Math.min(...asked) / DAY,
    last: Math.max(...asked) / DAY,
    count: asked.length,
  })

  it('asks in steps of three days, for a year or two round the first question', () => {
    const { zone, asked } = madeUp(0)
    expect(ask(zone, 5)).toBe(DAY + 5)
    const { first, last, count } = extent(asked)
    expect(asked.every(at => at % (3 * DAY) === 0)).toBe(true)
    expect(first).toBeLessThanOrEqual(0)
    expect(last).toBeGreaterThan(360)
    expect(last - first).toBeLessThan(1110)
    expect(count).toBeLessThan((last - first) / 3 + 5)
  })

  it('asks round the first question, wherever that is', () => {
    const { zone, asked } = madeUp(0)
    expect(ask(zone, 20_000 * DAY)).toBe(20_001 * DAY)
    expect(extent(asked).first).toBeGreaterThan(18_000)
    expect(extent(asked).last).toBeLessThan(22_000)
    expect(extent(asked).count).toBeLessThan(400)
  })

  it.each([
    ['an hour', HOUR],
    ['half a day', 12 * HOUR],
  ])('finds a jump %s after the known range', (_, behind) => {
    const { zone, asked } = madeUp(-11 * HOUR)
    ask(zone, 0)
    const end = extent(asked).last * DAY
    for (const wall of [end - 10 * HOUR + behind, end - HOUR + behind]) {
      const { zone: jumping } = madeUp(-11 * HOUR, [end + behind, 0])
      expect(ask(jumping, 0)).toBe(ask(zone, 0))
      expect(jumping.instantOf(wall)).toBe(end + behind)
    }
  })

  it('asks nothing inside the known range', () => {
    const { zone, asked } = madeUp(0, [50 * DAY, HOUR])
    ask(zone, 0)
    const { first, last, count } = extent(asked)
    for (let date = Math.ceil(first) + 8; date < last - 8; date += 40) expect(zone.dateOf(date * DAY)).toBe(date)
    expect(ask(zone, (last - 8) * DAY)).toBe((last - 7) * DAY - HOUR)
    expect(asked).toHaveLength(count)
  })

  it('extends the known range only towards the request, and doubles it', () => {
    const { zone, asked } = madeUp(0)
    ask(zone, 0)
    const known = extent(asked)
    asked.length = 0
    ask(zone, (known.last + 10) * DAY)
    const later = extent(asked)
    expect(later.first).toBeGreaterThanOrEqual(known.last)
    expect(later.last - known.last).toBeGreaterThan(known.last - known.first)
    expect(later.last - known.last).toBeLessThan(known.last - known.first + 400)
    asked.length = 0
    ask(zone, (known.first - 10) * DAY)
    const earlier = extent(asked)
    expect(earlier.last).toBeLessThanOrEqual(known.first)
    expect(known.first - earlier.first).toBeGreaterThan(later.last - known.first)
    expect(known.first - earlier.first).toBeLessThan(later.last - known.first + 400)
    asked.length = 0
    ask(zone, (earlier.first + 8) * DAY)
    ask(zone, (later.last - 8) * DAY)
    expect(asked).toHaveLength(0)
  })

  it('asks little outside the range', () => {
    const { zone, asked } = madeUp(0)
    zone.startOf(RANGE_END / DAY - 1)
    zone.startOf(RANGE_END / DAY)
    expect(Math.max(...asked)).toBeLessThan(RANGE_END + 10 * DAY)
    const { zone: early, asked: before } = madeUp(0)
    early.startOf(RANGE_START / DAY + 1)
    early.startOf(RANGE_START / DAY)
    expect(Math.min(...before)).toBeGreaterThan(RANGE_START - 10 * DAY)
  })

  it.each([
    ['far after', 2500 * DAY + 5000],
    ['far before', -2500 * DAY - 5000],
  ])('finds a change %s the known range at once', (_, change) => {
    const { zone } = madeUp(HOUR, [change, -11 * HOUR])
    ask(zone, 0)
    expect(zone.instantOf(change + HOUR - 1)).toBe(change - 1)
    expect(zone.instantOf(change + HOUR)).toBe(change + 12 * HOUR)
    expect(zone.instantOf(change - 12 * HOUR)).toBe(change - 13 * HOUR)
    expect(zone.instantOf(0)).toBe(change < 0 ? 11 * HOUR : -HOUR)
    expect(zone.dateOf(0)).toBe(change < 0 ? -1 : 0)
  })

  it.each([20_000, 20_001, 20_002])('asks a few times for a far date, and only once: date %d', date => {
    const { zone, asked } = madeUp(HOUR)
    expect(zone.startOfFar(date)).toBe(date * DAY - HOUR)
    const { first, last, count } = extent(asked)
    expect(first).toBeGreaterThan(date - 5)
    expect(last).toBeLessThan(date + 5)
    expect(count).toBeLessThanOrEqual(4)
    expect(zone.startOfFar(date)).toBe(date * DAY - HOUR)
    expect(asked).toHaveLength(count)
  })

  it('finds the date of an instant in the first call, and after the known range', () => {
    expect(madeUp(HOUR).zone.dateOf(5 * DAY - HOUR)).toBe(5)
    const { zone } = madeUp(HOUR, [4000 * DAY, 2 * HOUR], [4500 * DAY, 3 * HOUR])
    ask(zone, 0)
    expect(zone.dateOf(5000 * DAY - 3 * HOUR)).toBe(5000)
  })
})
