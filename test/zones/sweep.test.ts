import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/index.ts'
import { isThorough } from '../arbitraries/runs.ts'
import { clipped, type DefinedDay, definedDays, joined, lengthOf, offsetText, type Shift, shift } from './definition.ts'
import { type Change, changesBetween, DAY, HOUR, MINUTE, offsetReader, SECOND } from './intl-changes.ts'

declare module 'vitest' {
  interface TaskMeta {
    /** How much was swept, for docs/testing.md. */
    swept?: Record<'zones' | 'known' | 'changes' | 'gaps' | 'repeats' | 'questions', number>
  }
}

/*
 * Every zone of the platform, changes of its offset, and hours that touch the change: what the calendar answers is
 * what §2 says, spelt out by `definedDays` from the changes that `changesBetween` reads. By default a few years of
 * each zone, in a row of those in which its clock was changed, each with one kind of hours; with the environment
 * variable DEEP set, every change of every supported year with every kind of hours.
 */
const DEEP = Boolean(process.env.DEEP)

/** Years to choose from, and how many of them a zone gets. */
const CHOICE = DEEP ? { first: 1900, last: 2199, most: 300 } : { first: 1900, last: 2037, most: isThorough ? 4 : 1 }

/** §1: all requested days are within the supported range. */
const EARLIEST = Date.UTC(1900, 0, 4)
const LATEST = Date.UTC(2199, 11, 28)

/** Hours of every day, chosen to begin, end and lie within the hours in which clocks are changed. */
const KINDS_OF_HOURS = [
  ['00:00-24:00'],
  ['01:30-03:30', '23:30-00:30'],
  ['22:00-06:00'],
  ['00:00-00:30', '02:00-03:00', '03:00-04:00', '09:00-17:00', '23:15-24:00'],
]

const PAGE = readFileSync(new URL('../../docs/testing.md', import.meta.url), 'utf8')
const ZONES = Intl.supportedValuesOf('timeZone')
const REGIONS = [...new Set(ZONES.map(zone => zone.split('/')[0]))]
const swept = { zones: new Set<string>(), changes: 0, gaps: 0, repeats: 0, lostDates: new Set<string>(), questions: 0 }

describe.each(REGIONS)('around changes of offset in %s', region => {
  it('intervals, days, elapsed and add are what the definition says', { timeout: 3_600_000 }, () => {
    const wrong: string[] = []
    for (const zone of ZONES.filter(zone => zone.split('/')[0] === region)) wrong.push(...sweep(zone))
    expect(wrong.slice(0, 10), `${wrong.length} differences`).toEqual([])
  })
})

describe('the sweep itself', () => {
  // Somewhat below what tzdata 2025c gives, so that one release more does not matter: 414 zones (the other four have
  // had no change since 1900), 2,369 changes, 1,237 of them gaps; with DEEP 68,036 changes, 34,145 of them gaps.
  const floor = DEEP
    ? { zones: 405, changes: 60_000, each: 30_000 }
    : isThorough
      ? { zones: 405, changes: 2_000, each: 1_000 }
      : { zones: 405, changes: 500, each: 250 }
  it('has visited the zones and changes it claims', ({ task }) => {
    const { zones, lostDates, ...counts } = swept
    task.meta.swept = { ...counts, zones: zones.size, known: ZONES.length }
    expect(ZONES.length).toBeGreaterThan(400)
    expect(swept.zones.size).toBeGreaterThan(floor.zones)
    expect(swept.changes).toBeGreaterThan(floor.changes)
    expect(swept.gaps).toBeGreaterThan(floor.each)
    expect(swept.repeats).toBeGreaterThan(floor.each)
    expect(swept.questions).toBeGreaterThan(20 * swept.changes)
  })
  it.runIf(isThorough && !DEEP && PAGE.includes(`tzdata ${process.versions.tz} |`))(
    'is the one in docs/testing.md',
    () => {
      const [zones, known, changes, gaps, repeats] = [
        swept.zones.size,
        ZONES.length,
        swept.changes,
        swept.gaps,
        swept.repeats,
      ]
      expect(PAGE).toContain(`| zones | ${zones} of ${known}; `)
      expect(PAGE.replaceAll(',', '')).toContain(
        `| changes of offset | ${changes}: ${gaps} gaps and ${repeats} repeats `,
      )
    },
  )
  it.runIf(DEEP)('has met the five dates that have been skipped since 1970 and no other', () => {
    expect([...swept.lostDates].filter(lost => !/ 19[0-6]/.test(lost)).sort()).toEqual([
      'Pacific/Apia 2011-12-30',
      'Pacific/Enderbury 1994-12-31',
      'Pacific/Fakaofo 2011-12-30',
      'Pacific/Kiritimati 1994-12-31',
      'Pacific/Kwajalein 1993-08-21',
    ])
  })
})

afterAll(() => {
  if (DEEP) console.info({ ...swept, zones: swept.zones.size, lostDates: [...swept.lostDates] })
})

/** Visits a zone's changes and returns where a calendar differs from the definition. */
function sweep(zone: string): string[] {
  const offsetAt = offsetReader(zone)
  const number = ZONES.indexOf(zone)
  const wrong: string[] = []
  for (const year of yearsToVisit(offsetAt, number)) {
    const changes = changesBetween(offsetAt, Date.UTC(year, 0, 1) - 8 * DAY, Date.UTC(year + 1, 0, 1) + 8 * DAY)
    const within = changes.filter(({ at }) => new Date(at).getUTCFullYear() === year && at >= EARLIEST && at < LATEST)
    if (within.length === 0) continue
    const kinds = DEEP ? KINDS_OF_HOURS : [KINDS_OF_HOURS[(number + year) % KINDS_OF_HOURS.length]]
    for (const kind of kinds) wrong.push(...compare(zone, kind, within, changes))
    count(zone, within)
  }
  return wrong
}

/**
 * The years of a zone that are swept: all of them, or a few in a row of those in which a reading at the end of each
 * fifth sees another offset than the one before, the row beginning elsewhere for each zone, so that all zones together see all
 * eras. What happens within such a year is found by the closer search; the coarse one decides only on the year.
 */
function yearsToVisit(offsetAt: (at: number) => number, number: number): number[] {
  const years = Array.from({ length: CHOICE.last - CHOICE.first + 1 }, (_, i) => CHOICE.first + i)
  if (years.length <= CHOICE.most) return years
  let known = offsetAt(EARLIEST)
  const changing = years.filter(year => {
    let changed = false
    for (const fifth of [1, 2, 3, 4, 5]) {
      const begins = Date.UTC(year, 0, 1)
      const offset = offsetAt(begins + ((Date.UTC(year + 1, 0, 1) - begins) * fifth) / 5 - SECOND)
      changed ||= offset !== known
      known = offset
    }
    return changed
  })
  const first = (number * 7) % Math.max(1, changing.length - CHOICE.most + 1)
  return changing.slice(first, first + CHOICE.most)
}

/** Compares one calendar with the definition in five local dates around each of `within`. */
function compare(zone: string, hours: readonly string[], within: readonly Change[], all: readonly Change[]): string[] {
  const calendar = businessCalendar({ timeZone: zone, hours: { 'mon-sun': hours } })
  const shifts: Shift[] = hours.map(shift)
  const wrong: string[] = []
  for (const change of within) {
    const localDate = Math.floor((change.at + change.before) / DAY) * DAY
    const days = definedDays(localDate - 2 * DAY, localDate + 2 * DAY, shifts, all, all[0].before)
    const from = days[0].span.start
    const to = days[days.length - 1].span.end
    const open = joined(days.flatMap(day => day.open))

    const differ = (question: string, answer: unknown, expected: unknown) => {
      swept.questions++
      const [got, should] = [JSON.stringify(answer), JSON.stringify(expected)]
      const { at, before, after } = change
      const where = `${zone} ${offsetText(before)} to ${offsetText(after)} at ${new Date(at).toISOString()}`
      if (got !== should) wrong.push(`${where}, hours ${hours}: ${question} is ${got}, should be ${should}`)
    }

    differ('intervals', [...calendar.intervals(from, to)].map(plain), open)
    const found = new Map([...calendar.days(days[0].date, days[days.length - 1].date)].map(day => [day.date, day]))
    for (const { date, span, open: openThen } of days) {
      if (span.start === span.end) swept.lostDates.add(`${zone} ${date}`)
      differ(`days ${date}`, (found.get(date)?.intervals ?? []).map(plain), openThen)
      differ(`openMs ${date}`, found.get(date)?.openMs ?? 0, lengthOf(openThen))
    }
    for (const t of moments(change, days)) {
      differ(`elapsed to ${t}`, calendar.elapsed(from, t), lengthOf(clipped(open, from, t)))
      differ(`isOpen ${t}`, calendar.isOpen(t), lengthOf(clipped(open, t, t + 1)) > 0)
    }
    // The budget that ends with each stretch is due at its end.
    let budget = 0
    for (const { start, end } of open) {
      budget += end - start
      differ(`add ${budget}`, calendar.add(from, budget), end)
    }
  }
  return wrong
}

/** Instants at which a mistake would show: about the change, half and whole hours around it, the dates' midnights. */
function moments(change: Change, days: readonly DefinedDay[]): number[] {
  const around = [-2 * HOUR, -HOUR, -30 * MINUTE, -1, 0, 1, 30 * MINUTE, HOUR, 2 * HOUR].map(ms => change.at + ms)
  return [...around, ...days.map(day => day.span.start)]
}

function plain({ start, end }: { readonly start: number; readonly end: number }) {
  return { start, end }
}

function count(zone: string, changes: readonly Change[]) {
  swept.zones.add(zone)
  swept.changes += changes.length
  swept.gaps += changes.filter(({ before, after }) => after > before).length
  swept.repeats += changes.filter(({ before, after }) => after < before).length
}
