// Measures how long the import takes, and then the first deadline. Runs in its own process, because only the first call counts.
// Prints both in milliseconds of CPU time, as JSON. With the argument `own` it builds a calendar; without it, it uses the presets.

import { deskSpec, importLibrary } from './desk.mjs'

const reportedAt = new Date('2026-03-06T15:20:00Z') // a Friday
const own = process.argv.includes('own')

const started = cpuMs()
const sla = await importLibrary()
const imported = cpuMs()
const due = own
  ? sla.deadline({
      severity: 'high',
      reportedAt,
      calendar: sla.businessCalendar(deskSpec(sla.italianHolidays)),
      policy: sla.msaBusiness,
    })
  : sla.deadline({ severity: 'high', reportedAt })
const answered = cpuMs()

console.log(
  JSON.stringify({ importMs: imported - started, firstMs: answered - imported, dueAt: due.dueAt.toISOString() }),
)

function cpuMs() {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}
