import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/calendar/calendars.ts'
import type { TicketEvent } from '../../src/clock/event.ts'
import { explain } from '../../src/explain/explain.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { type TimelineOptions, timelineSvg } from '../../src/svg/timeline.ts'
import { drawing, textBoxes } from './drawing.ts'

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
function late(options: TimelineOptions): string {
  const now = '2026-12-21T10:00+01:00'
  const events = [
    { type: 'reported', at: '2026-12-17T16:30+01:00', severity: 'normal' },
    { type: 'paused', at: '2026-12-18T10:00+01:00', reason: 'customer' },
    { type: 'resumed', at: '2026-12-18T17:30+01:00', reason: 'customer' },
  ]
  return timelineSvg(explain({ policy, calendar, now, events: events as TicketEvent<never, never>[] }), {
    now,
    ...options,
  })
}

const due = (reportedAt: string, severity: 'normal' | 'low', options?: TimelineOptions) =>
  timelineSvg(explain({ policy, calendar, severity, reportedAt }), options)

/** The texts of an image, in the order in which they are drawn. */
const words = (svg: string) => textBoxes(svg).map(({ text }) => text)

const find = (svg: string, text: string) => textBoxes(svg).find(box => box.text === text)!

describe('Picture', () => {
  it('draws dates on the left, bands in the middle and sums on the right', () => {
    const svg = late({ width: 640, calendar })
    expect(words(svg)).toEqual([
      'normal, first response: due Sat 19 Dec 2026 11:00',
      'Europe/Rome',
      ...['00', '03', '06', '09', '12', '15', '18', '21', '24', 'counted'],
      ...['Thu 17 Dec', '1 h 30 min', 'closed', 'open', '1 h 30 min', 'reported 16:30'],
      // A pause has the word for its reason, the hour before it is written on the closed time.
      ...['Fri 18 Dec', '1 h 30 min', 'closed', '1 h', 'customer', '30 min'],
      ...['Sat 19 Dec', '3 h', '+1 h', 'Stocktaking', '3 h', 'Stocktaking', 'due 11:00'],
      ...['Sun 20 Dec', 'closed'],
      ...['Mon 21 Dec', '+1 h', 'closed', '1 h', 'open', 'closed', 'now 10:00'],
      ...['open, counted', 'open by exception, counted', 'counted after due', 'open', 'closed', 'closed by exception'],
      'paused',
    ])
    const column = textBoxes(svg).filter(({ text }) => / Dec$/.test(text))
    expect(new Set(column.map(({ left }) => left))).toEqual(new Set([8]))
    const sums = textBoxes(svg).filter(({ text, look }) => /^\+?\d+ h( \d+ min)?$/.test(text) && look !== 'sla-bright')
    expect(sums.filter(({ right }) => Math.abs(right - 632) < 0.1).map(({ text }) => text)).toEqual([
      ...['1 h 30 min', '1 h 30 min', '3 h', '+1 h', '+1 h'],
    ])
  })

  it('draws counted time as high bars and closed time as a thin line, which leaves room for words', () => {
    const bands = drawing(late({ width: 640 })).filter(element => /^rect .* url/.test(element))
    const heights = (kind: string) => bands.filter(band => band.includes(kind)).map(band => /x(\d+) /.exec(band)![1])
    expect(new Set(heights('-open'))).toEqual(new Set(['20']))
    expect(new Set(heights('-overrun'))).toEqual(new Set(['20']))
    expect(new Set(heights('-closed'))).toEqual(new Set(['2']))
    // The hours before the report are closed, the word in the middle of their line.
    const { left, right } = find(late({ width: 640, calendar }), 'closed')
    const [before, after] = drawing(late({ width: 640, calendar }))
      .filter(element => element.includes('-closed'))
      .map(element => /rect ([\d.]+),\S+ ([\d.]+)x/.exec(element)!.slice(1).map(Number))
    expect(before[0] + before[1]).toBeLessThan(left)
    expect(after[0]).toBeGreaterThan(right)
  })

  it('writes dates and sums above the bands in a narrow image', () => {
    const svg = late({ width: 300 })
    expect(words(svg).slice(0, 9)).toEqual([
      ...['normal, first response: due Sat', '19 Dec 2026 11:00', 'Europe/Rome'],
      ...['00', '06', '12', '18', '24', 'Thu 17 Dec'],
    ])
    const [date, late1, sum] = ['Sat 19 Dec', '+1 h', '3 h counted'].map(text => find(svg, text))
    expect([date.top, late1.top, sum.top]).toEqual([date.top, date.top, date.top])
    expect([date.left, late1.right]).toEqual([8, 292])
    expect(late1.left - sum.right).toBeCloseTo(8, 0)
    const above = Math.max(date.bottom, find(svg, 'due 11:00').bottom)
    expect(find(svg, '3 h').top).toBeGreaterThan(above)
  })

  it('writes sums below a date that leaves no room', () => {
    const years = slaPolicy({
      name: 'Days',
      severities: {
        low: { level: 1, firstResponse: { within: { workingDays: 2, due: 'close' }, clock: 'business' } },
      },
    })
    const explanation = explain({ policy: years, calendar, severity: 'low', reportedAt: '2026-12-30T12:00:01+01:00' })
    const svg = timelineSvg(explanation, { width: 280, locale: 'it' })
    const [date, sum] = [find(svg, 'mer 30 dic 2026, giorno 0'), find(svg, '5 h 59 min conteggiati')]
    expect(sum.top).toBeGreaterThan(date.bottom)
  })

  it('draws the midnight that a clock change skips as the 24:00 of the date before', () => {
    // In Paraguay the clock went from 24:00 on 5 October to 01:00 on 6 October.
    const late = slaPolicy({
      name: 'Late',
      severities: { low: { level: 1, firstResponse: { within: 'PT1H', clock: 'always' } } },
    })
    const desk = businessCalendar({ timeZone: 'America/Asuncion', hours: { 'mon-fri': '09:00-17:00' } })
    const explanation = explain({ policy: late, calendar: desk, severity: 'low', reportedAt: '2024-10-05T23:00-04:00' })
    expect(explanation.dueAt).toBe('2024-10-06T01:00:00-03:00')
    expect(words(timelineSvg(explanation)).slice(-4)).toContain('due 24:00')
  })

  it('writes two long sums below each other in a narrow picture', () => {
    const within = { hours: 11, minutes: 19 }
    const long = slaPolicy({
      name: 'Long',
      severities: { low: { level: 1, firstResponse: { within, clock: 'always' } } },
    })
    const events = [{ type: 'reported', at: '2026-12-08T00:00+01:00', severity: 'low' } as const]
    const explanation = explain({ policy: long, calendar, events, now: '2026-12-09T00:00+01:00' })
    const svg = timelineSvg(explanation, { width: 280, locale: 'it' })
    const [sum, over] = [find(svg, '11 h 19 min conteggiati'), find(svg, '+12 h 41 min')]
    expect(sum.right).toBe(272)
    expect(over.right).toBe(272)
    expect(over.top).toBeGreaterThan(sum.bottom)
  })

  it('draws a clock change with a dashed line and a label of two lines', () => {
    const svg = due('2026-03-28T22:00+01:00', 'low', { width: 640 })
    const [change, offsets] = [find(svg, 'clock 02:00 to 03:00'), find(svg, '23 h, +01:00 → +02:00')]
    expect(offsets.left).toBe(change.left)
    expect(offsets.top - change.top).toBe(16)
    const dashed = drawing(svg).filter(element => element.endsWith(' mark dash'))
    expect(dashed).toHaveLength(1)
    expect(dashed[0]).toContain(`path M${change.left - 3} `)
  })

  it.each([
    [559, 'ink strong'],
    [560, 'ink'],
  ])('has a column of dates from a width of 560 pixels on: %i', (width, look) => {
    expect(find(late({ width }), 'Thu 17 Dec').look.replaceAll('sla-', '')).toBe(look)
  })

  it.each([
    [370, ['00', '06', '12', '18', '24']],
    [376, ['00', '03', '06', '09', '12', '15', '18', '21', '24']],
    [640, ['00', '03', '06', '09', '12', '15', '18', '21', '24']],
  ])('names every third hour where each has 44 pixels: %i', (width, hours) => {
    expect(words(late({ width })).filter(word => /^\d\d$/.test(word))).toEqual(hours)
  })

  it('writes the zone beside a title that leaves room, and otherwise below it', () => {
    const title = 'normal, first response: due Sat 19 Dec 2026 11:00'
    const [beside, below] = [late({ width: 700 }), late({ width: 565 })]
    expect(find(beside, 'Europe/Rome').left).toBeGreaterThan(find(beside, title).right)
    expect(find(below, 'Europe/Rome').top).toBeGreaterThan(find(below, title).bottom)
    expect(find(below, 'Europe/Rome').left).toBe(8)
  })

  it('shortens the first of two dates in the same month', () => {
    const runs = (reportedAt: string) => words(due(reportedAt, 'normal')).filter(word => word.includes(' – '))
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
    const fold = (width: number) => words(timelineSvg(explanation, { width })).filter(word => /⋯|Half$/.test(word))
    expect(fold(800)).toEqual(['⋯ 43 more days · 255 h counted · Natale · Half'])
    expect(fold(300)).toEqual(['⋯ 43 more days · 255 h counted', 'Natale · Half'])
  })
})
