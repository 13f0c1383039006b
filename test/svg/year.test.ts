import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/calendar/calendars.ts'
import { textWidth } from '../../src/svg/text-width.ts'
import { yearSvg } from '../../src/svg/year.ts'
import { drawing } from './drawing.ts'
import { readXml } from './xml.ts'

const desk = businessCalendar({
  name: '<Milan> & "co"',
  timeZone: 'Europe/Rome',
  hours: { 'mon-fri': '09:00-18:00' },
  holidays: [
    { name: 'A & B', month: 12, day: 25 },
    { month: 12, day: 24, closed: '13:00-24:00', name: 'Eve' },
  ],
  exceptions: { '2026-08-10/2026-08-11': { name: 'Ferie', hours: 'closed' }, '2026-12-19': '09:00-12:00' },
})

describe('yearSvg', () => {
  it('has a title, every date, a legend and the names', () => {
    const root = readXml(yearSvg(desk, 2026)).documentElement!
    const words = [...root.getElementsByTagName('text')].map(({ textContent }) => textContent)
    expect(root.getElementsByTagName('title')[0].textContent).toBe('<Milan> & "co", 2026 (Europe/Rome)')
    expect(words).toEqual(
      expect.arrayContaining(['January', '1', '3', '10', '19', '24', '25', 'the clock changes', 'Fri 25 Dec: A & B']),
    )
    expect(root.getElementsByTagName('g')).toHaveLength(365)
    expect(root.getElementsByTagName('desc')[0].textContent).toMatch(
      /^259 days with open time: 2,320 h\nMon 10 Aug to Tue 11 Aug: Ferie \(closed by exception\)\n/,
    )
  })

  it('draws each kind of date and a clock change with a look of its own', () => {
    const elements = drawing(yearSvg(desk, 2026))
    const dateAt = (date: string) => {
      const first = elements.findIndex(element => element.startsWith(`title ${date}`))
      const next = elements.findIndex((element, i) => i > first && element.startsWith('title '))
      return elements.slice(first + 1, next)
    }
    expect(dateAt('2026-12-28')).toEqual(['rect 714,658 28x26 pale', 'text 728,675 middle ink: 28'])
    expect(dateAt('2026-12-19')).toEqual(['rect 864,598 28x26 pale', 'text 878,615 middle ink: 19'])
    expect(dateAt('2026-12-25')).toEqual([
      'rect 834,628 28x26 line-holiday ground-holiday',
      'text 848,645 middle ink: 25',
    ])
    expect(dateAt('2026-12-24')).toEqual([
      'rect 804,628 28x26 line-waiting',
      'rect 808,634 20x13 ground-waiting',
      'text 818,645 middle ink: 24',
    ])
    expect(dateAt('2026-08-10')).toEqual([
      'rect 714,368 28x26 line-exception',
      'rect 718,374 20x13 ground-exception',
      'text 728,385 middle ink: 10',
    ])
    expect(dateAt('2026-03-29')).toEqual([
      'rect 660,198 28x26 pale',
      'text 674,215 middle ink: 29',
      'path M661 199h26v24h-26z mark dash',
    ])
  })

  it('writes title, sums, months and weekdays above the dates, and the legend and the names below', () => {
    const elements = drawing(yearSvg(desk, 2026))
    expect(elements.slice(0, 5)).toEqual([
      'rect null,null 100%x100% paper',
      'text 12,22 ink big: <Milan> & "co", 2026 (Europe/Rome)',
      'text 932,22 end soft: 259 days with open time: 2,320 h',
      'text 12,56 ink strong: January',
      'text 27,72 middle soft: M',
    ])
    expect(elements.slice(-20)).toEqual([
      ...['rect 12,734 28x26 pale', 'text 46,751 soft: open'],
      ...['rect 92,734 28x26 pale', 'text 126,751 soft: closed'],
      ...['rect 185,734 28x26 line-holiday ground-holiday', 'text 219,751 soft: holiday'],
      ...['rect 283,734 28x26 line-waiting', 'text 317,751 soft: holiday for a part of the day'],
      ...['rect 526,734 28x26 pale', 'text 560,751 soft: open by exception'],
      ...['rect 702,734 28x26 line-exception', 'text 736,751 soft: closed by exception'],
      ...['path M13 769h26v24h-26z mark dash', 'text 46,785 soft: the clock changes'],
      'text 12,820 ink: Mon 10 Aug to Tue 11 Aug: Ferie (closed by exception)',
      'text 12,838 ink: Sat 19 Dec: open by exception',
      'text 12,856 ink: Thu 24 Dec: Eve (holiday for a part of the day)',
      'text 472,820 ink: Fri 25 Dec: A & B',
      'text 472,838 ink: Sun 29 Mar: the clock goes from 02:00 to 03:00',
      'text 472,856 ink: Sun 25 Oct: the clock goes from 03:00 to 02:00',
    ])
  })

  it('fills dates with the colour or the pattern of their kind, and defines both', () => {
    const svg = yearSvg(desk, 2026)
    const fillOf = (date: string) =>
      new RegExp(`<title>${date}[^<]*</title>\\n?<rect [^>]*fill="([^"]+)"`).exec(svg)?.[1]
    const fills = ['2026-12-28', '2026-12-19', '2026-12-24', '2026-08-10', '2026-12-25'].map(fillOf)
    expect(fills).toEqual(['url(#sla-open)', 'url(#sla-extra)', 'url(#sla-waiting)', 'url(#sla-exception)', undefined])
    for (const name of ['open', 'extra', 'waiting', 'exception']) expect(svg).toContain(`id="sla-${name}"`)
    expect(svg).toContain('.sla-pale')
  })

  it('is in Italian', () => {
    const svg = yearSvg(desk, 2026, 'it')
    const words = allTexts(svg).map(({ content }) => content)
    expect(words).toEqual(
      expect.arrayContaining([
        'Gennaio',
        'G',
        '259 giorni di apertura: 2320 h',
        'festività',
        "cambio dell'ora",
        'ven 25 dic: A & B',
      ]),
    )
    expect(svg).toContain('<title>2026-12-26 chiuso: 0 h</title>')
  })

  it('has a title without a name if the calendar has none', () => {
    const svg = yearSvg(businessCalendar({ timeZone: 'Asia/Tokyo', hours: {} }), 2026)
    expect(readXml(svg).getElementsByTagName('title')[0].textContent).toBe('2026 (Asia/Tokyo)')
    expect(svg).not.toContain('the clock changes')
  })

  it('draws four months in a row, and each date in the column of its weekday', () => {
    const places = textPlaces(yearSvg(desk, 2026))
    expect(['January', 'February', 'April', 'May', 'December'].map(month => places.get(month))).toEqual([
      [12, 56],
      [246, 56],
      [714, 56],
      [12, 286],
      [714, 516],
    ])
    expect(weekdays(yearSvg(desk, 2026))).toEqual(
      [27, 57, 87, 117, 147, 177, 207].map((x, i) => ['MTWTFSS'[i], x, 72, 'middle']),
    )
    // The first day of 2026 is a Thursday, the last one too; in December a fifth row begins on the 28th.
    const dates = datePlaces(yearSvg(desk, 2026))
    expect(['2026-01-01', '2026-01-04', '2026-01-05', '2026-12-28', '2026-12-31'].map(date => dates.get(date))).toEqual(
      [
        ['1', 102, 78],
        ['4', 192, 78],
        ['5', 12, 108],
        ['28', 714, 658],
        ['31', 804, 658],
      ],
    )
  })

  it('names each date with its kind and its open time', () => {
    const titles = [...readXml(yearSvg(desk, 2026)).getElementsByTagName('g')].map(
      group => group.getElementsByTagName('title')[0].textContent,
    )
    expect(titles[0]).toBe('2026-01-01 open: 9 h')
    expect(titles.filter(title => /-12-(19|24|25|26)/.test(title!))).toEqual([
      '2026-12-19 open by exception: 3 h',
      '2026-12-24 holiday for a part of the day, Eve: 4 h',
      '2026-12-25 holiday, A & B: 0 h',
      '2026-12-26 closed: 0 h',
    ])
  })

  it('frames the dates on which the clock changes, and no others', () => {
    const framed = [...readXml(yearSvg(desk, 2026)).getElementsByTagName('g')].flatMap(group =>
      [...group.getElementsByTagName('path')].map(path => [
        group.getElementsByTagName('title')[0].textContent!.slice(0, 10),
        path.getAttribute('d'),
      ]),
    )
    expect(framed).toEqual([
      ['2026-03-29', 'M661 199h26v24h-26z'],
      ['2026-10-25', 'M427 629h26v24h-26z'],
    ])
  })

  it('explains the kinds of dates that occur, in the order of the legend', () => {
    const legend = (svg: string) => allTexts(svg).filter(({ look, y }) => look === 'sla-soft' && y > 734)
    expect(legend(yearSvg(desk, 2026)).map(({ content }) => content)).toEqual([
      'open',
      'closed',
      'holiday',
      'holiday for a part of the day',
      'open by exception',
      'closed by exception',
      'the clock changes',
    ])
    const always = businessCalendar({ timeZone: 'Asia/Tokyo', hours: { 'mon-sun': '00:00-24:00' } })
    expect(legend(yearSvg(always, 2026)).map(({ content }) => content)).toEqual(['open'])
  })

  it.each([
    ['all kinds of dates', desk],
    ['a long list', businessCalendar({ timeZone: 'Europe/Rome', hours: {}, holidays: holidays('Day') })],
    [
      'a list of long names',
      businessCalendar({ timeZone: 'Europe/Rome', hours: {}, holidays: holidays('A'.repeat(70)) }),
    ],
    [
      'names longer than the image',
      businessCalendar({ timeZone: 'UTC', hours: {}, holidays: holidays('A'.repeat(300)) }),
    ],
  ])('keeps all texts inside the image and apart: %s', (_, calendar) => {
    const svg = yearSvg(calendar, 2026)
    const root = readXml(svg).documentElement!
    const [width, height] = ['width', 'height'].map(name => Number(root.getAttribute(name)))
    const boxes = allTexts(svg).filter(({ content }) => !/^\d{1,2}$/.test(content))
    for (const { left, right, y } of boxes) {
      expect(left).toBeGreaterThanOrEqual(8)
      expect(right).toBeLessThanOrEqual(width - 8)
      expect(y).toBeLessThanOrEqual(height - 8)
    }
    const overlapping = boxes.filter((one, i) =>
      boxes.slice(i + 1).some(other => one.y === other.y && one.left < other.right && other.left < one.right),
    )
    expect(overlapping).toEqual([])
    // There is no empty room below the last line.
    expect(height - Math.max(...boxes.map(({ y }) => y))).toBeLessThan(20)
  })

  it('lists short lines in three columns', () => {
    const calendar = businessCalendar({ timeZone: 'Asia/Tokyo', hours: {}, holidays: holidays('Day') })
    const lines = allTexts(yearSvg(calendar, 2026)).filter(({ content }) => content.includes('Day '))
    expect(lines.map(({ left, y }) => [left, y])).toEqual([
      [12, 786],
      [12, 804],
      [319, 786],
      [319, 804],
      [625, 786],
    ])
  })

  it('rejects years outside the supported range', () => {
    expect(() => yearSvg(desk, 1899)).toThrow('year')
  })
})

function holidays(name: string) {
  return [1, 2, 3, 4, 5].map(day => ({ name: `${name} ${day}`, month: 5, day }))
}

/** All texts of an image, each with the left and the right end that it is estimated to have. */
function allTexts(svg: string) {
  return [...readXml(svg).getElementsByTagName('text')].map(element => {
    const content = element.textContent!
    const [x, y] = ['x', 'y'].map(name => Number(element.getAttribute(name)))
    const anchor = element.getAttribute('text-anchor')
    const left = x - ({ middle: 0.5, end: 1 }[anchor ?? ''] ?? 0) * textWidth(content)
    return { content, look: element.getAttribute('class')!, anchor, left, right: left + textWidth(content), x, y }
  })
}

function textPlaces(svg: string) {
  return new Map(allTexts(svg).map(({ content, x, y }) => [content, [x, y]]))
}

/** The letters above the dates of January. */
function weekdays(svg: string) {
  return allTexts(svg)
    .filter(({ y, x }) => y === 72 && x < 240)
    .map(({ content, x, y, anchor }) => [content, x, y, anchor])
}

/** The text and the upper left corner of each date. */
function datePlaces(svg: string) {
  return new Map(
    [...readXml(svg).getElementsByTagName('g')].map(group => {
      const rect = group.getElementsByTagName('rect')[0]
      const date = group.getElementsByTagName('title')[0].textContent!.slice(0, 10)
      const label = group.getElementsByTagName('text')[0].textContent
      return [date, [label, Number(rect.getAttribute('x')), Number(rect.getAttribute('y'))]]
    }),
  )
}
