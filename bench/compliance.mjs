// Measures what features of a check cost: objectives, teams and months against none of them, and a diff against one check.
// Run it with `node --expose-gc bench/compliance.mjs` after `npm run build`.

import { Check, ContractDiff } from '../dist/compliance.js'
import { businessCalendar, slaPolicy } from '../dist/index.js'
import { measure } from './measure.mjs'

const HOUR = 3_600_000
/** As many as a desk has in a year: what a check costs once is hardly seen. */
const TICKETS = 20_000
const now = Date.UTC(2027, 0)
const calendar = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })

/** Returns a ticket: reported, assigned, answered and resolved within some hours. */
function ticket(i) {
  const at = Date.UTC(2026, 0) + (i % 8000) * HOUR
  const events = [
    { at, type: 'reported', severity: i % 3 ? 'low' : 'high' },
    { at: at + HOUR, type: 'assigned', to: i % 2 ? 'network' : 'desk' },
    { at: at + (1 + (i % 20)) * HOUR, type: 'responded' },
    { at: at + (2 + (i % 60)) * HOUR, type: 'resolved' },
  ]
  return { id: `T-${i}`, events }
}

function termsOf(hours) {
  const target = { within: { hours }, clock: 'business' }
  const targets = { firstResponse: target, resolution: { ...target, within: { hours: 3 * hours } } }
  const policy = slaPolicy({
    name: 'Desk',
    severities: { high: { level: 1, ...targets }, low: { level: 2, ...targets } },
  })
  return { contracts: [{ when: {}, policyName: 'desk', policy, calendarName: 'rome', calendar, severities: {} }] }
}

const tickets = Array.from({ length: TICKETS }, (_, i) => ticket(i))
const withoutTeams = tickets.map(({ id, events }) => ({ id, events: events.filter(({ type }) => type !== 'assigned') }))
/** As many events as with teams: an answer in place of the assignment. */
const answeredTwice = tickets.map(({ id, events }) => ({
  id,
  events: events.map(event => (event.type === 'assigned' ? { at: events[2].at, type: 'responded' } : event)),
}))
const [six, eight] = [termsOf(6), termsOf(8)]
const objectives = ['month', 'quarter', 'year'].map(per => ({ min: 95, per }))

/** A function of its own: V8 would compile it again for each result. */
function judgeAll(judge, list) {
  for (const one of list) judge.ticket(one)
}

function judged(judge, list) {
  judgeAll(judge, list)
  return judge.result().tickets ?? 0
}

const contenders = {
  check: () => judged(new Check({ ...six, now }), tickets),
  'check with objectives by month, quarter and year': () => judged(new Check({ ...six, objectives, now }), tickets),
  'check without teams': () => judged(new Check({ ...six, now }), withoutTeams),
  'check without teams, of as many events': () => judged(new Check({ ...six, now }), answeredTwice),
  diff: () => judged(new ContractDiff({ before: six, after: eight, now }), tickets),
  'diff of open tickets': () => judged(new ContractDiff({ before: six, after: eight, now, openOnly: true }), tickets),
}
const { times } = measure(Object.entries(contenders).map(([name, run]) => ({ name, calls: TICKETS, run })))
for (const name of Object.keys(contenders)) {
  const ns = times instanceof Map ? times.get(name) : times[name]
  const base = times instanceof Map ? times.get('check') : times.check
  console.log(`${name}: ${(ns / 1000).toFixed(2)} µs per ticket, ${(ns / base).toFixed(3)} of a check`)
}

for (const count of [100_000, 1_000_000]) {
  const check = new Check({ ...six, objectives, now })
  globalThis.gc?.()
  const before = process.memoryUsage()
  for (let i = 0; i < count; i++) check.ticket(ticket(i))
  globalThis.gc?.()
  const after = process.memoryUsage()
  const used = after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers
  console.log(
    `${count} tickets: ${(used / 1e6).toFixed(1)} MB kept, ${(used / count / 2).toFixed(1)} bytes per verdict`,
  )
  check.result()
}
