// Measures the memory of calendars and prints it as JSON. Runs in its own process with --expose-gc.
//
//   node --expose-gc memory.mjs years       the memory that a year adds to a compiled calendar
//   node --expose-gc memory.mjs customers   the memory of 20,000 different calendars, each built and queried once

import { deskSpec, importLibrary } from './desk.mjs'

const { businessCalendar, italianHolidays } = await importLibrary()
const noon = year => Date.UTC(year, 5, 15, 12)

console.log(JSON.stringify(process.argv[2] === 'customers' ? customers(20_000) : years(100, 2026, 2041)))

/**
 * Returns the bytes that a year adds to a calendar, heap and array buffers together. Many calendars are queried about the first
 * year, then about each later year in order. Years that they compile in advance count too.
 */
function years(calendars, first, last) {
  const warmUp = businessCalendar(deskSpec(italianHolidays))
  for (let year = first; year <= last; year++) warmUp.isOpen(noon(year))
  // V8 forgets code that has not run for some collections, so that it must not be counted.
  for (let i = 0; i < 20; i++) bytesInUse()
  const kept = []
  const before = bytesInUse()
  for (let k = 0; k < calendars; k++) kept.push(businessCalendar(deskSpec(italianHolidays)))
  const built = bytesInUse()
  for (const calendar of kept) calendar.isOpen(noon(first))
  const askedOnce = bytesInUse()
  for (let year = first + 1; year <= last; year++) for (const calendar of kept) calendar.isOpen(noon(year))
  const askedAll = bytesInUse()
  return {
    calendars: kept.length,
    years: last - first + 1,
    bytesUncompiled: (built - before) / calendars,
    bytesAskedOnce: (askedOnce - before) / calendars,
    bytesAYear: (askedAll - built) / calendars / (last - first + 1),
  }
}

/** Builds the calendars of many customers, each with its own hours and an own holiday, in six zones. Queries each once. */
function customers(count) {
  const zones = ['Europe/Rome', 'Europe/Berlin', 'Europe/London', 'America/New_York', 'America/Sao_Paulo', 'Asia/Tokyo']
  const before = bytesInUse()
  const started = process.cpuUsage()
  const kept = []
  let checksum = 0
  for (let k = 0; k < count; k++) {
    const opening = `0${7 + (k % 3)}:${k % 2 === 0 ? '00' : '30'}`
    const calendar = businessCalendar({
      name: `Customer ${k}`,
      timeZone: zones[k % zones.length],
      hours: { 'mon-fri': [`${opening}-13:00`, '14:00-18:00'] },
      holidays: [...italianHolidays, { name: 'Patron saint', month: 1 + (k % 12), day: 1 + (k % 28) }],
    })
    checksum += calendar.add(noon(2026) + k * 60_000, 28_800_000)
    kept.push(calendar)
  }
  const { user, system } = process.cpuUsage(started)
  const ms = (user + system) / 1000
  return {
    calendars: kept.length,
    ms,
    bytesEach: (bytesInUse() - before) / count,
    rss: process.memoryUsage.rss(),
    checksum,
  }
}

function bytesInUse() {
  globalThis.gc()
  globalThis.gc()
  const { heapUsed, external } = process.memoryUsage() // external includes the array buffers
  return heapUsed + external
}
