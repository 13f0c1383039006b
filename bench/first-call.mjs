// Run in a process of its own, since only the first call counts: how long the import takes, and then the first deadline.
// Prints both in milliseconds, as JSON. `own` as argument builds a calendar first; without it the presets answer.

import { deskSpec, importLibrary } from './desk.mjs'

const reportedAt = new Date('2026-03-06T15:20:00Z') // a Friday
const own = process.argv.includes('own')

const started = performance.now()
const sla = await importLibrary()
const imported = performance.now()
const due = own
  ? sla.deadline({
      severity: 'high',
      reportedAt,
      calendar: sla.businessCalendar(deskSpec(sla.italianHolidays)),
      policy: sla.msaBusiness,
    })
  : sla.deadline({ severity: 'high', reportedAt })
const answered = performance.now()

console.log(
  JSON.stringify({ importMs: imported - started, firstMs: answered - imported, dueAt: due.dueAt.toISOString() }),
)
