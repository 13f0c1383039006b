// Computes who had the tickets whose resolution was breached, from a log of a car maker's incidents, and prints the teams
// with the most time as Markdown.
//
//   node bench/team-times.mjs volvo-incidents.csv.gz
//
// For every breached resolution, the time of all teams must add up to the counted time, to the millisecond. Exit code 0:
// it does; 1: it does not; 2: nothing could be computed.

import { importLibrary } from './desk.mjs'
import { parse, readLog } from './incident-rows.mjs'
import { row, table } from './table.mjs'

const HOUR = 3_600_000
const TOP = 15

/** The reason of the pause in each waiting state. */
const PAUSES = {
  'Accepted / Wait - User': 'user',
  'Accepted / Wait - Customer': 'customer',
  'Accepted / Wait - Vendor': 'vendor',
}
const RESOLVED = /^Completed/

const text = readLog(process.argv[2] ?? process.env.SLA_TEAM_TIMES, ['volvo-incidents.csv', 'SLA_TEAM_TIMES'])
const { businessCalendar, evaluate, explain, slaPolicy, timeByHolder } = await importLibrary()

const calendar = businessCalendar({
  name: 'Gothenburg',
  timeZone: 'Europe/Stockholm',
  hours: { 'mon-fri': '07:00-18:00' },
})
const hours = hours => ({ within: { hours }, clock: 'business', pausable: Object.values(PAUSES) })
const policy = slaPolicy({
  name: 'Incidents',
  severities: {
    Major: { level: 1, resolution: hours(8) },
    High: { level: 2, resolution: hours(16) },
    Medium: { level: 3, resolution: hours(40) },
    Low: { level: 4, resolution: hours(80) },
  },
})

const [header, ...rows] = parse(text)
const [id, at, state, severity, group] = ['id', 'at', 'state', 'severity', 'group'].map(name => header.indexOf(name))
const tickets = grouped(rows)
const now = Math.max(...rows.map(cells => Date.parse(cells[at]))) + 1000

const teams = new Map()
const sums = { breached: 0, countedMs: 0, differing: 0 }
const started = performance.now()
for (const log of tickets.values()) judge(eventsOf(log))
const seconds = (performance.now() - started) / 1000

table(`${sums.breached.toLocaleString('en')} breached resolutions of ${tickets.size.toLocaleString('en')} incidents`, [
  'team',
  'counted hours',
  'share',
  'breached while holding',
  'hand-offs',
])
const all = [...teams].sort(([, a], [, b]) => b.countedMs - a.countedMs)
for (const [team, time] of all.slice(0, TOP)) print(team ?? '(not assigned)', time)
print(`${all.length - TOP} others`, total(all.slice(TOP)))
print('all', total(all))
const adds = sums.differing === 0 && total(all).countedMs === sums.countedMs
console.log(
  `\nThe teams' times ${adds ? 'add up' : 'do not add up'} to the counted time, ${sums.countedMs.toLocaleString('en')} ms` +
    `${adds ? '' : ` (${sums.differing} tickets differ)`}. Computed in ${seconds.toFixed(1)} s.`,
)
process.exitCode = adds && sums.breached ? 0 : 1

/** Adds the times of a ticket whose resolution is breached. */
function judge(events) {
  const history = { policy, calendar, events, now }
  const { resolution } = evaluate(history).targets
  if (resolution.state !== 'breached') return
  let sum = 0
  for (const { holder, countedMs, handOffs, heldAtBreach } of timeByHolder(
    explain({ ...history, target: 'resolution' }),
  )) {
    const team = teams.get(holder) ?? { countedMs: 0, breaches: 0, handOffs: 0 }
    teams.set(holder, team)
    team.countedMs += countedMs
    team.breaches += Number(heldAtBreach)
    team.handOffs += handOffs
    sum += countedMs
  }
  sums.breached++
  sums.countedMs += resolution.countedMs
  if (sum !== resolution.countedMs) sums.differing++
}

/** Returns the events of a ticket from its log. */
function eventsOf(log) {
  const sorted = [...log].sort((a, b) => Date.parse(a[at]) - Date.parse(b[at]))
  const events = [{ at: Date.parse(sorted[0][at]), type: 'reported', severity: sorted[0][severity] }]
  let present = { severity: sorted[0][severity], group: undefined, reason: undefined, resolved: false }
  for (const cells of sorted) {
    const resolved = RESOLVED.test(cells[state])
    const add = event => events.push({ at: Date.parse(cells[at]), ...event })
    if (present.resolved && !resolved) add({ type: 'reopened' })
    if (present.resolved && resolved) continue
    const reason = PAUSES[cells[state]]
    if (cells[severity] !== present.severity) add({ type: 'severityChanged', severity: cells[severity] })
    if (cells[group] !== present.group) add({ type: 'assigned', to: cells[group] })
    // A reopened ticket has no pauses.
    const paused = present.resolved ? undefined : present.reason
    if (paused !== undefined && paused !== reason) add({ type: 'resumed', reason: paused })
    if (reason !== undefined && paused !== reason) add({ type: 'paused', reason })
    if (resolved) add({ type: 'resolved' })
    present = { severity: cells[severity], group: cells[group], reason, resolved }
  }
  return events
}

function grouped(rows) {
  const groups = new Map()
  for (const cells of rows) groups.set(cells[id], [...(groups.get(cells[id]) ?? []), cells])
  return groups
}

function total(list) {
  const sum = key => list.reduce((all, [, time]) => all + time[key], 0)
  return { countedMs: sum('countedMs'), breaches: sum('breaches'), handOffs: sum('handOffs') }
}

function print(team, { countedMs, breaches, handOffs }) {
  const share = `${((100 * countedMs) / sums.countedMs).toFixed(2)}%`
  row([team, (countedMs / HOUR).toFixed(1), share, breaches, handOffs])
}
