import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { businessCalendar } from '../../src/index.ts'

// Checks the README's comparison with other libraries. Each library runs in a process with some time zone and computes a
// deadline from a start and a budget in milliseconds. Without a budget it returns whether the calendar is open.

const require = createRequire(import.meta.url)
const OFFICE = { opens: '09:00', closes: '17:00', days: [1, 2, 3, 4, 5] }
const NIGHT = { opens: '22:00', closes: '06:00', days: [1, 2, 3, 4, 5] }
const SUNDAY = { opens: '00:00', closes: '06:00', days: [0] }
const MINUTE = 60_000
const HOUR = 60 * MINUTE

type Desk = typeof OFFICE
type Question = { readonly desk: Desk; readonly at: string; readonly ms?: number }

/** Programs that define `due(desk, at, ms)` with a library. */
const LIBRARIES: Readonly<Record<string, string>> = {
  'moment-business-time': `
    const moment = require('moment-business-time')
    const due = ({ opens, closes, days }, at, ms) => {
      const hours = [0, 1, 2, 3, 4, 5, 6].map(day => (days.includes(day) ? [opens, closes] : null))
      moment.updateLocale('en', { workinghours: { ...hours } })
      return ms ? moment(at).addWorkingTime(ms / 60000, 'minutes').toDate() : moment(at).isWorkingTime()
    }`,
  'dayjs-business-time': `
    const dayjs = require('dayjs')
    dayjs.extend(require('dayjs-business-time'))
    const NAMES = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
    const due = ({ opens, closes, days }, at, ms) => {
      const hours = [{ start: opens + ':00', end: closes + ':00' }]
      dayjs.setBusinessTime(Object.fromEntries(NAMES.map((name, day) => [name, days.includes(day) ? hours : null])))
      return ms ? dayjs(at).addBusinessTime(ms / 60000, 'minutes').toDate() : dayjs(at).isBusinessTime()
    }`,
  opening_hours: `
    const OpeningHours = require('opening_hours')
    const due = ({ opens, closes, days }, at, ms) => {
      const names = days.map(day => ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'][day])
      const hours = new OpeningHours(names.join(',') + ' ' + opens + '-' + closes)
      if (!ms) return hours.getState(at)
      for (let now = at; ; now = hours.getNextChange(now)) {
        if (!hours.getState(now)) continue
        const left = hours.getNextChange(now) - now
        if (left >= ms) return new Date(+now + ms)
        ms -= left
      }
    }`,
}

/** Returns what a library answers to every question, each in its own zone; the questions share a process. */
function answers(library: string): unknown[] {
  const program = `const require = (await import('node:module')).createRequire(${JSON.stringify(require.resolve('../../package.json'))})
    ${LIBRARIES[library]}
    const ask = (zone, { desk, at, ms }) => {
      process.env.TZ = zone
      return due(desk, new Date(at), ms)
    }
    console.log(JSON.stringify(${JSON.stringify(FACTS.map(([, zone, question]) => [zone, question]))}.map(each => ask(...each))))`
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' }))
}

const KEYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const

function ours({ desk: { opens, closes, days }, at, ms }: Question): unknown {
  const hours = Object.fromEntries(days.map(day => [KEYS[day], `${opens}-${closes}`]))
  const calendar = businessCalendar({ timeZone: 'Europe/Rome', hours })
  return ms ? calendar.add(new Date(at), ms).toISOString() : calendar.isOpen(at)
}

/** An edge case, the zone of the process, the query, the result computed by hand, and the libraries that return it. */
const FACTS: readonly (readonly [
  fact: string,
  zone: string,
  question: Question,
  due: unknown,
  right: readonly string[],
])[] = [
  [
    // 08:30 in Rome: from 09:00 to 11:00.
    'a calendar in Rome, used on a server whose zone is UTC',
    'UTC',
    { desk: OFFICE, at: '2026-03-06T07:30:00Z', ms: 2 * HOUR },
    '2026-03-06T10:00:00.000Z',
    [],
  ],
  [
    'a night shift: open on Monday at 23:00',
    'Europe/Rome',
    { desk: NIGHT, at: '2026-03-09T22:00:00Z' },
    true,
    ['opening_hours'],
  ],
  [
    // After midnight the clock shows 01:00, 02:00 and 02:00 again, each an hour later: 3.5 hours end at 02:30 in winter time.
    'the repeated hour when daylight saving time ends',
    'Europe/Rome',
    { desk: SUNDAY, at: '2026-10-24T22:00:00Z', ms: 3.5 * HOUR },
    '2026-10-25T01:30:00.000Z',
    ['dayjs-business-time', 'opening_hours'],
  ],
  [
    // Friday 16:59:30: half a minute on Friday, a minute on Monday.
    'parts of a minute',
    'Europe/Rome',
    { desk: OFFICE, at: '2026-03-06T15:59:30Z', ms: 1.5 * MINUTE },
    '2026-03-09T08:01:00.000Z',
    ['opening_hours'],
  ],
  [
    'plain hours over a weekend',
    'Europe/Rome',
    { desk: OFFICE, at: '2026-03-06T15:00:00Z', ms: 2 * HOUR },
    '2026-03-09T09:00:00.000Z',
    Object.keys(LIBRARIES),
  ],
]

describe('the comparison of the README', () => {
  it.each(FACTS)('sla-calendar is right: %s', (_, _zone, question, due) => expect(ours(question)).toBe(due))

  it.each(Object.keys(LIBRARIES))('%s is right and wrong as the table says', library => {
    const found = answers(library)
    const right = FACTS.filter(([, , , due], index) => found[index] === due)
    expect(right.map(([fact]) => fact)).toEqual(
      FACTS.filter(([, , , , libraries]) => libraries.includes(library)).map(([fact]) => fact),
    )
  })
})
