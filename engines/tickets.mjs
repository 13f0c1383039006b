// Makes calendars, makes tickets from a fixed seed, and computes the results of JavaScript for each ticket.

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

const HOUR = 3_600_000
const ZONES = [
  'Europe/Rome',
  'Europe/London',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
]
const clock = minutes => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** Returns the i-th calendar. The calendars vary: office hours, nights, 24/7, breaks, holidays, exceptions. */
export function calendarSpec(i) {
  const timeZone = ZONES[i % ZONES.length]
  const from = clock(7 * 60 + (i % 180))
  const holidays = [
    { month: 1, day: 1 },
    { easter: 1 },
    { month: 1 + (i % 12), day: 1 + (i % 28) },
    { month: 12, day: 24, closed: '13:00-24:00' },
  ]
  const exceptions = { '2026-08-10/2026-08-21': i % 3 ? 'closed' : '10:00-12:00' }
  const hours = [
    { 'mon-fri': [`${from}-12:30`, '13:30-18:00'] },
    { 'mon-fri': `${from}-18:00`, sat: '09:00-12:00' },
    { 'mon-sun': `22:00-${from}` },
    { 'mon-sun': '00:00-24:00' },
    { tue: `${from}-17:00` },
  ][Math.floor(i / 4) % 5]
  return { timeZone, hours, holidays, exceptions }
}

/** Returns a random number generator (mulberry32) for numbers in [0, 1). The same seed gives the same numbers. */
export function seeded(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Writes tickets as CSV: id, calendar, start_ms, budget_ms, end_ms. Ticket i has the calendar i modulo the number of calendars.
 *
 * - One ticket in four starts or is due at an opening or a closing, or one millisecond before or after it.
 * - One in fifty has an unknown calendar, an instant at or beyond the end of the range, a null, or a negative or huge budget.
 *
 * @returns the results by id, `due` and `elapsed`: NaN if the query must return NULL
 */
export async function writeTickets(file, { calendarOf, calendars, count, from, to }) {
  const columns = { start: new Float64Array(count), budget: new Float64Array(count), end: new Float64Array(count) }
  const names = new Uint8Array(count) // 1 for a name that the table does not know, 2 for none
  const due = new Float64Array(count).fill(Number.NaN)
  const elapsed = new Float64Array(count).fill(Number.NaN)
  const random = seeded(26)
  for (let c = 0; c < calendars; c++) {
    const calendar = calendarOf(c)
    for (let i = c; i < count; i += calendars) names[i] = ticket(calendar, i, columns, random, from, to)
    answer(calendar, c, calendars, names, columns, due, elapsed, from, to)
  }
  const stream = createWriteStream(file)
  let text = 'id,calendar,start_ms,budget_ms,end_ms\n'
  const cell = value => (Number.isNaN(value) ? '' : value)
  for (let i = 0; i < count; i++) {
    const name = names[i] ? ['', 'nobody', ''][names[i]] : `c${i % calendars}`
    text += `${i},${name},${cell(columns.start[i])},${cell(columns.budget[i])},${cell(columns.end[i])}\n`
    if (text.length < 1 << 20) continue
    if (!stream.write(text)) await once(stream, 'drain')
    text = ''
  }
  stream.end(text)
  await once(stream, 'close')
  return { due, elapsed }
}

function ticket(calendar, i, { start, budget, end }, random, from, to) {
  const anywhere = () => from + Math.floor(random() * (to - from))
  const nudge = () => Math.floor(random() * 3) - 1
  start[i] = anywhere()
  budget[i] = random() < 0.02 ? 0 : Math.floor(random() ** 4 * 900 * HOUR)
  end[i] = start[i] + Math.floor((random() ** 3 - 0.05) * 60 * 24 * HOUR)
  if (random() < 0.25) {
    const edge = (random() < 0.5 ? calendar.nextOpen(start[i]) : calendar.nextClose(start[i])) ?? from
    start[i] = edge + nudge()
    end[i] = (calendar.nextClose(end[i]) ?? to) + nudge()
    const closing = calendar.nextClose(Math.max(start[i], from))
    if (random() < 0.5 && closing !== null) budget[i] = Math.max(0, calendar.elapsed(start[i], closing) + nudge())
  }
  if (random() < 0.02) {
    const faults = [
      () => {
        start[i] = from - 1 - Math.floor(random() ** 3 * HOUR)
      },
      () => {
        start[i] = to + 1 + Math.floor(random() ** 3 * HOUR)
      },
      () => {
        start[i] = Number.NaN
      },
      () => {
        end[i] = random() < 0.5 ? Number.NaN : to + nudge()
      },
      () => {
        budget[i] = Number.NaN
      },
      () => {
        budget[i] = -1 - Math.floor(random() * HOUR)
      },
      () => {
        budget[i] = Number.MAX_SAFE_INTEGER
      },
      () => {
        start[i] = random() < 0.5 ? from : to
      },
    ]
    const which = Math.floor(random() * (faults.length + 2))
    if (which >= faults.length) return which - faults.length + 1
    faults[which]()
  }
  return 0
}

/** Computes the results for instants in the range of the table, both ends included, and for deadlines up to its end. */
function answer(calendar, first, step, names, columns, due, elapsed, from, to) {
  const within = at => at >= from && at <= to
  const known = []
  for (let i = first; i < names.length; i += step) if (!names[i]) known.push(i)
  const { start, budget, end } = columns
  const column = (which, values) => Float64Array.from(which, i => values[i])

  const asked = known.filter(i => within(start[i]) && budget[i] >= 0 && budget[i] < Number.MAX_SAFE_INTEGER)
  const dues = calendar.addMany(column(asked, start), column(asked, budget))
  for (const [k, i] of asked.entries()) if (dues[k] <= to) due[i] = dues[k]

  const pairs = known.filter(i => within(start[i]) && within(end[i]))
  const times = calendar.elapsedMany(column(pairs, start), column(pairs, end))
  for (const [k, i] of pairs.entries()) elapsed[i] = times[k]
}
