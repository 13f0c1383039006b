// Compares results before speed: nothing is measured unless the library returns the same result as the floor for every
// query. For the peers it counts how often they do.

import { HOUR, MINUTE, STARTS, whole } from './questions.mjs'

/** Checks `add` and `elapsed` with numbers: thousands of starts, also around openings and closings, budgets to 8,000 hours. */
export function checkNumbers(desk, floor, { starts, ends }) {
  const check = (at, budget) => same(`add(${at}, ${budget})`, desk.add(at, budget), floor.add(at, budget))
  const budgets = [1, MINUTE, 4 * HOUR, 8 * HOUR, 800 * HOUR, 8000 * HOUR, 12_345_678]
  for (let k = 0; k < 1000; k++) {
    const from = starts[k] + k // off the whole minute
    const to = ends[k] + 7 * k
    for (const budget of budgets) check(from, budget)
    same(`elapsed(${from}, ${to})`, desk.elapsed(from, to), floor.elapsed(from, to))
  }
  for (const [start, end] of floor.intervals.slice(0, 1000))
    for (const at of [start - 1, start, start + 1, end - 1, end, end + 1])
      for (const budget of [1, end - start, 2 * (end - start)]) check(at, budget)
}

/** Checks Dates, deadlines and batches. `deadlineOf` returns the deadline of a ticket with a budget of six hours. */
export function checkOtherForms(desk, floor, questions, deadlineOf) {
  const { starts, ends, startDates, endDates, startColumn, budgetColumn } = questions
  for (let k = 0; k < 1000; k++) {
    same(`add(Date ${starts[k]})`, desk.add(startDates[k], 8 * HOUR).getTime(), floor.add(starts[k], 8 * HOUR))
    same(`elapsed(Date ${starts[k]})`, desk.elapsed(startDates[k], endDates[k]), floor.elapsed(starts[k], ends[k]))
    same(`deadline(Date ${starts[k]})`, deadlineOf(startDates[k]).dueAt.getTime(), floor.add(starts[k], 6 * HOUR))
  }
  const due = desk.addMany(startColumn, budgetColumn)
  const expected = floor.addMany(startColumn, budgetColumn, new Float64Array(STARTS))
  for (let k = 0; k < STARTS; k++) same(`addMany at ${starts[k]}`, due[k], expected[k])
}

/** Returns how often a peer agrees with the floor, such as `300/300`: for 8 hours, 800 hours and elapsed time. */
export function agreementOf(peer, floor, { starts, ends }) {
  const from = starts.map(start => whole(start, peer.precision))
  const to = ends.map(end => whole(end, peer.precision))
  const share = (count, agrees) => `${from.slice(0, count).filter((_, k) => agrees(k)).length}/${count}`
  return {
    8: share(300, k => peer.add(from[k], 8) === floor.add(from[k], 8 * HOUR)),
    800: share(20, k => peer.add(from[k], 800) === floor.add(from[k], 800 * HOUR)),
    elapsed: share(100, k => peer.elapsed(from[k], to[k]) === floor.elapsed(from[k], to[k])),
  }
}

function same(question, answer, expected) {
  if (answer === expected) return
  console.error(`${question}: the library returns ${answer}, the floor ${expected}. Nothing was measured.`)
  process.exit(2)
}
