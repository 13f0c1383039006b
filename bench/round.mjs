// Measures once, in its own process, and prints JSON. V8 may compile the same code a sixth faster or slower in another process.
//
//   node round.mjs agreement   compares the library's results with the floor's, and counts the right results of the peers
//   node round.mjs speed       measures all contenders
//   node round.mjs text        measures numbers in a process that has mostly used text and other objects

import { agreementOf, checkNumbers, checkOtherForms } from './agreement.mjs'
import { allContenders, numberContenders, peerContenders } from './contenders.mjs'
import { deskSpec, importLibrary } from './desk.mjs'
import { Floor } from './floor.mjs'
import { measure } from './measure.mjs'
import { measurePandas } from './pandas.mjs'
import { FIRST_YEAR, HOUR, LAST_YEAR, makeQuestions } from './questions.mjs'

process.env.TZ = 'Europe/Rome' // for the peers, which use the zone of the process; the library and the floor ignore it
const { peersOf } = await import('./peers.mjs')
const sla = await importLibrary()

const desk = sla.businessCalendar(deskSpec(sla.italianHolidays))
const floor = new Floor(FIRST_YEAR, LAST_YEAR)
const questions = makeQuestions()
const YEARS = [FIRST_YEAR, FIRST_YEAR + 1, FIRST_YEAR + 2, FIRST_YEAR + 3]
const peers = peersOf(YEARS)
const policy = sla.msaBusiness
const longPolicy = sla.slaPolicy({
  name: 'Long',
  severities: { high: { level: 1, firstResponse: { within: { hours: 200 }, clock: 'business' } } },
})
const nowOf = events => events[events.length - 1].at + HOUR
/** The calls for tickets of severity high: six working hours. */
const tickets = {
  deadlineOf: reportedAt => sla.deadline({ severity: 'high', reportedAt, calendar: desk, policy }),
  evaluationOf: events => sla.evaluate({ policy, calendar: desk, events, now: nowOf(events) }),
  evaluationsOf: histories =>
    sla.evaluateMany(
      histories.map(events => ({ events, now: nowOf(events) })),
      { policy, calendar: desk },
    ),
  explanationOf: reportedAt => sla.explain({ severity: 'high', reportedAt, calendar: desk, policy }),
  longExplanationOf: reportedAt => sla.explain({ severity: 'high', reportedAt, calendar: desk, policy: longPolicy }),
  textOf: explanation => sla.explainText(explanation),
}
const tasks = { agreement, speed, text }
console.log(JSON.stringify(tasks[process.argv[2]]()))

function agreement() {
  checkNumbers(desk, floor, questions)
  checkOtherForms(desk, floor, questions, tickets.deadlineOf)
  return {
    peers: peers.map(peer => ({
      name: peer.name,
      version: peer.version,
      note: peer.note,
      calls: peer.calls,
      right: agreementOf(peer, floor, questions),
    })),
    pandas: measurePandas(floor, questions, YEARS),
  }
}

/**
 * Returns nanoseconds per call by name. Names that begin with `early` were measured after one calendar with numbers only, the
 * others after several calendars with numbers and Dates.
 */
function speed() {
  const early = measure(numberContenders(desk, floor, questions))
  askAround([HOUR], at => [at, new Date(at)])
  const late = measure([
    ...allContenders(desk, floor, questions, tickets),
    ...peers.flatMap(peer => peerContenders(peer, questions)),
  ])
  return { times: { ...prefixed('early', early.times), ...late.times }, checksum: early.checksum + late.checksum }
}

/** Returns the same for numbers, after every kind of instant and budget. The names begin with `text`. */
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

/** Calls the same methods of every kind of calendar, as a busy process would before. */
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
