// Run in a process of its own, since a compiler's luck lasts as long as a process: the same code may be a sixth faster or
// slower in the next one. Prints JSON.
//
//   node round.mjs agreement   checks the library's answers against the floor's, and counts the peers' right ones
//   node round.mjs speed       measures everybody once
//   node round.mjs text        measures numbers in a process that has mostly dealt with text and other objects

import { agreementOf, checkNumbers, checkOtherForms } from './agreement.mjs'
import { allContenders, numberContenders, peerContenders } from './contenders.mjs'
import { deskSpec, importLibrary } from './desk.mjs'
import { Floor } from './floor.mjs'
import { measure } from './measure.mjs'
import { FIRST_YEAR, HOUR, LAST_YEAR, makeQuestions } from './questions.mjs'

process.env.TZ = 'Europe/Rome' // the peers know only the process's own clock; library and floor do not look at it
const { peersOf } = await import('./peers.mjs')
const sla = await importLibrary()

const desk = sla.businessCalendar(deskSpec(sla.italianHolidays))
const floor = new Floor(FIRST_YEAR, LAST_YEAR)
const questions = makeQuestions()
const peers = peersOf([FIRST_YEAR, FIRST_YEAR + 1, FIRST_YEAR + 2, FIRST_YEAR + 3])
const tasks = { agreement, speed, text }
console.log(JSON.stringify(tasks[process.argv[2]]()))

function agreement() {
  checkNumbers(desk, floor, questions)
  checkOtherForms(desk, floor, questions, deadlineOf)
  return {
    peers: peers.map(peer => ({
      name: peer.name,
      note: peer.note,
      calls: peer.calls,
      right: agreementOf(peer, floor, questions),
    })),
  }
}

/**
 * Nanoseconds a call by name: first, with `early` before the names, of a process that knows one calendar and only
 * numbers; then of one that has asked several calendars, with numbers and with Dates.
 */
function speed() {
  const early = measure(numberContenders(desk, floor, questions))
  askAround([HOUR], at => [at, new Date(at)])
  const late = measure([
    ...allContenders(desk, floor, questions, deadlineOf, evaluationOf).filter(isBuilt),
    ...peers.flatMap(peer => peerContenders(peer, questions)),
  ])
  return { times: { ...prefixed('early', early.times), ...late.times }, checksum: early.checksum + late.checksum }
}

/** The same for numbers, with `text` before the names, after every kind of instant and budget. */
function text() {
  askAround([HOUR, 'PT1H', { hours: 1 }], at => [
    at,
    new Date(at),
    new Date(at).toISOString(),
    { epochMilliseconds: at },
  ])
  const { times, checksum } = measure(numberContenders(desk, floor, questions))
  return { times: prefixed('text', times), checksum }
}

/** What a process has asked before: the same methods, of calendars of every kind. */
function askAround(budgets, instantsOf) {
  const tokyo = sla.businessCalendar({ timeZone: 'Asia/Tokyo', hours: { 'mon-sat': '08:00-17:00' } })
  const calendars = [
    desk,
    tokyo,
    sla.alwaysOpen,
    sla.union(desk, tokyo),
    sla.difference(tokyo, desk),
    sla.italianOffice,
  ]
  for (let k = 0; k < 2000; k++)
    for (const calendar of calendars)
      for (const instant of instantsOf(questions.starts[k]))
        calendar.elapsed(instant, calendar.add(instant, budgets[k % budgets.length]))
}

function prefixed(word, times) {
  return Object.fromEntries(Object.entries(times).map(([name, ns]) => [`${word} ${name}`, ns]))
}

/** Whether the library that was built has what a contender asks for. */
function isBuilt({ name }) {
  return name !== 'evaluate' || 'evaluate' in sla
}

function deadlineOf(reportedAt) {
  return sla.deadline({ severity: 'high', reportedAt, calendar: desk, policy: sla.msaBusiness })
}

function evaluationOf(events) {
  return sla.evaluate({ policy: sla.msaBusiness, calendar: desk, events, now: events[events.length - 1].at + HOUR })
}
