import { describe, expect, it } from 'vitest'
import { businessCalendar, union } from '../../src/calendar/calendars.ts'
import type { TicketEvent } from '../../src/clock/event.ts'
import { type Explanation, explain } from '../../src/explain/explain.ts'
import { explainText } from '../../src/explain/explain-text.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { textWidth } from '../../src/svg/text-width.ts'
import { type TimelineOptions, timelineSvg } from '../../src/svg/timeline.ts'
import { drawing } from './drawing.ts'
import { displayed, readXml } from './xml.ts'

const calendar = businessCalendar({
  name: 'Milan desk',
  timeZone: 'Europe/Rome',
  hours: { 'mon-fri': ['09:00-13:00', '14:00-18:00'] },
  holidays: [{ name: 'Immacolata', month: 12, day: 8 }],
  exceptions: {
    '2026-12-19': { name: 'Stocktaking', hours: '08:00-12:00' },
    '2026-12-24': { name: 'Eve', hours: 'closed' },
  },
})
const policy = slaPolicy({
  name: 'Gold',
  channels: ['web', 'phone'],
  severities: {
    urgent: {
      level: 1,
      firstResponse: { within: 'PT4H', clock: 'always', outOfHours: { channel: 'phone', otherwise: 'next-opening' } },
    },
    normal: {
      level: 2,
      firstResponse: { within: 'PT6H', clock: 'business' },
      resolution: { within: 'PT400H', clock: 'business' },
    },
    low: { level: 3, firstResponse: { within: 'PT8H', clock: 'always' } },
  },
})

/** A promise in working days, and one that waits for a call. */
const strict = slaPolicy({
  name: 'Strict',
  channels: ['web', 'phone'],
  severities: {
    urgent: policy.severities.urgent,
    days: { level: 2, firstResponse: { within: { workingDays: 1, due: 'close' }, clock: 'business' } },
  },
})

describe('timelineSvg', () => {
  it('has a title, the words of the explanation, and the rows of its dates', () => {
    const explanation = told('2026-12-07T16:00+01:00', 'normal')
    const svg = timelineSvg(explanation)
    const root = readXml(svg).documentElement!
    expect(root.getAttribute('role')).toBe('img')
    expect(root.getAttribute('aria-labelledby')).toBe('sla-title sla-desc')
    expect(text(svg, 'title')).toBe('normal, first response: due Wed 9 Dec 2026 13:00')
    expect(text(svg, 'desc')).toBe(explainText(explanation))
    expect(words(svg)).toEqual([
      'normal, first response: due Wed 9 Dec 2026 13:00',
      'Europe/Rome',
      ...hours,
      'counted',
      'Mon 7 Dec',
      '2 h',
      '2 h',
      'closed',
      'reported 16:00',
      'Tue 8 Dec',
      'holiday, Immacolata',
      'Wed 9 Dec',
      '4 h',
      'closed',
      '4 h',
      'due 13:00',
      'open, counted',
      'closed',
      'holiday',
    ])
  })

  it('draws pauses, exceptions and overdue time', () => {
    const svg = timelineSvg(
      history(
        '2026-12-21T10:00+01:00',
        ['reported', '2026-12-17T16:30+01:00'],
        ['paused', '2026-12-18T10:00+01:00', 'customer'],
        ['resumed', '2026-12-18T17:30+01:00', 'customer'],
      ),
      { now: '2026-12-21T10:00+01:00' },
    )
    const all = words(svg)
    expect(all).toEqual(
      expect.arrayContaining(['paused, customer', 'Stocktaking', 'due 11:00', '3 h', '+1 h', 'now 10:00']),
    )
    expect(all).toEqual(
      expect.arrayContaining(['paused', 'closed by exception', 'open by exception, counted', 'counted after due']),
    )
    expect(all.filter(word => word.startsWith('answered'))).toEqual([])
  })

  it('marks the stop of a ticket after it was due', () => {
    const stopped = history(
      '2026-12-21T10:00+01:00',
      ['reported', '2026-12-15T09:00+01:00'],
      ['responded', '2026-12-15T17:15+01:00'],
    )
    expect(words(timelineSvg(stopped, { now: '2026-12-21T10:00+01:00' }))).toEqual(
      expect.arrayContaining(['due 16:00', 'answered 17:15', '6 h', '+1 h 15 min']),
    )
  })

  it('marks a due time at midnight at the end of the last date', () => {
    // Around the clock for four hours from 20:00.
    const all = words(timelineSvg(told('2026-12-07T20:00+01:00', 'urgent')))
    expect(all.filter(word => word.startsWith('due'))).toEqual(['due 24:00'])
    expect(all).not.toContain('Tue 8 Dec')
  })

  it('shares a row among dates that are closed for the same reason', () => {
    expect(words(timelineSvg(told('2026-12-11T17:00+01:00', 'normal')))).toContain('Sat 12 – Sun 13 Dec')
    expect(words(timelineSvg(told('2027-01-29T17:00+01:00', 'normal'), { locale: 'it' }))).toContain(
      'sab 30 – dom 31 gen',
    )
  })

  it('marks clock changes with both offsets, and leaves a gap for a skipped hour', () => {
    const spring = timelineSvg(told('2026-03-28T22:00+01:00', 'low'))
    expect(words(spring)).toEqual(
      expect.arrayContaining(['clock 02:00 to 03:00', '23 h, +01:00 → +02:00', 'due 07:00', '2 h', '6 h']),
    )
    expect(spring).toContain('<title>00:00–02:00 open, counted: 2 h</title>')
    expect(spring).toContain('<title>03:00–07:00 open, counted: 4 h</title>')
    expect(words(timelineSvg(told('2026-03-28T22:00+01:00', 'low'), { locale: 'it' }))).toEqual(
      expect.arrayContaining(["cambio dell'ora: 02:00 → 03:00", '23 h, +01:00 → +02:00']),
    )
  })

  it('draws the two passes of a repeated hour one above the other', () => {
    const autumn = timelineSvg(told('2026-10-25T00:30+02:00', 'low'))
    expect(words(autumn)).toEqual(
      expect.arrayContaining(['clock 03:00 to 02:00', '25 h, +02:00 → +01:00', 'due 07:30', '8 h']),
    )
    const bands = [...readXml(autumn).getElementsByTagName('g')].map(group => [
      group.getElementsByTagName('title')[0].textContent,
      ...['x', 'y', 'width', 'height'].map(name => Number(group.getElementsByTagName('rect')[0].getAttribute(name))),
    ])
    const [before, first, second, after] = bands as [string, number, number, number, number][]
    expect([before, first, second, after].map(([title]) => title)).toEqual([
      '00:30–02:00 open, counted: 1 h 30 min',
      ...['02:00–03:00 open, counted: 1 h', '02:00–03:00 open, counted: 1 h'],
      '03:00–07:30 open, counted: 4 h 30 min',
    ])
    expect([second[1], second[3]]).toEqual([first[1], first[3]])
    expect([first[2], first[4], second[2], second[4]]).toEqual([before[2], 9, before[2] + 11, 9])
  })

  it('says that a skipped date does not exist', () => {
    const office = businessCalendar({ timeZone: 'Pacific/Apia', hours: { 'mon-fri': '09:00-17:00' } })
    const svg = timelineSvg(
      explain({ severity: 'normal', reportedAt: '2011-12-29T16:00-10:00', policy, calendar: office }),
    )
    const all = words(svg)
    const place = all.indexOf('Fri 30 Dec 2011')
    expect(all.slice(place, place + 3)).toEqual(['Fri 30 Dec 2011', '0 h, -10:00 → +14:00', 'this date does not exist'])
  })

  it('stacks dates, sums and bands in a narrow image, and wraps its caption', () => {
    const svg = timelineSvg(told('2026-12-07T16:00+01:00', 'normal'), { width: 320, locale: 'it' })
    expect(words(svg)).toEqual([
      'normal, prima risposta: scadenza',
      'mer 9 dic 2026 13:00',
      'Europe/Rome',
      ...['00', '06', '12', '18', '24'],
      'lun 7 dic',
      '2 h conteggiate',
      // The two hours are too short for their words, which take the room of the closed time.
      '2 h',
      'segnalato 16:00',
      'mar 8 dic',
      'festività, Immacolata',
      'mer 9 dic',
      '4 h conteggiate',
      'chiuso',
      '4 h',
      'scadenza 13:00',
      'aperto, conteggiato',
      'chiuso',
      'festività',
    ])
  })

  it('draws an open pause up to now if the explanation ends before', () => {
    const lines = [
      ['reported', '2026-12-15T09:00+01:00'],
      ['paused', '2026-12-15T11:00+01:00', 'customer'],
    ] as const
    const now = '2026-12-16T12:00+01:00'
    const begun = words(timelineSvg(history('2026-12-15T11:00+01:00', ...lines)))
    expect(begun).toEqual(expect.arrayContaining(['Tue 15 Dec', 'paused 11:00']))
    const drawn = words(timelineSvg(history('2026-12-15T11:00+01:00', ...lines), { now }))
    expect(drawn).toEqual(expect.arrayContaining(['Tue 15 Dec', 'Wed 16 Dec', 'now 12:00', 'paused']))
    const later = timelineSvg(history('2026-12-15T12:00+01:00', ...lines), { now })
    const asOfNow = timelineSvg(history(now, ...lines), { now })
    expect(words(later)).toEqual(words(asOfNow))
    expect(words(timelineSvg(history(now, ...lines)))).toEqual(words(asOfNow))
  })

  it('marks a report at the first instant of a closed date', () => {
    expect(words(timelineSvg(told('2026-12-12T00:00+01:00', 'normal')))).toContain('reported 00:00')
  })

  it('draws no pause after a ticket that was stopped while paused', () => {
    const stopped = history(
      '2026-12-16T12:00+01:00',
      ['reported', '2026-12-15T09:00+01:00'],
      ['paused', '2026-12-15T10:00+01:00'],
      ['responded', '2026-12-15T11:00+01:00'],
    )
    const svg = timelineSvg(stopped, { now: '2026-12-16T12:00+01:00' })
    expect(text(svg, 'title')).toBe('normal, first response: stopped before it was due')
    expect(words(svg)).not.toContain('Wed 16 Dec')
  })

  it('draws a wait for an opening up to now', () => {
    const policy = strict
    const events = [{ at: '2026-12-19T12:30+01:00', type: 'reported', severity: 'urgent', channel: 'web' }] as const
    const waiting = explain({ policy, calendar, events, now: '2026-12-19T13:00+01:00' })
    const svg = timelineSvg(waiting, { now: '2026-12-20T10:00+01:00' })
    expect(text(svg, 'title')).toBe('urgent, first response: no due time while waiting')
    expect(words(svg)).toEqual(expect.arrayContaining(['Sat 19 Dec', 'Sun 20 Dec', 'now 10:00']))
  })

  it('states a budget in working days, and numbers the days', () => {
    const inDays = explain({ policy: strict, calendar, severity: 'days', reportedAt: '2026-12-12T12:00+01:00' })
    const svg = timelineSvg(inDays)
    const title = 'days, first response, 1 working day, until closing: due Tue 15 Dec 2026 18:00'
    expect(text(svg, 'title')).toBe(title)
    expect(text(svg, 'desc')).toContain('1 working day, until closing')
    expect(words(svg)).toEqual(expect.arrayContaining([title, 'Mon 14 Dec, day 0', 'Tue 15 Dec, day 1']))
    expect(words(timelineSvg(inDays, { locale: 'it' }))).toEqual(
      expect.arrayContaining([
        'days, prima risposta, 1 giorno lavorativo, fino alla chiusura: scadenza mar 15 dic 2026',
        '18:00',
        'lun 14 dic, giorno 0',
        'mar 15 dic, giorno 1',
      ]),
    )
    // In another zone the dates of the drawing are not those of the calendar.
    expect(words(timelineSvg(inDays, { timeZone: 'Asia/Tokyo' })).filter(word => /day [01]$/.test(word))).toEqual([])
  })

  it.each([
    // Two days lead to a Sunday, which moves.
    [
      { days: 2, ifClosed: 'next-working-day' },
      ['Fri 11 Dec, day 0', 'Sat 12 Dec, day 1', 'Sun 13 Dec, day 2', 'Mon 14 Dec'],
    ],
    [
      { days: 3, ifClosed: 'next-working-day' },
      ['Fri 11 Dec, day 0', 'Sat 12 Dec, day 1', 'Sun 13 Dec, day 2', 'Mon 14 Dec, day 3'],
    ],
  ] as const)('numbers calendar days, and not the working day that replaces one: %j', (amount, dates) => {
    const within = { ...amount, due: '16:00' } as const
    const policy = slaPolicy({
      name: 'Days',
      severities: { low: { level: 1, firstResponse: { within, clock: 'always' } } },
    })
    const inDays = explain({ policy, calendar, severity: 'low', reportedAt: '2026-12-11T12:00+01:00' })
    expect(words(timelineSvg(inDays)).filter(word => /^(Fri|Sat|Sun|Mon) \d+ Dec(, |$)/.test(word))).toEqual(dates)
  })

  it.each([
    ['firstResponse', 'responded', 'answered', 'risposta'],
    ['nextResponse', 'responded', 'answered', 'risposta'],
    ['update', 'updated', 'updated', 'aggiornamento'],
    ['resolution', 'resolved', 'resolved', 'risoluzione'],
  ] as const)('marks what stopped %s', (target, type, en, it) => {
    const one = { within: 'PT1H', clock: 'always' } as const
    const policy = slaPolicy({
      name: 'Any',
      severities: { high: { level: 1, firstResponse: one, nextResponse: one, resolution: one, update: one } },
    })
    const events = [
      { at: '2026-12-15T09:00+01:00', type: 'reported', severity: 'high' },
      { at: '2026-12-15T11:00+01:00', type },
    ] as const
    // The update starts again; its first cycle is not the last one.
    const late = explain({ policy, calendar, events, now: '2026-12-15T12:30+01:00', target })
    const expected = target === 'update' ? ['now 12:30', 'ora 12:30'] : [`${en} 11:00`, `${it} 11:00`]
    expect(words(timelineSvg(late))).toContain(expected[0])
    expect(words(timelineSvg(late, { locale: 'it' }))).toContain(expected[1])
  })

  it('shows the seconds of a mark and of a due time', () => {
    const svg = timelineSvg(explain({ severity: 'high', reportedAt: '2026-11-23T09:00:15+01:00' }))
    expect(words(svg)).toEqual(expect.arrayContaining(['reported 09:00:15', 'due 15:00:15']))
    expect(svg).toContain('due Mon 23 Nov 2026 15:00:15</title>')
  })

  it('names time that a change of severity has discarded', () => {
    const one = (hours: number) => ({ level: hours, firstResponse: { within: { hours }, clock: 'always' } }) as const
    const policy = slaPolicy({ name: 'Any', onSeverityChange: 'restart', severities: { high: one(2), low: one(4) } })
    const events = [
      { at: '2026-12-15T09:00+01:00', type: 'reported', severity: 'high' },
      { at: '2026-12-15T10:00+01:00', type: 'severityChanged', severity: 'low' },
    ] as const
    const restarted = explain({ policy, calendar, events, now: '2026-12-15T10:30+01:00' })
    expect(words(timelineSvg(restarted))).toContain('reset by severity change')
    expect(words(timelineSvg(restarted, { locale: 'it' }))).toContain('azzerato al cambio di gravità')
  })

  it('draws a wait for an opening if the policy asks for it', () => {
    const { notices: _, ...waiting } = explain({
      severity: 'urgent',
      reportedAt: '2026-12-12T12:00+01:00',
      channel: 'web',
      policy,
      calendar,
    })
    const all = words(timelineSvg({ ...waiting, notices: [] }))
    expect(all).toEqual(expect.arrayContaining(['waiting for a call or an opening', 'due 13:00']))
  })

  it('has separators between the thousands of a sum', () => {
    const years = slaPolicy({
      name: 'Years',
      severities: { low: { level: 1, firstResponse: { within: 'PT3000H', clock: 'business' } } },
    })
    const long = explain({ severity: 'low', reportedAt: '2026-09-30T09:00+02:00', policy: years, calendar })
    const sum = (locale: string) => words(timelineSvg(long, { locale })).find(word => word.startsWith('⋯'))
    expect(sum('en')).toMatch(/ 2,9\d\d h counted/)
    expect(sum('it')).toMatch(/ 29\d\d h| 2\.9\d\d h/)
  })

  it('sums up the middle of a long timeline', () => {
    const svg = timelineSvg(told('2026-09-30T09:00+02:00', 'normal', 'resolution'))
    const all = words(svg)
    expect(all.find(word => word.startsWith('⋯'))).toBe(
      '⋯ 65 more days · 360 h counted · Sun 25 Oct 25 h, +02:00 → +01:00',
    )
    expect(all).toEqual(
      expect.arrayContaining(['Wed 30 Sep', 'Fri 2 Oct', 'Mon 7 Dec', 'holiday, Immacolata', 'Wed 9 Dec']),
    )
    expect(Number(readXml(svg).documentElement!.getAttribute('height'))).toBeLessThan(360)
  })

  it('has a title without a due time while paused, and draws a ticket that has just begun', () => {
    const paused = history(
      '2026-12-15T12:00+01:00',
      ['reported', '2026-12-15T09:00+01:00'],
      ['paused', '2026-12-15T10:00+01:00', 'customer'],
    )
    expect(text(timelineSvg(paused), 'title')).toBe('normal, first response: no due time while paused')
    expect(text(timelineSvg(paused, { locale: 'it' }), 'title')).toBe('normal, prima risposta: scadenza sospesa')
    const begun = { ...paused, segments: [], overrun: [] }
    expect(words(timelineSvg(begun))).toEqual([
      'normal, first response: no due time while paused',
      'Europe/Rome',
      ...hours,
      'counted',
    ])
  })

  it('shows the years if there are several', () => {
    const svg = timelineSvg(told('2026-12-31T15:00+01:00', 'normal'))
    expect(words(svg)).toEqual(expect.arrayContaining(['Thu 31 Dec 2026', 'Fri 1 Jan 2027']))
  })

  it('shows the times of the requested zone', () => {
    const svg = timelineSvg(told('2026-12-07T16:00+01:00', 'normal'), { timeZone: 'America/New_York' })
    expect(words(svg)).toEqual(expect.arrayContaining(['America/New_York', 'reported 10:00', 'due 07:00']))
  })

  it('has no caption, style or background when embedded, but its own names', () => {
    const svg = timelineSvg(told('2026-12-07T16:00+01:00', 'normal'), { embedded: true, id: 't7' })
    expect(svg).not.toMatch(/<style|sla-paper|"sla-title"|#sla-/)
    expect(svg).toContain('aria-labelledby="t7-title t7-desc"')
    expect(svg).toContain('fill="url(#t7-open)"')
  })

  it('has a style sheet, its patterns and a background unless embedded', () => {
    const explanation = told('2026-12-07T16:00+01:00', 'normal')
    const [svg, embedded] = [timelineSvg(explanation), timelineSvg(explanation, { embedded: true })]
    const tags = (text: string) => [...readXml(text).documentElement!.childNodes].map(({ nodeName }) => nodeName)
    const own = (text: string) => tags(text).filter(name => /^[a-z]+$/.test(name) && !/^(g|text|path)$/.test(name))
    expect(own(svg).slice(0, 5)).toEqual(['title', 'desc', 'style', 'defs', 'rect'])
    expect(own(embedded).slice(0, 4)).toEqual(['title', 'desc', 'defs', 'rect'])
    const kinds = [...readXml(svg).getElementsByTagName('pattern')].map(pattern => pattern.getAttribute('id'))
    expect(kinds).toEqual(['sla-open', 'sla-closed', 'sla-holiday'])
    expect(text(svg, 'style')).toContain('.sla-ground-open')
    expect(words(embedded).slice(0, 3)).toEqual(['00', '03', '06'])
    expect(svg.endsWith('</text>\n</svg>\n')).toBe(true)
  })

  it.each<[TimelineOptions, string | RegExp]>([
    [{ width: 279 }, 'width'],
    [{ width: 4001 }, 'width'],
    [{ width: 800.5 }, 'width'],
    [{ id: 'a b' }, 'id: "a b" is not a name. Letters, digits, - and _.'],
    [{ id: '"x' }, /^id: /],
    [{ timeZone: 'Europe/Roma' }, /^timeZone: /],
    [{ locale: 'x' }, 'locale'],
    [{ now: 'today' }, 'now: '],
    [{ alerts: 5 } as never, 'alerts: 5 is not a list.'],
    [{ alerts: [null] } as never, 'alerts[0]: null is not an object.'],
    [{ widht: 800 } as never, 'widht: This key is not known. Did you mean width?'],
  ])('refuses %j', (options, message) => {
    expect(() => timelineSvg(told('2026-12-07T16:00+01:00', 'normal'), options)).toThrow(message)
  })

  it('rejects a value that is not an explanation', () => {
    expect(() => timelineSvg({} as Explanation)).toThrow('Pass a result of explain.')
  })

  it.each(['\0\0\0\0', '\ufffe\uffff\ud800'])('has room for spelled-out characters: %j', severity => {
    const all = words(timelineSvg({ ...told('2026-12-07T20:00+01:00', 'urgent'), severity }, { width: 280 }))
    expect(all[0].startsWith(displayed(severity))).toBe(true)
    expect(textWidth(all[0]) + 16).toBeLessThanOrEqual(280)
  })
})

const [milan, boston, tokyo] = ['Europe/Rome', 'America/New_York', 'Asia/Tokyo'].map((timeZone, i) =>
  businessCalendar({ ...(i ? {} : { name: 'Milan' }), timeZone, hours: { 'mon-fri': '09:00-17:00' } }),
)

describe('timelineSvg with a calendar', () => {
  const lanes = (svg: string) => drawing(svg).filter(element => element.endsWith(' lane'))

  it('draws the open time before the report and after due', () => {
    const explanation = told('2026-12-07T16:00+01:00', 'normal')
    const titles = (svg: string) =>
      [...readXml(svg).getElementsByTagName('g')].map(group => group.getElementsByTagName('title')[0].textContent)
    expect(titles(timelineSvg(explanation, { calendar }))).toEqual([
      ...['00:00–09:00 closed: 9 h', '09:00–13:00 open: 4 h', '13:00–14:00 closed: 1 h', '14:00–16:00 open: 2 h'],
      ...['16:00–18:00 open, counted: 2 h', '18:00–24:00 closed: 6 h', '00:00–24:00 holiday, Immacolata: 24 h'],
      ...['00:00–09:00 closed: 9 h', '09:00–13:00 open, counted: 4 h', '13:00–14:00 closed: 1 h'],
      ...['14:00–18:00 open: 4 h', '18:00–24:00 closed: 6 h'],
    ])
    expect(titles(timelineSvg(explanation, { calendar: calendar.toJSON(), locale: 'it' }))).toContain(
      '14:00–18:00 aperto: 4 h',
    )
    expect(titles(timelineSvg(explanation))[0]).toBe('16:00–18:00 open, counted: 2 h')
  })

  it('draws a lane for each office of a combination, named by its zone if it has no name', () => {
    const all = union(milan, boston, tokyo)
    const explanation = explain({ policy, calendar: all, severity: 'normal', reportedAt: '2026-12-07T16:00+01:00' })
    const svg = timelineSvg(explanation, { calendar: all })
    expect(words(svg)).toEqual(
      expect.arrayContaining(['Milan', 'America/New_York', 'Asia/Tokyo', 'hours of each office']),
    )
    // A date of Rome: 09:00 to 17:00, 15:00 to 23:00, 01:00 to 09:00, and the swatch of the legend.
    expect(lanes(svg)).toHaveLength(4)
    expect(words(timelineSvg(explanation, { calendar: all, locale: 'it' }))).toContain('orari di ogni sede')
    expect(lanes(timelineSvg(explanation))).toEqual([])
  })

  it('draws no lanes for a plain calendar, nor for a combination of more than eight', () => {
    const explanation = told('2026-12-07T16:00+01:00', 'normal')
    expect(lanes(timelineSvg(explanation, { calendar }))).toEqual([])
    expect(lanes(timelineSvg(explanation, { calendar: union(...Array(8).fill(milan)) }))).not.toEqual([])
    expect(lanes(timelineSvg(explanation, { calendar: union(...Array(9).fill(milan)) }))).toEqual([])
  })

  it('ignores it for a target around the clock', () => {
    const explanation = told('2026-03-28T22:00+01:00', 'low')
    expect(timelineSvg(explanation, { calendar: union(milan, boston) })).toBe(timelineSvg(explanation))
  })

  it('leaves time blank for which the holidays are not known', () => {
    const covered = businessCalendar({
      timeZone: 'Europe/Rome',
      hours: { 'mon-fri': '09:00-18:00' },
      holidays: [{ covers: { from: 2026, to: 2026 } }],
    })
    const explanation = explain({ policy, calendar: covered, severity: 'normal', reportedAt: '2026-12-31T12:00+01:00' })
    const inTokyo = timelineSvg(explanation, { calendar: covered, timeZone: 'Asia/Tokyo' })
    // The new year begins at 08:00 in Tokyo.
    expect(inTokyo).toContain('<title>02:00–08:00 closed: 6 h</title>')
    expect(inTokyo).not.toContain('–24:00 open: ')
  })

  it('rejects a calendar that is none', () => {
    expect(() => timelineSvg(told('2026-12-07T16:00+01:00', 'normal'), { calendar: 'x' as never })).toThrow(
      'calendar: ',
    )
  })
})

const hours = ['00', '03', '06', '09', '12', '15', '18', '21', '24']

function told(reportedAt: string, severity: string, target: 'firstResponse' | 'resolution' = 'firstResponse') {
  return explain({ severity: severity as 'normal', target, reportedAt, channel: 'phone', policy, calendar })
}

function history(now: string, ...events: readonly (readonly [type: string, at: string, reason?: string])[]) {
  const all = events.map(([type, at, reason]) => ({
    type,
    at,
    ...(type === 'reported' ? { severity: 'normal' } : reason ? { reason } : {}),
  }))
  return explain({ policy, calendar, now, events: all as TicketEvent<never, never>[] })
}

function text(svg: string, tag: string): string {
  return readXml(svg).getElementsByTagName(tag)[0].textContent!
}

/** The words in the picture, in the order in which they are drawn. */
function words(svg: string): string[] {
  return [...readXml(svg).getElementsByTagName('text')].map(({ textContent }) => textContent!)
}
