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

console.log(JSON.stringify({ onePlace: refusalMs(onePlace), threePlaces: refusalMs(threePlaces) }))

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
