import { day, hour } from '../../reference/dates.ts'
import { dateAt, shown } from '../../reference/wall-time.ts'
import { type Case, type Paragraph, type Query, utc } from '../vector.ts'

/**
 * Changes of clocks that break naive code: each with its zone, its instant and its effect. All are equal in
 * the releases 2025b to 2026c of the time zone database.
 */
const CHANGES = [
  ['Europe/Rome', '2026-03-29T01:00Z', 'an hour is skipped'],
  ['Europe/Rome', '2026-10-25T01:00Z', 'an hour is repeated'],
  ['America/New_York', '2026-03-08T07:00Z', 'an hour is skipped'],
  ['Pacific/Apia', '2011-12-30T10:00Z', 'Friday 30 December does not exist'],
  ['Pacific/Fakaofo', '2011-12-30T11:00Z', 'Friday 30 December does not exist'],
  ['Pacific/Kwajalein', '1993-08-21T12:00Z', 'Saturday 21 August does not exist'],
  ['Pacific/Kiritimati', '1994-12-31T10:00Z', '31 December does not exist'],
  ['Australia/Lord_Howe', '2026-04-04T15:00Z', 'half an hour is repeated'],
  ['Australia/Lord_Howe', '2026-10-03T15:30Z', 'half an hour is skipped'],
  ['Antarctica/Troll', '2026-03-29T01:00Z', 'two hours are skipped'],
  ['Antarctica/Troll', '2026-10-25T01:00Z', 'two hours are repeated'],
  ['Pacific/Chatham', '2026-04-04T14:00Z', 'the change is at 03:45'],
  ['Africa/Casablanca', '2024-03-10T02:00Z', 'clocks go back for Ramadan'],
  ['Europe/Dublin', '2026-10-25T01:00Z', 'daylight saving time is negative'],
  ['America/Sao_Paulo', '2018-11-04T03:00Z', 'midnight is skipped'],
  ['America/Sao_Paulo', '2018-02-18T02:00Z', 'Saturday 23:00 is repeated'],
  ['Asia/Beirut', '2023-03-25T22:00Z', 'midnight is skipped'],
  ['America/Havana', '2026-03-08T05:00Z', 'midnight is skipped'],
  ['America/Havana', '2026-11-01T05:00Z', 'midnight is repeated'],
  ['Africa/Cairo', '2026-04-23T22:00Z', 'Friday begins at 01:00'],
  ['Africa/Cairo', '2026-10-29T21:00Z', 'Thursday 23:00 is repeated'],
  ['Asia/Amman', '2022-02-24T22:00Z', 'midnight is skipped'],
  ['America/Nuuk', '2024-03-31T01:00Z', 'the change is on Saturday evening'],
  ['America/Asuncion', '2024-10-06T04:00Z', 'midnight is skipped'],
  ['America/St_Johns', '2010-11-07T02:31Z', 'at 00:01 the clock goes back to yesterday'],
  ['Africa/Monrovia', '1972-01-07T00:44:30Z', '44 minutes and 30 seconds are skipped'],
  ['America/Guyana', '1975-08-01T03:45Z', 'the clock moves by 45 minutes'],
  ['Asia/Kathmandu', '1985-12-31T18:30Z', 'a quarter of an hour is skipped at new year'],
  ['Asia/Pyongyang', '2015-08-14T15:00Z', 'midnight goes back to 23:30'],
  ['Asia/Pyongyang', '2018-05-04T15:00Z', '23:30 is followed by midnight'],
  ['America/Caracas', '2007-12-09T07:00Z', 'half an hour is repeated for good'],
  ['Asia/Almaty', '2024-02-29T18:00Z', 'the last hour of a leap day is repeated'],
  ['Antarctica/Casey', '2023-03-08T16:00Z', 'three hours are repeated'],
  ['Europe/Moscow', '2014-10-25T22:00Z', 'a day of 25 hours without daylight saving time'],
  ['Asia/Tehran', '2022-09-21T19:30Z', 'the last change of the country'],
] as const

const HOURS = {
  'open all day': { 'mon-sun': '00:00-24:00' },
  'a night shift': { 'mon-sun': '22:00-06:00' },
  'odd minutes around the change': { 'mon-sun': ['00:30-02:15', '02:45-03:50', '23:10-23:40'] },
}

/** §2 */
export const localTimes: Paragraph = {
  paragraph: 2,
  title: 'Local times and changes of clocks',
  cases: CHANGES.flatMap(([timeZone, change, what]) => casesOf(timeZone, Date.parse(change), what)),
}

function casesOf(timeZone: string, change: number, what: string): Case[] {
  if (shown(timeZone, change) - shown(timeZone, change - 1) === 1)
    throw new Error(`${timeZone}: no change at ${utc(change)}`)
  return Object.entries(HOURS).map(([title, hours]) => ({
    name: `${timeZone}, ${utc(change)}: ${what}; ${title}`,
    spec: { calendar: { timeZone, hours } },
    queries: queriesAround(timeZone, change),
  }))
}

function queriesAround(timeZone: string, change: number): Query[] {
  const [before, after] = [utc(change - 30 * hour), utc(change + 30 * hour)]
  const [first, last] = [dateAt(timeZone, change - day), dateAt(timeZone, change + day)]
  return [
    { call: 'elapsed', from: before, to: after },
    { call: 'elapsed', from: utc(change - hour), to: utc(change + hour) },
    { call: 'intervals', from: utc(change - 12 * hour), to: utc(change + 12 * hour) },
    { call: 'days', from: first, to: last },
    { call: 'isOpen', at: utc(change - 1) },
    { call: 'isOpen', at: utc(change) },
    { call: 'add', at: before, budget: 10 * hour },
    { call: 'add', at: utc(change - 1), budget: 1 },
    { call: 'subtract', at: after, budget: 10 * hour },
    { call: 'nextOpen', at: utc(change - 2 * hour) },
    { call: 'previousClose', at: utc(change + 2 * hour) },
  ]
}
