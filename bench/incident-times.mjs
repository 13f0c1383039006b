// How long the evaluation of the log takes, next to what reading it takes and next to the floor.

import { Floor } from './floor.mjs'
import { evaluateAll } from './incident-evaluation.mjs'
import { parse } from './incident-rows.mjs'
import { measure, median } from './measure.mjs'
import { FIRST_YEAR, HOUR, LAST_YEAR, makeQuestions, STARTS } from './questions.mjs'

export const PASSES = 5
export const PARSINGS = 3
/** Where the floor's `add` takes more nanoseconds, the machine was busy. */
export const FLOOR_LIMIT_NS = 25

/**
 * Evaluations by the name of the contract, and parsing, each with the `middle` and the `least` of their milliseconds.
 * Histories that fail are left out: an error takes longer than an answer.
 */
export function timesOf(evaluate, contracts, tickets, text) {
  let checksum = 0
  const evaluations = {}
  for (const [name, contract] of Object.entries(contracts)) {
    const { policy, calendar, now } = contract
    const { reports } = evaluateAll(evaluate, contract, tickets)
    const histories = tickets.filter((_, k) => reports[k]).map(({ events }) => events)
    reports.length = 0 // so that the collector has no more to keep than the log
    const pass = () => {
      for (const events of histories)
        checksum += evaluate({ policy, calendar, events, now }).targets.firstResponse.countedMs
    }
    evaluations[name] = { ...timed(pass, PASSES), histories: histories.length, events: histories.flat().length }
  }
  return { evaluations, parsing: timed(() => parse(text), PARSINGS), floorNs: floorTime(), checksum }
}

/** The middle and the least of the milliseconds of some runs, after one that is not timed. */
function timed(run, runs) {
  run()
  const times = Array.from({ length: runs }, () => {
    const before = performance.now()
    run()
    return performance.now() - before
  })
  return { middle: median(times), least: Math.min(...times) }
}

function floorTime() {
  const floor = new Floor(FIRST_YEAR, LAST_YEAR)
  const { starts } = makeQuestions()
  const run = () => {
    let sum = 0
    for (let k = 0; k < starts.length; k++) sum += floor.add(starts[k], 8 * HOUR)
    return sum
  }
  return measure([{ name: 'floor', calls: STARTS, run }]).times.floor
}
