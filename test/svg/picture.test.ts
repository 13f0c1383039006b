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
    const elements = late({ width: 640 })
    expect(elements.filter(element => !isGrid(element))).toEqual([
      'rect null,null 100%x100% paper',
      'text 8,21 ink big: normal, first response: due Sat 19 Dec 2026 11:00',
      'text 632,21 end soft: Europe/Rome',
      'text 172,47 middle soft: 00',
      'text 217.5,47 middle soft: 03',
      'text 263,47 middle soft: 06',
      'text 308.5,47 middle soft: 09',
      'text 354,47 middle soft: 12',
      'text 399.5,47 middle soft: 15',
      'text 445,47 middle soft: 18',
      'text 490.5,47 middle soft: 21',
      'text 536,47 middle soft: 24',
      'text 632,47 end soft: counted',
      'text 8,85 ink: Thu 17 Dec',
      'text 632,85 end ink: 1 h 30 min',
      'title 16:30–18:00 open, counted: 1 h 30 min',
      'rect 422.3,70 22.7x20 url(#sla-open)',
      'title 18:00–24:00 closed: 6 h',
      'rect 445,78 91x4 url(#sla-closed)',
      'text 490.5,85 label soft halo: closed',
      'path M422.3 58V92 mark',
      'text 425.3,66 halo ink: reported 16:30',
      'text 8,111 ink: Fri 18 Dec',
      'text 632,111 end ink: 1 h 30 min',
      'title 00:00–09:00 closed: 9 h',
      'rect 172,104 136.5x4 url(#sla-closed)',
      'text 240.3,111 label soft halo: closed',
      'title 09:00–10:00 open, counted: 1 h',
      'rect 308.5,96 15.2x20 url(#sla-open)',
      'title 10:00–17:30 paused, customer: 7 h 30 min',
      'rect 323.7,96 113.7x20 url(#sla-paused)',
      'rect 346.5,98 68.2x16 ground-paused',
      'text 380.6,111 label: customer',
      'title 17:30–18:00 open, counted: 30 min',
      'rect 437.4,96 7.6x20 url(#sla-open)',
      'title 18:00–24:00 closed: 6 h',
      'rect 445,104 91x4 url(#sla-closed)',
      'text 490.5,111 label soft halo: closed',
      'text 8,153 ink: Sat 19 Dec',
      'text 632,137 end ink: 3 h',
      'text 632,153 end alarm strong: +1 h',
      'title 00:00–08:00 closed by exception, Stocktaking: 8 h',
      'rect 172,138 121.3x20 url(#sla-exception)',
      'rect 186.5,140 92.4x16 ground-exception',
      'text 232.7,153 label: Stocktaking',
      'title 08:00–11:00 open by exception, counted, Stocktaking: 3 h',
      'rect 293.3,138 45.5x20 url(#sla-extra)',
      'rect 302.1,140 28x16 ground-extra',
      'text 316.1,153 label bright: 3 h',
      'title 11:00–12:00 counted after due, Stocktaking: 1 h',
      'rect 338.8,138 15.2x20 url(#sla-overrun)',
      'title 12:00–24:00 closed by exception, Stocktaking: 12 h',
      'rect 354,138 182x20 url(#sla-exception)',
      'rect 398.8,140 92.4x16 ground-exception',
      'text 445,153 label: Stocktaking',
      'path M338.8 126V160 mark mark-alarm',
      'text 341.8,134 halo alarm strong: due 11:00',
      'text 8,179 ink: Sun 20 Dec',
      'title 00:00–24:00 closed: 24 h',
      'rect 172,172 364x4 url(#sla-closed)',
      'text 354,179 label soft halo: closed',
      'text 8,221 ink: Mon 21 Dec',
      'text 632,221 end alarm strong: +1 h',
      'title 00:00–09:00 closed: 9 h',
      'rect 172,214 136.5x4 url(#sla-closed)',
      'text 240.3,221 label soft halo: closed',
      'title 09:00–10:00 counted after due: 1 h',
      'rect 308.5,206 15.2x20 url(#sla-overrun)',
      'path M323.7 194V228 mark dash',
      'text 326.7,202 halo ink: now 10:00',
      'rect 172,236 20x20 url(#sla-open)',
      'text 198,251 soft: open, counted',
      'rect 304.9,236 20x20 url(#sla-extra)',
      'text 330.9,251 soft: open by exception, counted',
      'rect 172,262 20x20 url(#sla-overrun)',
      'text 198,277 soft: counted after due',
      'rect 334.1,270 20x4 url(#sla-closed)',
      'text 360.1,277 soft: closed',
      'rect 415.9,262 20x20 url(#sla-exception)',
      'text 441.9,277 soft: closed by exception',
      'rect 172,288 20x20 url(#sla-paused)',
      'text 198,303 soft: paused',
    ])
    // Lines at 0, 6, 12, 18 and 24 hours cross each row.
    expect(elements.filter(isGrid).slice(0, 6)).toEqual([
      'path M172 68v24 grid',
      'path M263 68v24 grid',
      'path M354 68v24 grid',
      'path M445 68v24 grid',
      'path M536 68v24 grid',
      'path M172 94v24 grid',
    ])
  })

  it('draws dates and sums above the bands in a narrow image', () => {
    const elements = late({ width: 300 })
    expect(elements.slice(1, 9)).toEqual([
      'text 8,21 ink big: normal, first response: due',
      'text 8,39 ink big: Sat 19 Dec 2026 11:00',
      'text 8,57 soft: Europe/Rome',
      'text 12,83 middle soft: 00',
      'text 81,83 middle soft: 06',
      'text 150,83 middle soft: 12',
      'text 219,83 middle soft: 18',
      'text 288,83 middle soft: 24',
    ])
    expect(between(elements, 'Sat 19 Dec', 'Mon 21 Dec')).toEqual([
      'text 8,212 ink strong: Sat 19 Dec',
      'text 292,212 end alarm strong: +1 h',
      'text 251.88,212 end ink: 3 h counted',
      'path M12 229v24 grid',
      'path M81 229v24 grid',
      'path M150 229v24 grid',
      'path M219 229v24 grid',
      'path M288 229v24 grid',
      'title 00:00–08:00 closed by exception, Stocktaking: 8 h',
      'rect 12,231 92x20 url(#sla-exception)',
      'title 08:00–11:00 open by exception, counted, Stocktaking: 3 h',
      'rect 104,231 34.5x20 url(#sla-extra)',
      'rect 107.3,233 28x16 ground-extra',
      'text 121.3,246 label bright: 3 h',
      'title 11:00–12:00 counted after due, Stocktaking: 1 h',
      'rect 138.5,231 11.5x20 url(#sla-overrun)',
      'title 12:00–24:00 closed by exception, Stocktaking: 12 h',
      'rect 150,231 138x20 url(#sla-exception)',
      'rect 172.8,233 92.4x16 ground-exception',
      'text 219,246 label: Stocktaking',
      'path M138.5 219V253 mark mark-alarm',
      'text 141.5,227 halo alarm strong: due 11:00',
      'text 8,273 ink strong: Sun 20 Dec',
      'path M12 274v24 grid',
      'path M81 274v24 grid',
      'path M150 274v24 grid',
      'path M219 274v24 grid',
      'path M288 274v24 grid',
      'title 00:00–24:00 closed: 24 h',
      'rect 12,284 276x4 url(#sla-closed)',
      'text 150,291 label soft halo: closed',
    ])
  })

  it('draws a clock change with a dashed line and a label of two lines', () => {
    expect(between(due('2026-03-28T22:00+01:00', 'low', { width: 640 }), 'Sun 29 Mar', 'open, counted')).toEqual([
      'text 8,159 ink: Sun 29 Mar',
      'text 632,159 end ink: 6 h',
      'path M172 142v24 grid',
      'path M263 142v24 grid',
      'path M354 142v24 grid',
      'path M445 142v24 grid',
      'path M536 142v24 grid',
      'title 00:00–02:00 open, counted: 2 h',
      'rect 172,144 30.3x20 url(#sla-open)',
      'title 03:00–07:00 open, counted: 4 h',
      'rect 217.5,144 60.7x20 url(#sla-open)',
      'text 247.9,159 label bright: 4 h',
      'path M278.2 132V166 mark mark-alarm',
      'path M202.3 100V166 mark dash',
      'text 281.2,140 halo alarm strong: due 07:00',
      'text 205.3,124 halo ink: 23 h, +01:00 → +02:00',
      'text 205.3,108 halo ink: clock 02:00 to 03:00',
      'rect 172,174 20x20 url(#sla-open)',
    ])
  })

  it.each([
    [559, 'ink strong'],
    [560, 'ink'],
  ])('has a column of dates from a width of 560 pixels on: %i', (width, look) => {
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
    // The title has 49 letters and the zone 11: 454.3 and 80.3 pixels, and four times 8 pixels of space.
    const place = (width: number) => late({ width }).find(element => element.endsWith(': Europe/Rome'))
    expect([place(567), place(566)]).toEqual(['text 559,21 end soft: Europe/Rome', 'text 8,39 soft: Europe/Rome'])
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
      drawing(timelineSvg(explanation, { width })).filter(element => /⋯|Half$/.test(element))
    expect(fold(800)).toEqual(['text 172,163 soft: ⋯ 43 more days · 255 h counted · Natale · Half'])
    expect(fold(300)).toEqual(['text 8,256 soft: ⋯ 43 more days · 255 h counted', 'text 8,274 soft: Natale · Half'])
  })
})
