import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/calendar/calendars.ts'
import type { TicketEvent } from '../../src/clock/event.ts'
import { explain } from '../../src/explain/explain.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { type TimelineOptions, timelineSvg } from '../../src/svg/timeline.ts'
import { drawing } from './drawing.ts'

const calendar = businessCalendar({
  timeZone: 'Europe/Rome',
  hours: { 'mon-fri': ['09:00-18:00'] },
  exceptions: { '2026-12-19': { name: 'Stocktaking', hours: '08:00-12:00' } },
})
const policy = slaPolicy({
  name: 'Gold',
  severities: {
    normal: {
      level: 1,
      firstResponse: { within: 'PT6H', clock: 'business' },
      resolution: { within: 'PT300H', clock: 'business' },
    },
    low: { level: 2, firstResponse: { within: 'PT8H', clock: 'always' } },
  },
})

/** A ticket that was paused on Friday and is overdue since Saturday, as of Monday at ten. */
function late(options: TimelineOptions): string[] {
  const now = '2026-12-21T10:00+01:00'
  const events = [
    { type: 'reported', at: '2026-12-17T16:30+01:00', severity: 'normal' },
    { type: 'paused', at: '2026-12-18T10:00+01:00', reason: 'customer' },
    { type: 'resumed', at: '2026-12-18T17:30+01:00', reason: 'customer' },
  ]
  return drawing(
    timelineSvg(explain({ policy, calendar, now, events: events as TicketEvent<never, never>[] }), { now, ...options }),
  )
}

const due = (reportedAt: string, severity: 'normal' | 'low', options?: TimelineOptions) =>
  drawing(timelineSvg(explain({ policy, calendar, severity, reportedAt }), options))

/** The elements from one whose text is `from` up to the element before one whose text is `to`. */
function between(elements: readonly string[], from: string, to: string): string[] {
  const [start, end] = [from, to].map(text => elements.findIndex(element => element.endsWith(`: ${text}`)))
  return elements.slice(start, end)
}

const isGrid = (element: string) => element.endsWith(' grid')

describe('Picture', () => {
  it('draws dates on the left, bands in the middle and sums on the right', () => {
    const elements = late({ width: 560 })
    expect(elements.filter(element => !isGrid(element))).toEqual([
      'rect null,null 100%x100% paper',
      'text 8,18 ink big: normal, first response: due Sat 19 Dec 2026 11:00',
      'text 552,18 end soft: Europe/Rome',
      'text 150,42 middle soft: 00',
      'text 228.5,42 middle soft: 06',
      'text 307,42 middle soft: 12',
      'text 385.5,42 middle soft: 18',
      'text 464,42 middle soft: 24',
      'text 552,42 end soft: counted',
      'text 8,73 ink: Thu 17 Dec',
      'text 552,73 end ink: 1 h 30 min',
      'title 16:30–18:00 open, counted: 1 h 30 min',
      'rect 365.9,61 19.6x16 url(#sla-open)',
      'text 375.7,73 letter: O',
      'title 18:00–24:00 closed: 6 h',
      'rect 385.5,61 78.5x16 url(#sla-closed)',
      'text 424.8,73 letter: C',
      'path M365.9 51V79 mark',
      'text 368.9,58 halo ink: reported 16:30',
      'text 8,95 ink: Fri 18 Dec',
      'text 552,95 end ink: 1 h 30 min',
      'title 00:00–09:00 closed: 9 h',
      'rect 150,83 117.8x16 url(#sla-closed)',
      'text 208.9,95 letter: C',
      'title 09:00–10:00 open, counted: 1 h',
      'rect 267.8,83 13x16 url(#sla-open)',
      'text 274.3,95 letter: O',
      'title 10:00–17:30 paused, customer: 7 h 30 min',
      'rect 280.8,83 98.2x16 url(#sla-paused)',
      'rect 293.8,85 72.2x12 ground-paused',
      'text 329.9,95 letter: P customer',
      'title 17:30–18:00 open, counted: 30 min',
      'rect 379,83 6.5x16 url(#sla-open)',
      'title 18:00–24:00 closed: 6 h',
      'rect 385.5,83 78.5x16 url(#sla-closed)',
      'text 424.8,95 letter: C',
      'text 8,130 ink: Sat 19 Dec',
      'text 552,115 end ink: 3 h',
      'text 552,130 end alarm strong: +1 h',
      'title 00:00–08:00 closed by exception, Stocktaking: 8 h',
      'rect 150,118 104.7x16 url(#sla-exception)',
      'rect 156.1,120 92.6x12 ground-exception',
      'text 202.4,130 letter: X Stocktaking',
      'title 08:00–11:00 open by exception, counted, Stocktaking: 3 h',
      'rect 254.7,118 39.2x16 url(#sla-extra)',
      'rect 268.9,120 10.8x12 ground-extra',
      'text 274.3,130 letter: E',
      'title 11:00–12:00 counted after due, Stocktaking: 1 h',
      'rect 293.9,118 13.1x16 url(#sla-overrun)',
      'rect 295.1,120 10.8x12 ground-overrun',
      'text 300.5,130 letter: !',
      'title 12:00–24:00 closed by exception, Stocktaking: 12 h',
      'rect 307,118 157x16 url(#sla-exception)',
      'rect 339.2,120 92.6x12 ground-exception',
      'text 385.5,130 letter: X Stocktaking',
      'path M293.9 108V136 mark mark-alarm',
      'text 296.9,115 halo alarm strong: due 11:00',
      'text 8,152 ink: Sun 20 Dec',
      'title 00:00–24:00 closed: 24 h',
      'rect 150,140 314x16 url(#sla-closed)',
      'text 307,152 letter: C',
      'text 8,187 ink: Mon 21 Dec',
      'text 552,187 end alarm strong: +1 h',
      'title 00:00–09:00 closed: 9 h',
      'rect 150,175 117.8x16 url(#sla-closed)',
      'text 208.9,187 letter: C',
      'title 09:00–10:00 counted after due: 1 h',
      'rect 267.8,175 13x16 url(#sla-overrun)',
      'rect 268.9,177 10.8x12 ground-overrun',
      'text 274.3,187 letter: !',
      'path M280.8 165V193 mark dash',
      'text 283.8,172 halo ink: now 10:00',
      'rect 150,201 20x16 url(#sla-open)',
      'text 160,213 letter: O',
      'text 176,213 soft: open, counted',
      'rect 268.6,201 20x16 url(#sla-extra)',
      'rect 273.2,203 10.8x12 ground-extra',
      'text 278.6,213 letter: E',
      'text 294.6,213 soft: open by exception, counted',
      'rect 150,223 20x16 url(#sla-overrun)',
      'rect 154.6,225 10.8x12 ground-overrun',
      'text 160,235 letter: !',
      'text 176,235 soft: counted after due',
      'rect 293.4,223 20x16 url(#sla-closed)',
      'text 303.4,235 letter: C',
      'text 319.4,235 soft: closed',
      'rect 368.6,223 20x16 url(#sla-exception)',
      'rect 373.2,225 10.8x12 ground-exception',
      'text 378.6,235 letter: X',
      'text 394.6,235 soft: closed by exception',
      'rect 150,245 20x16 url(#sla-paused)',
      'rect 154.6,247 10.8x12 ground-paused',
      'text 160,257 letter: P',
      'text 176,257 soft: paused',
    ])
    // Lines at 0, 6, 12, 18 and 24 hours cross each row.
    expect(elements.filter(isGrid).slice(0, 6)).toEqual([
      'path M150 59v20 grid',
      'path M228.5 59v20 grid',
      'path M307 59v20 grid',
      'path M385.5 59v20 grid',
      'path M464 59v20 grid',
      'path M150 81v20 grid',
    ])
  })

  it('draws dates and sums above the bands in a narrow image', () => {
    const elements = late({ width: 300 })
    expect(elements.slice(1, 9)).toEqual([
      'text 8,18 ink big: normal, first response: due Sat 19',
      'text 8,33 ink big: Dec 2026 11:00',
      'text 8,48 soft: Europe/Rome',
      'text 12,72 middle soft: 00',
      'text 81,72 middle soft: 06',
      'text 150,72 middle soft: 12',
      'text 219,72 middle soft: 18',
      'text 288,72 middle soft: 24',
    ])
    expect(between(elements, 'Sat 19 Dec', 'Mon 21 Dec')).toEqual([
      'text 8,180 ink strong: Sat 19 Dec',
      'text 292,180 end alarm strong: +1 h',
      'text 256.72,180 end ink: 3 h counted',
      'path M12 194v20 grid',
      'path M81 194v20 grid',
      'path M150 194v20 grid',
      'path M219 194v20 grid',
      'path M288 194v20 grid',
      'title 00:00–08:00 closed by exception, Stocktaking: 8 h',
      'rect 12,196 92x16 url(#sla-exception)',
      'rect 52.6,198 10.8x12 ground-exception',
      'text 58,208 letter: X',
      'title 08:00–11:00 open by exception, counted, Stocktaking: 3 h',
      'rect 104,196 34.5x16 url(#sla-extra)',
      'rect 115.9,198 10.8x12 ground-extra',
      'text 121.3,208 letter: E',
      'title 11:00–12:00 counted after due, Stocktaking: 1 h',
      'rect 138.5,196 11.5x16 url(#sla-overrun)',
      'title 12:00–24:00 closed by exception, Stocktaking: 12 h',
      'rect 150,196 138x16 url(#sla-exception)',
      'rect 172.7,198 92.6x12 ground-exception',
      'text 219,208 letter: X Stocktaking',
      'path M138.5 186V214 mark mark-alarm',
      'text 141.5,193 halo alarm strong: due 11:00',
      'text 8,231 ink strong: Sun 20 Dec',
      'path M12 232v20 grid',
      'path M81 232v20 grid',
      'path M150 232v20 grid',
      'path M219 232v20 grid',
      'path M288 232v20 grid',
      'title 00:00–24:00 closed: 24 h',
      'rect 12,234 276x16 url(#sla-closed)',
      'text 150,246 letter: C',
    ])
  })

  it('draws a clock change with a dashed line and a label of two lines', () => {
    expect(between(due('2026-03-28T22:00+01:00', 'low', { width: 640 }), 'Sun 29 Mar', 'open, counted')).toEqual([
      'text 8,134 ink: Sun 29 Mar',
      'text 632,134 end ink: 6 h',
      'path M150 120v20 grid',
      'path M248.5 120v20 grid',
      'path M347 120v20 grid',
      'path M445.5 120v20 grid',
      'path M544 120v20 grid',
      'title 00:00–02:00 open, counted: 2 h',
      'rect 150,122 32.8x16 url(#sla-open)',
      'text 166.4,134 letter: O',
      'title 03:00–07:00 open, counted: 4 h',
      'rect 199.3,122 65.6x16 url(#sla-open)',
      'text 232.1,134 letter: O',
      'path M264.9 112V140 mark mark-alarm',
      'path M182.8 86V140 mark dash',
      'text 267.9,119 halo alarm strong: due 07:00',
      'text 185.8,106 halo ink: 23 h, +01:00 → +02:00',
      'text 185.8,93 halo ink: clock 02:00 to 03:00',
      'rect 150,148 20x16 url(#sla-open)',
      'text 160,160 letter: O',
    ])
  })

  it.each([
    [479, 'ink strong'],
    [480, 'ink'],
  ])('has a column of dates from a width of 480 pixels on: %i', (width, look) => {
    const date = late({ width }).find(element => element.endsWith(': Thu 17 Dec'))
    expect(date?.replace(/^text \S+ /, '')).toBe(`${look}: Thu 17 Dec`)
  })

  it.each([
    [639, ['00', '06', '12', '18', '24']],
    [640, ['00', '03', '06', '09', '12', '15', '18', '21', '24']],
  ])('names every third hour from a width of 640 pixels on: %i', (width, hours) => {
    const named = late({ width }).flatMap(element => /middle soft: (\d\d)$/.exec(element)?.[1] ?? [])
    expect(named).toEqual(hours)
  })

  it('writes the zone beside a title that leaves room, and otherwise below it', () => {
    // The title has 49 letters and the zone 11: 394.9 and 68.2 pixels, and four times 8 pixels of space.
    const place = (width: number) => late({ width }).find(element => element.endsWith(': Europe/Rome'))
    expect([place(496), place(495)]).toEqual(['text 488,18 end soft: Europe/Rome', 'text 8,33 soft: Europe/Rome'])
  })

  it('shortens the first of two dates in the same month', () => {
    const runs = (reportedAt: string) =>
      due(reportedAt, 'normal').flatMap(element => /^text \S+ ink: (.* – .*)$/.exec(element)?.[1] ?? [])
    expect(runs('2026-12-11T17:00+01:00')).toEqual(['Sat 12 – Sun 13 Dec'])
    expect(runs('2026-10-30T17:00+01:00')).toEqual(['Sat 31 Oct – Sun 1 Nov'])
  })

  it('sums up the middle of a long timeline with the names of its closed days', () => {
    const closed = { name: 'Natale', hours: 'closed' } as const
    const long = businessCalendar({
      timeZone: 'Europe/Rome',
      hours: { 'mon-fri': ['09:00-18:00'] },
      exceptions: { '2026-12-24': closed, '2026-12-25': closed, '2026-12-28': { name: 'Half', hours: '09:00-12:00' } },
    })
    const explanation = explain({
      policy,
      calendar: long,
      severity: 'normal',
      reportedAt: '2026-11-30T09:00+01:00',
      target: 'resolution',
    })
    const fold = (width: number) =>
      drawing(timelineSvg(explanation, { width })).filter(element => /⋯|: Half$/.test(element))
    expect(fold(800)).toEqual(['text 150,139 soft: ⋯ 43 more days · 255 h counted · Natale · Half'])
    expect(fold(300)).toEqual(['text 8,217 soft: ⋯ 43 more days · 255 h counted · Natale', 'text 8,232 soft: Half'])
  })
})
