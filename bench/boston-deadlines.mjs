// Explains the deadlines that the City of Boston's own system set in 2015, and prints the shares as Markdown.
//
//   node bench/boston-deadlines.mjs boston-deadlines.csv.gz
//
// A deadline is explained by a budget in days if some number of days leads to it within a minute. Exit code 0: the shares
// are the expected ones; 1: they are not; 2: nothing could be measured.

import { importLibrary } from './desk.mjs'
import { parse, readLog } from './incident-rows.mjs'
import { row, table } from './table.mjs'

const ZONE = 'America/New_York'
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** The shares, in percent, of the file of 94,194 deadlines. */
const EXPECTED = { workingDays: '84.4', days: '13.8' }

const text = readLog(process.argv[2] ?? process.env.SLA_BOSTON_DEADLINES, [
  'boston-deadlines.csv',
  'SLA_BOSTON_DEADLINES',
])
const { alwaysOpen, businessCalendar } = await importLibrary()
const city = businessCalendar({
  name: 'City of Boston',
  timeZone: ZONE,
  hours: { 'mon-fri': '08:30-17:00' },
  holidays: [
    ...['2015-01-01', '2015-01-19', '2015-02-16', '2015-04-20', '2015-05-25', '2015-09-07', '2015-10-12'],
    ...['2015-11-11', '2015-11-26', '2015-12-25'],
    ...['2016-01-01', '2016-01-18', '2016-02-15', '2016-04-18', '2016-05-30', '2016-07-04'],
  ],
})

const [header, ...rows] = parse(text)
const [opened, target] = ['opened', 'target'].map(column => header.indexOf(column))
const counts = { workingDays: 0, exact: 0, days: 0, acrossClockChange: 0, neither: 0 }
const started = performance.now()
for (const cells of rows) count(instantOf(cells[opened]), instantOf(cells[target]))
const seconds = (performance.now() - started) / 1000

table(`${rows.length.toLocaleString('en')} deadlines of 2015, Monday to Friday 08:30 to 17:00`, [
  'explained by',
  'deadlines',
  'share',
])
print("`{ workingDays: n, due: 'same-time' }`", counts.workingDays)
print('of these, to the second', counts.exact)
print("`{ days: n, due: 'same-time' }`", counts.days)
print('of these, across a change of the clock', counts.acrossClockChange)
print('neither', counts.neither)
console.log(`\nComputed in ${seconds.toFixed(1)} s.`)
const isExpected = shareOf(counts.workingDays) === EXPECTED.workingDays && shareOf(counts.days) === EXPECTED.days
process.exitCode = isExpected ? 0 : 1

/** Counts a deadline. Both instants are text with an offset: `2015-01-09T14:56:26-05:00`. */
function count(start, due) {
  const apart = Date.parse(due) - Date.parse(afterWorkingDays(start, due))
  if (Math.abs(apart) <= MINUTE) {
    counts.workingDays++
    if (apart === 0) counts.exact++
  } else if (isAfterCalendarDays(start, due)) {
    counts.days++
    if (start.slice(19) !== due.slice(19)) counts.acrossClockChange++
  } else counts.neither++
}

/** Returns the deadline after as many working days as lead to the date of the due time. */
function afterWorkingDays(start, due) {
  const dayZero = city.nextOpen(start).slice(0, 10)
  const workingDays = Math.max(0, city.workingDaysBetween(dayZero, due.slice(0, 10)))
  return city.add(start, { workingDays, due: 'same-time' })
}

/** Whether a number of calendar days leads to the due time. */
function isAfterCalendarDays(start, due) {
  const days = (Date.parse(due.slice(0, 10)) - Date.parse(start.slice(0, 10))) / DAY
  if (days < 1) return false
  return Math.abs(Date.parse(city.add(start, { days, due: 'same-time' })) - Date.parse(due)) <= MINUTE
}

/** Returns a local time of the file with its offset. */
function instantOf(local) {
  return alwaysOpen.add(`${local}[${ZONE}]`, 0).replace(/\[.*/, '')
}

function print(what, number) {
  row([what, number.toLocaleString('en'), `${shareOf(number)} %`])
}

function shareOf(number) {
  return ((100 * number) / rows.length).toFixed(1)
}
