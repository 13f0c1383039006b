import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/calendar/calendars.ts'
import type { TicketEvent } from '../../src/clock/event.ts'
import { isSlaCalendarError } from '../../src/errors.ts'
import { type Explanation, explain } from '../../src/explain/explain.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { dayBands } from '../../src/svg/bands.ts'
import type { DrawnAlert } from '../../src/svg/marks.ts'
import { timelineSvg } from '../../src/svg/timeline.ts'
import { RANGE_END, RANGE_START } from '../../src/time/range.ts'
import { zoneOf } from '../../src/time/zone.ts'
import { deskHistory, type HistoryScene, unionHistory } from '../arbitraries/histories.ts'
import { runs } from '../arbitraries/runs.ts'
import { anyText } from '../arbitraries/texts.ts'
import { outside, overlaps, textBoxes } from './drawing.ts'
import { displayed, readXml } from './xml.ts'

const scenes = fc.oneof(deskHistory(), unionHistory())
const anyOptions = fc.record({
  locale: fc.constantFrom('en', 'it'),
  width: fc.constantFrom(280, 328, 559, 560, 608, 800),
  timeZone: fc.constantFrom(undefined, undefined, 'Asia/Tokyo', 'America/New_York'),
  hasCalendar: fc.boolean(),
  hasAlerts: fc.boolean(),
})

describe('timelineSvg, of any history,', () => {
  it('is XML whose texts and bands stay inside the image, and whose texts never overlap', () =>
    fc.assert(
      fc.property(scenes, anyText(), anyOptions, (scene, severity, { hasCalendar, hasAlerts, ...options }) => {
        const explanation = { ...explained(scene), severity }
        const svg = timelineSvg(explanation, {
          ...options,
          now: explanation.dueAt ?? undefined,
          calendar: hasCalendar ? businessCalendar(scene.calendar.spec) : undefined,
          alerts: hasAlerts ? alertsOf(explanation) : [],
        })
        expect(readXml(svg).getElementsByTagName('title')[0].textContent!.startsWith(displayed(severity))).toBe(true)
        const texts = textBoxes(svg)
        expect(outside(texts, svg)).toEqual([])
        expect(overlaps(texts)).toEqual([])
        expect(bandsOutside(svg)).toEqual([])
      }),
      runs(60),
    ))

  it('draws each band at the times of its tooltip', () =>
    fc.assert(
      fc.property(scenes, fc.constantFrom(280, 700), (scene, width) => {
        const svg = timelineSvg(explained(scene), { width, calendar: businessCalendar(scene.calendar.spec) })
        const [midnight, noon] = ['00', '12'].map(hour => middleOf(svg, hour))
        const x = (hours: number) => midnight + ((noon - midnight) / 12) * hours
        const places = bandPlaces(svg)
        // The word of a thin band may take the whole of its line.
        expect(places.filter(({ isDrawn, word }) => !isDrawn && word === undefined)).toEqual([])
        for (const { from, to, left, right, isThin } of places.filter(({ isDrawn }) => isDrawn)) {
          // An outline lies half a pixel inside its band, positions are rounded, and words interrupt a thin line.
          const [start, end] = [x(from), Math.max(x(to), x(from) + 0.5)]
          expect(left).toBeGreaterThan(start - 0.7)
          expect(right).toBeLessThan(end + 0.7)
          expect(right - left).toBeGreaterThan(isThin ? 0 : end - start - 1.2)
        }
      }),
      runs(60),
    ))

  it('covers whole dates with a calendar, and as much unused open time as the calendar says', () =>
    fc.assert(
      fc.property(scenes, scene => {
        const explanation = explained(scene)
        const calendar = businessCalendar(scene.calendar.spec)
        const zone = zoneOf(explanation.timeZone, [])
        const days = dayBands(explanation, zone, calendar)
        fc.pre(days.length > 0)
        const [from, to] = [startOf(explanation), endOf(explanation)]
        const [first, end] = [
          Math.max(zone.startOf(days[0].date), RANGE_START),
          Math.min(zone.startOf(days[days.length - 1].date + 1), RANGE_END),
        ]
        // An instant at the end of the range cannot be asked about.
        fc.pre(end < RANGE_END)
        const bands = days.flatMap(({ bands }) => bands)
        expect(sum(bands)).toBe(end - first)
        const open = (start: number, end: number) => calendar.elapsed(new Date(start), new Date(end))
        const unused = bands.filter(({ kind }) => kind === 'unused')
        expect(sum(unused)).toBe(open(first, from) + open(to, end))
      }),
      runs(60),
    ))
})

function startOf({ segments, overrun }: Explanation<number>): number {
  return [...segments, ...overrun][0].start
}

function endOf({ segments, overrun }: Explanation<number>): number {
  return [...segments, ...overrun].at(-1)!.end
}

function sum(bands: readonly { readonly ms: number }[]): number {
  return bands.reduce((all, { ms }) => all + ms, 0)
}

/** Returns the explanation of a history. Histories that the library refuses to explain do not count as a case. */
function explained({ policy, calendar, calendars, events, now }: HistoryScene): Explanation<number> {
  try {
    return explain({
      policy: slaPolicy(policy),
      calendar: businessCalendar(calendar.spec),
      calendars: Object.fromEntries(
        Object.entries(calendars).map(([name, { spec }]) => [name, businessCalendar(spec)]),
      ),
      events: events as TicketEvent[],
      now,
    })
  } catch (error) {
    fc.pre(!isSlaCalendarError(error))
    throw error
  }
}

/** Three alerts at the ends of segments. */
function alertsOf({ target, segments }: Explanation<number>): DrawnAlert[] {
  return segments.slice(0, 3).map(({ end }, i) => ({ target, name: `${50 + i * 25}%`, at: new Date(end) }))
}

/** The middle of the hour above the rows. */
function middleOf(svg: string, hour: string): number {
  const { left, right } = textBoxes(svg).find(({ text, look }) => text === hour && look === 'sla-soft')!
  return (left + right) / 2
}

/** The times of each band, in hours, and its place, in pixels. */
function bandPlaces(svg: string) {
  return [...readXml(svg).getElementsByTagName('g')].map(group => {
    const title = group.getElementsByTagName('title')[0].textContent!
    const [from, to] = [...title.matchAll(/(\d\d):(\d\d)(?::(\d\d)(?:\.(\d+))?)?/g)]
      .slice(0, 2)
      .map(([, hour, minute, second = 0]) => +hour + +minute / 60 + +second / 3600)
    const rects = [...group.getElementsByTagName('rect')].filter(rect => rect.getAttribute('fill'))
    const places = rects.map(rect => ['x', 'width'].map(name => Number(rect.getAttribute(name))))
    const left = Math.min(...places.map(([x]) => x))
    const right = Math.max(...places.map(([x, width]) => x + width))
    const isThin = rects.some(rect => rect.getAttribute('fill')!.includes('-closed'))
    const word = group.getElementsByTagName('text')[0]?.textContent
    return { from, to, left, right, isThin, isDrawn: places.length > 0, word }
  })
}

/** The rectangles that leave an image. */
function bandsOutside(svg: string): string[] {
  const root = readXml(svg).documentElement!
  const [width, height] = ['width', 'height'].map(name => Number(root.getAttribute(name)))
  return [...root.getElementsByTagName('rect')].slice(1).flatMap(rect => {
    const [x, y, wide, high] = ['x', 'y', 'width', 'height'].map(name => Number(rect.getAttribute(name)))
    const isInside = x >= 0 && y >= 0 && wide >= 0 && x + wide < width + 1 && y + high <= height
    return isInside || !rect.hasAttribute('x') ? [] : [`${x},${y} ${wide}x${high}`]
  })
}
