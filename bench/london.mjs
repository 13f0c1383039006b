// Measures the three cases that the library workclock publishes, on its schedule: Europe/London, Monday to Friday 09:00-17:00
// with a break from 12:00 to 13:00, closed on the bank holidays of England in 2026 and 2027 (gov.uk/bank-holidays).
// Prints nanoseconds per case as JSON.

import { importLibrary } from './desk.mjs'
import { measure, seeded } from './measure.mjs'

const { businessCalendar } = await importLibrary()
const office = businessCalendar({
  timeZone: 'Europe/London',
  hours: { 'mon-fri': ['09:00-12:00', '13:00-17:00'] },
  holidays: [
    ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-04', '2026-05-25', '2026-08-31', '2026-12-25', '2026-12-28'],
    ...['2027-01-01', '2027-03-26', '2027-03-29', '2027-05-03', '2027-05-31', '2027-08-30', '2027-12-27', '2027-12-28'],
  ],
})
const PAIRS = 1_000_000
const WEEK = 7 * 86_400_000
const random = seeded(2026)
const from = Float64Array.from({ length: PAIRS }, () => Date.UTC(2026, 0, 1) + Math.floor(random() * 51 * WEEK))
const to = from.map(start => start + Math.floor(random() * WEEK))
const out = new Float64Array(PAIRS)

const between = (start, end, calls) => () => {
  let sum = 0
  for (let k = 0; k < calls; k++) sum += office.elapsed(start + (k & 1), end)
  return sum
}
const { times } = measure([
  { name: 'single', calls: 1000, run: between(Date.UTC(2026, 2, 10, 10, 15), Date.UTC(2026, 2, 10, 15, 45), 1000) },
  { name: 'year', calls: 1000, run: between(Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1), 1000) },
  { name: 'batch', calls: 1, run: () => office.elapsedMany(from, to, out)[PAIRS - 1] },
])
console.log(JSON.stringify(times))
