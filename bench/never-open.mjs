// Measures how long it takes to refuse an intersection of 50 calendars that never opens. Prints milliseconds of CPU time as JSON.

import { importLibrary } from './desk.mjs'

const { businessCalendar, intersection, italianHolidays } = await importLibrary()
const office = (timeZone, hours) =>
  businessCalendar({ timeZone, hours: { 'mon-fri': hours }, holidays: italianHolidays })
const fifty = make => Array.from({ length: 50 }, (_, k) => make(k))

/** Calendars of one place whose hours have nothing in common. */
const onePlace = fifty(k => office('Europe/Rome', k % 2 ? '09:00-12:00' : '13:00-18:00'))
/** The same hours in three places that are never open together. */
const threePlaces = fifty(k => office(['Europe/Rome', 'America/New_York', 'Asia/Tokyo'][k % 3], '09:00-17:00'))
/** Two places whose clocks show the same, with hours that touch. This takes longer: the changes of their clocks are looked at. */
const sameClock = fifty(k => (k % 2 ? office('Europe/Vienna', '09:00-12:00') : office('Europe/Paris', '12:00-18:00')))

const cases = Object.entries({ onePlace, threePlaces, sameClock })
console.log(JSON.stringify(Object.fromEntries(cases.map(([name, calendars]) => [name, refusalMs(calendars)]))))

function refusalMs(calendars) {
  const never = intersection(...calendars)
  const started = process.cpuUsage()
  try {
    never.add(Date.UTC(2026, 2, 3, 12), 3_600_000)
  } catch (error) {
    if (error.code !== 'never-opens') throw error
  }
  const { user, system } = process.cpuUsage(started)
  return (user + system) / 1000
}
