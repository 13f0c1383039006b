// Measures how long the evaluation of the log takes, compared with parsing it and with the floor.

import { Floor } from './floor.mjs'
import { evaluateAll } from './incident-evaluation.mjs'
import { parse } from './incident-rows.mjs'
import { measure, median } from './measure.mjs'
import { FIRST_YEAR, HOUR, LAST_YEAR, makeQuestions, STARTS } from './questions.mjs'

export const PASSES = 5
export const PARSINGS = 3
/** If the floor's `add` takes more nanoseconds, the machine was busy. */
export const FLOOR_LIMIT_NS = 25

/**
 * Returns the times of the evaluations, by contract, and of parsing: each the median (`middle`) and the minimum (`least`), in
 * milliseconds. Histories that fail are excluded, because an error takes longer than a result.
 */
export function timesOf(evaluate, contracts, tickets, text) {
  let checksum = 0
  const evaluations = {}
  for (const [name, contract] of Object.entries(contracts)) {
    const { policy, calendar, now } = contract
    const { reports } = evaluateAll(evaluate, contract, tickets)
    const histories = tickets.filter((_, k) => reports[k]).map(({ events }) => events)
    reports.length = 0 // so that the garbage collector can free the reports
    const pass = () => {
      for (const events of histories)
        checksum += evaluate({ policy, calendar, events, now }).targets.firstResponse.countedMs
    }
    evaluations[name] = { ...timed(pass, PASSES), histories: histories.length, events: histories.flat().length }
  }
  return { evaluations, parsing: timed(() => parse(text), PARSINGS), floorNs: floorTime(), checksum }
}

/** Returns the median and the minimum of some runs, in milliseconds, after one run that is not timed. */
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
