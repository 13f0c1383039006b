import { describe, expect, it } from 'vitest'
import {
  dayText,
  hoursText,
  MIDNIGHT,
  parseDayHours,
  type Shifts,
  WEEKDAYS,
  wallMinutes,
} from '../../src/calendar/hours.ts'
import { InputValue } from '../../src/validation/input-value.ts'
import { refusal } from '../validation/refusal.ts'

const once = (hours: unknown) => parseDayHours(InputValue.copyOf(hours, ['day']), false)
const daily = (hours: unknown) => parseDayHours(InputValue.copyOf(hours, ['day']), true)

const FOR_WHOLE_DAY = 'For a 24-hour day write 00:00-24:00; for a closed day omit it.'
const NIGHT = 'A night shift reaches into the next date.'

describe('WEEKDAYS', () => {
  it('begin with Monday', () => expect(WEEKDAYS).toEqual(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']))
})

describe('wallMinutes', () => {
  it.each([
    ['00:00', 0],
    ['00:01', 1],
    ['09:00', 540],
    ['09:05', 545],
    ['10:00', 600],
    ['19:59', 1199],
    ['20:00', 1200],
    ['23:59', 1439],
    ['24:00', MIDNIGHT],
  ])('reads %s', (text, minutes) => expect(wallMinutes(text)).toBe(minutes))
  it.each([
    ...['', ':', '9:00', '09:0', '0900', '09.00', '09:000', '009:00', '09:00:00', ' 09:00', '09:00 ', '09:00\n'],
    ...['09:60', '09:99', '24:01', '24:10', '24:59', '25:00', '30:00', '-1:00', '+9:00', 'ab:cd', '0a:00', '09:0a'],
    ...['a9:00', '09:a0', '9am', 'noon', '٠٩:٠٠'],
  ])('is NaN for %j', text => expect(wallMinutes(text)).toBeNaN())
})

describe('parseDayHours', () => {
  it.each([
    ['one stretch', '09:00-17:00', [540, 1020]],
    ['a list of one', ['09:00-17:00'], [540, 1020]],
    ['two stretches', ['09:00-13:00', '14:00-18:00'], [540, 780, 840, 1080]],
    ['stretches out of order', ['14:00-18:00', '09:00-13:00'], [540, 780, 840, 1080]],
    ['three stretches out of order', ['18:00-19:00', '06:00-07:00', '12:00-13:00'], [360, 420, 720, 780, 1080, 1140]],
    ['none', [], []],
    ['the whole day', '00:00-24:00', [0, 1440]],
    ['the first minute', '00:00-00:01', [0, 1]],
    ['the last minute', '23:59-24:00', [1439, 1440]],
    ['an evening', '22:00-24:00', [1320, 1440]],
    ['an evening up to the next 00:00, the same', '22:00-00:00', [1320, 1440]],
    ['a night shift', '22:00-06:00', [1320, 1800]],
    ['a night shift of a minute short of a day', '09:01-09:00', [541, 1980]],
    ['touching stretches as one', ['09:00-13:00', '13:00-18:00'], [540, 1080]],
    ['touching stretches out of order as one', ['13:00-18:00', '09:00-13:00'], [540, 1080]],
    ['three touching ones as one', ['12:00-15:00', '15:00-18:00', '09:00-12:00'], [540, 1080]],
    ['stretches a minute apart as two', ['09:00-13:00', '13:01-18:00'], [540, 780, 781, 1080]],
    ['what touches until midnight as one', ['00:00-12:00', '12:00-24:00'], [0, 1440]],
    ['what touches into the night as one', ['18:00-22:00', '22:00-06:00'], [1080, 1800]],
    ['what touches for a minute short of a day as one', ['09:00-22:00', '22:00-08:59'], [540, 1979]],
    [
      'what touches for a whole day as two, since 09:00-09:00 is none',
      ['09:00-22:00', '22:00-09:00'],
      [540, 1320, 1320, 1980],
    ],
    ['what touches for more than a day as two', ['09:00-22:00', '22:00-10:00'], [540, 1320, 1320, 2040]],
  ] as [string, unknown, number[]][])('reads %s', (_, hours, shifts) => expect(once(hours)).toEqual(shifts))

  it.each([
    ['9:00-17:00', '"9:00-17:00" is not HH:MM-HH:MM. Did you mean 09:00-17:00?'],
    ['18:00 - 18:00', '"18:00 - 18:00" is not HH:MM-HH:MM. Such as 09:00-17:00.'],
    ['9:00-9:30', '"9:00-9:30" is not HH:MM-HH:MM. Did you mean 09:00-09:30?'],
    ['9.00-17.30', '"9.00-17.30" is not HH:MM-HH:MM. Did you mean 09:00-17:30?'],
    ['09:00 - 17:00', '"09:00 - 17:00" is not HH:MM-HH:MM. Did you mean 09:00-17:00?'],
    ['09:00   -   17:00', '"09:00   -   17:00" is not HH:MM-HH:MM. Did you mean 09:00-17:00?'],
    ['09:00 -17:00', '"09:00 -17:00" is not HH:MM-HH:MM. Did you mean 09:00-17:00?'],
    ['09:00- 17:00', '"09:00- 17:00" is not HH:MM-HH:MM. Did you mean 09:00-17:00?'],
    ['09:00–17:00', '"09:00–17:00" is not HH:MM-HH:MM. Did you mean 09:00-17:00?'],
    ['09:00—17:00', '"09:00—17:00" is not HH:MM-HH:MM. Did you mean 09:00-17:00?'],
    ['9.00 – 24.00', '"9.00 – 24.00" is not HH:MM-HH:MM. Did you mean 09:00-24:00?'],
    ['9:00-00:00', '"9:00-00:00" is not HH:MM-HH:MM. Did you mean 09:00-00:00?'],
    ['09:00-25:00', '"09:00-25:00" is not HH:MM-HH:MM. Such as 09:00-17:00.'],
    ['09:00-24:30', '"09:00-24:30" is not HH:MM-HH:MM. Such as 09:00-17:00.'],
    ['09:00-12:60', '"09:00-12:60" is not HH:MM-HH:MM. Such as 09:00-17:00.'],
    ['9-17', '"9-17" is not HH:MM-HH:MM. Did you mean 09:00-17:00?'],
    ['9:00-17', '"9:00-17" is not HH:MM-HH:MM. Did you mean 09:00-17:00?'],
    ['open', '"open" is not HH:MM-HH:MM. Such as 09:00-17:00.'],
    ['-', '"-" is not HH:MM-HH:MM. Such as 09:00-17:00.'],
    ['-17:00', '"-17:00" is not HH:MM-HH:MM. Such as 09:00-17:00.'],
    ['09:00-', '"09:00-" is not HH:MM-HH:MM. Such as 09:00-17:00.'],
  ])('refuses %s with a hint', (hours, message) =>
    expect(refusal(() => once(hours))).toBe(`hours-invalid day: ${message}`),
  )

  const unmendable = ['24:00-06:00', '24:00-24:00', '09:00', '9:00', '09:00-12:00-13:00', '9:00-12:00-13:00']
  it.each([...unmendable, '09:00-12:00-', '09:00-12:00-noon'])('refuses %s', hours =>
    expect(refusal(() => once(hours))).toContain(`hours-invalid day: "${hours}" is not HH:MM-HH:MM.`),
  )
  it.each(unmendable)('does not suggest for %s what it would refuse as well', hours =>
    expect(refusal(() => once(hours))).toBe(`hours-invalid day: "${hours}" is not HH:MM-HH:MM. Such as 09:00-17:00.`),
  )

  it.each([
    ['09:00-09:00', 'hours-empty day: 09:00-09:00 opens and closes at once.'],
    ['00:00-00:00', 'hours-empty day: 00:00-00:00 opens and closes at once.'],
    [['08:00-08:30', '23:59-23:59'], 'hours-empty day[1]: 23:59-23:59 opens and closes at once.'],
  ])('refuses %j as empty', (hours, message) => expect(refusal(() => once(hours))).toBe(`${message} ${FOR_WHOLE_DAY}`))

  it.each([
    ['a number', 9, 'input-invalid day: 9 is not a text.'],
    ['null', null, 'input-invalid day: null is not a text. To close for the whole day omit this key.'],
    ['blank text', ' ', 'hours-invalid day: " " is not HH:MM-HH:MM. Such as 09:00-17:00.'],
    ['empty text', '', 'hours-invalid day: "" is not HH:MM-HH:MM. Such as 09:00-17:00.'],
    ['an object', { open: '09:00' }, 'input-invalid day: An object is not a text.'],
    ['a number in a list', ['09:00-10:00', 9], 'input-invalid day[1]: 9 is not a text.'],
    ['a list in a list', [['09:00-10:00']], 'input-invalid day[0]: A list is not a text. Did you mean 09:00-10:00?'],
  ])('refuses %s', (_, hours, message) => expect(refusal(() => once(hours))).toBe(message))

  it.each([
    ['the second', ['09:00-13:00', '12:59-18:00'], 'day[1]: 12:59-18:00 begins before 09:00-13:00'],
    [
      'the first, where it begins later',
      ['12:59-18:00', '09:00-13:00'],
      'day[0]: 12:59-18:00 begins before 09:00-13:00',
    ],
    ['one inside another', ['09:00-18:00', '12:00-13:00'], 'day[1]: 12:00-13:00 begins before 09:00-18:00'],
    ['the same twice', ['09:00-18:00', '09:00-18:00'], 'day[1]: 09:00-18:00 begins before 09:00-18:00'],
    ['one with the same start', ['09:00-18:00', '09:00-10:00'], 'day[1]: 09:00-10:00 begins before 09:00-18:00'],
    ['one in the night shift', ['22:00-06:00', '23:00-24:00'], 'day[1]: 23:00-24:00 begins before 22:00-06:00'],
    ['the third', ['08:00-09:00', '10:00-11:00', '10:30-12:00'], 'day[2]: 10:30-12:00 begins before 10:00-11:00'],
  ])('refuses overlap within the day, naming %s', (_, hours, message) => {
    expect(refusal(() => once(hours))).toBe(`hours-overlap ${message} has ended. ${NIGHT}`)
    expect(refusal(() => daily(hours))).toBe(`hours-overlap ${message} has ended. ${NIGHT}`)
  })

  it('lets the night shift of a single date end inside the hours of its morning', () =>
    expect(once(['05:59-12:00', '22:00-06:00'])).toEqual([359, 720, 1320, 1800]))
  it('refuses that where the next date has the same hours', () =>
    expect(refusal(() => daily(['05:59-12:00', '22:00-06:00']))).toBe(
      `hours-overlap day[0]: 05:59-12:00 begins before 22:00-06:00 has ended. ${NIGHT}`,
    ))
  it('lets a night shift end where the same hours of the next date begin', () => {
    expect(daily(['06:00-12:00', '22:00-06:00'])).toEqual([360, 720, 1320, 1800])
    expect(daily('00:00-24:00')).toEqual([0, 1440])
    expect(daily('09:01-09:00')).toEqual([541, 1980])
  })
})

describe('23:59 as a closing', () => {
  it.each(['00:00-23:59', '18:00-23:59', '22:59-23:59'])('is refused in %s', hours =>
    expect(refusal(() => once(hours))).toBe(
      `hours-invalid day: ${hours} closes a minute before midnight. To close at midnight write ${hours.slice(0, 5)}-24:00.`,
    ),
  )
  it.each(['23:00-23:59', '23:58-23:59', '23:59-24:00', '23:59-06:00', '00:00-23:58'])('leaves %s alone', hours =>
    expect(once(hours)).toHaveLength(2),
  )
  it('does not arise where intervals touch, so that text is read again', () => {
    const text = hoursText(once(['22:00-23:30', '23:30-23:59']))
    expect(text).toEqual(['22:00-23:30', '23:30-23:59'])
    expect(hoursText(once(text))).toEqual(text)
  })
})

describe('hoursText', () => {
  it.each([
    ['', []],
    ['00:00-24:00', [0, 1440]],
    ['09:05-17:00', [545, 1020]],
    ['22:00-24:00', [1320, 1440]],
    ['22:00-00:01', [1320, 1441]],
    ['22:00-06:00', [1320, 1800]],
    ['09:01-09:00', [541, 1980]],
    ['06:00-07:00 22:00-06:00', [360, 420, 1320, 1800]],
  ] as [string, Shifts][])('writes %s', (text, shifts) => expect(hoursText(shifts).join(' ')).toBe(text))
  it('is read as the same shifts', () => {
    for (const hours of ['00:00-24:00', '22:00-24:00', '22:00-06:00', '09:01-09:00', ['06:00-07:00', '22:00-06:00']])
      expect(once(hoursText(once(hours)))).toEqual(once(hours))
    expect(once(hoursText(once(['09:00-22:00', '22:00-09:00'])))).toEqual([540, 1320, 1320, 1980])
  })
})

describe('dayText', () => {
  it('is one interval, or a list of them', () => {
    expect(dayText([540, 1020])).toBe('09:00-17:00')
    expect(dayText([540, 780, 840, 1080])).toEqual(['09:00-13:00', '14:00-18:00'])
    expect(dayText([])).toEqual([])
  })
})

describe('hours in other notations', () => {
  const hint = (hours: unknown) => refusal(() => once(hours)).replace(/^.*?(?:HH:MM-HH:MM|a text)\. ?/, '')

  it.each([
    ...['24/7', '24x7', '247', '24h', '24 h', '24H', '24hours', '24 Hours', 'all day', 'allday', 'ALL-DAY', 'always'],
  ])('suggest the whole day for %s', hours => expect(hint(hours)).toBe('Did you mean 00:00-24:00?'))
  it.each([
    ...['not always', 'always closed', '24/7/365', 'x24/7', '24 ho', 'all', '24 hours a day', 'anytime'],
    ...['9-17 lunch 12-13', 'about 9-17', '9-17 maybe', '9 until 17', 'a-m', '.m-p.', '9m-5m', '9 xm-5 xm'],
    ...['9-5', '11:30-11', '24-6', '0-0', '9-17-18', '9-17 18', '9-17 24', '13pm-2pm', '14am-15', '9-12:75', '9-25'],
  ])('suggest nothing for %s', hours => expect(hint(hours)).toBe('Such as 09:00-17:00.'))
  it.each([
    ['9am-5pm', '09:00-17:00'],
    ['9 AM - 5 PM', '09:00-17:00'],
    ['9 a.m. to 5.30 p.m.', '09:00-17:30'],
    ['9 am. to 5 pm.', '09:00-17:00'],
    ['12am-12pm', '00:00-12:00'],
    ['12:30pm-1pm', '12:30-13:00'],
    ['10pm-6am', '22:00-06:00'],
    ['14-2', '14:00-02:00'],
    ['12-11', '12:00-11:00'],
    ['9-0', '09:00-00:00'],
    ['9-24', '09:00-24:00'],
    ['9-23:59', '09:00-24:00'],
    ['9h-17h30', '09:00-17:30'],
    ['0900-1730', '09:00-17:30'],
    ['09:00:00-17:00:00', '09:00-17:00'],
  ])('suggest for %s one interval', (hours, meant) => expect(hint(hours)).toBe(`Did you mean ${meant}?`))
  it.each([
    ['9-12, 13-17', "['09:00-12:00', '13:00-17:00']"],
    ['9-12 and 13-17', "['09:00-12:00', '13:00-17:00']"],
    ['9-12; 13-15 & 16-17', "['09:00-12:00', '13:00-15:00', '16:00-17:00']"],
    [['09:00', '13:00', '14:00', '18:00'], "['09:00-13:00', '14:00-18:00']"],
    [[9, 17], '09:00-17:00'],
    [['9:00', '17:00'], '09:00-17:00'],
    [[['9:00', '13:00'], '14:00-18:00'], '09:00-13:00'],
    [{ open: '09:00', close: '17:00' }, '09:00-17:00'],
    [{ close: '17:00', open: '09:00' }, '09:00-17:00'],
    [{ end: 17, start: 9 }, '09:00-17:00'],
    [{ to: '5pm', from: '9am' }, '09:00-17:00'],
    [{ finish: '17', Begin: '9' }, '09:00-17:00'],
    [{ opens: [9, 14], closes: [] }, '09:00-14:00'],
    [[{ open: '9:00', close: '13:00' }, '14:00-18:00'], '09:00-13:00'],
  ])('suggest for %j what it means', (hours, meant) => expect(hint(hours)).toBe(`Did you mean ${meant}?`))
  it.each([
    [{ open: '09:00' }],
    [{ morning: '09:00', evening: '17:00' }],
    [{ open: '09:00', close: '17:00', note: 'x' }],
    [{ open: null, close: '17:00' }],
    [{ reopen: '09:00', close: '17:00' }],
    [true],
  ])('suggest nothing for %j', hours => expect(hint(hours)).toBe(''))
  it('suggest intervals for up to twenty times', () => {
    const times = (count: number) => Array.from({ length: count }, (_, i) => `${i}:00`)
    expect(hint(times(20))).toMatch(/^Did you mean \['00:00-01:00', .*, '18:00-19:00'\]\?$/)
    expect(hint(times(22))).toBe('Such as 09:00-17:00.')
  })
  it.each(['null', 'false', 'off', 'OFF', 'close', 'closed', 'none'])('say how a day is closed for %s', hours =>
    expect(hint(hours)).toBe('To close for the whole day omit this key.'),
  )
  it.each(['offset', 'not closed', 'closed on mondays'])('say nothing of closing for %s', hours =>
    expect(hint(hours)).toBe('Such as 09:00-17:00.'),
  )
})
