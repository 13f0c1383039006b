// The loops that are timed. Each query has its own loop for the library and another for the floor, so that V8 compiles no
// loop for two kinds of results. Each loop returns the sum of its results, so that V8 cannot skip computing them.

import { HOUR, STARTS, whole } from './questions.mjs'

/** Returns the loops of the floor and of the library with numbers only. */
export function numberContenders(desk, floor, { starts, ends }) {
  return [
    { name: 'floor add', calls: STARTS, run: () => floorAdds(floor, starts, 8 * HOUR) },
    { name: 'floor elapsed', calls: STARTS, run: () => floorSpans(floor, starts, ends) },
    { name: 'add 8', calls: STARTS, run: () => adds(desk, starts, 8 * HOUR) },
    { name: 'elapsed', calls: STARTS, run: () => spans(desk, starts, ends) },
  ]
}

/** Returns all loops of the floor and of the library. The calls of `tickets` each compute tickets (see round.mjs). */
export function allContenders(desk, floor, questions, tickets) {
  const { starts, startDates, endDates, startColumn, budgetColumn, out } = questions
  const histories = starts.slice(0, 1024).map(historyFrom)
  const explanations = startDates.slice(0, 256).map(tickets.explanationOf)
  const segments = startDates.slice(0, 64).reduce((sum, at) => sum + tickets.longExplanationOf(at).segments.length, 0)
  return [
    ...numberContenders(desk, floor, questions),
    { name: 'floor add, Date', calls: STARTS, run: () => floorDateAdds(floor, startDates, 8 * HOUR) },
    { name: 'floor batch', calls: STARTS, run: () => sampled(floor.addMany(startColumn, budgetColumn, out)) },
    { name: 'add 800', calls: STARTS, run: () => adds(desk, starts, 800 * HOUR) },
    { name: 'add 8000', calls: STARTS, run: () => adds(desk, starts, 8000 * HOUR) },
    { name: 'add Date', calls: STARTS, run: () => dateAdds(desk, startDates, 8 * HOUR) },
    { name: 'elapsed Dates', calls: STARTS, run: () => dateSpans(desk, startDates, endDates) },
    { name: 'batch', calls: STARTS, run: () => sampled(desk.addMany(startColumn, budgetColumn, out)) },
    { name: 'floor deadline, Date', calls: STARTS, run: () => floorDeadlines(floor, startDates) },
    { name: 'deadline', calls: STARTS, run: () => deadlines(tickets.deadlineOf, startDates) },
    { name: 'evaluate', calls: histories.length, run: () => evaluations(tickets.evaluationOf, histories) },
    { name: 'evaluateMany', calls: histories.length, run: () => manyEvaluations(tickets.evaluationsOf, histories) },
    { name: 'explain', calls: 256, run: () => explained(tickets.explanationOf, startDates, 256) },
    { name: 'explain 200', calls: segments, run: () => explained(tickets.longExplanationOf, startDates, 64) },
    { name: 'explainText', calls: 256, run: () => texts(tickets.textOf, explanations) },
  ]
}

/** Returns the three loops of a peer, named `<peer> 8`, `<peer> 800` and `<peer> elapsed`. */
export function peerContenders(peer, { starts, ends }) {
  const from = starts.slice(0, 1000).map(start => whole(start, peer.precision))
  const to = ends.slice(0, 1000).map(end => whole(end, peer.precision))
  const ask = (question, answer) => ({
    name: `${peer.name} ${question}`,
    calls: peer.calls[question],
    slow: true,
    run() {
      let sum = 0
      for (let k = 0; k < peer.calls[question]; k++) sum += answer(k)
      return sum
    },
  })
  return [
    ask('8', k => peer.add(from[k], 8)),
    ask('800', k => peer.add(from[k], 800)),
    ask('elapsed', k => peer.elapsed(from[k], to[k])),
  ]
}

function floorAdds(floor, starts, budget) {
  let sum = 0
  for (let k = 0; k < starts.length; k++) sum += floor.add(starts[k], budget)
  return sum
}

/** Measures the cost of Dates alone: reads one and makes one. */
function floorDateAdds(floor, starts, budget) {
  let sum = 0
  for (let k = 0; k < starts.length; k++) sum += new Date(floor.add(starts[k].getTime(), budget)).getTime()
  return sum
}

function floorSpans(floor, starts, ends) {
  let sum = 0
  for (let k = 0; k < starts.length; k++) sum += floor.elapsed(starts[k], ends[k])
  return sum
}

function adds(desk, starts, budget) {
  let sum = 0
  for (let k = 0; k < starts.length; k++) sum += desk.add(starts[k], budget)
  return sum
}

function spans(desk, starts, ends) {
  let sum = 0
  for (let k = 0; k < starts.length; k++) sum += desk.elapsed(starts[k], ends[k])
  return sum
}

function dateAdds(desk, starts, budget) {
  let sum = 0
  for (let k = 0; k < starts.length; k++) sum += desk.add(starts[k], budget).getTime()
  return sum
}

function dateSpans(desk, starts, ends) {
  let sum = 0
  for (let k = 0; k < starts.length; k++) sum += desk.elapsed(starts[k], ends[k])
  return sum
}

function deadlines(deadlineOf, starts) {
  let sum = 0
  for (let k = 0; k < starts.length; k++) sum += deadlineOf(starts[k]).dueAt.getTime()
  return sum
}

/** Measures the cost of the result alone: an object with two Dates. */
function floorDeadlines(floor, starts) {
  let sum = 0
  for (let k = 0; k < starts.length; k++) sum += floorDeadline(floor, starts[k]).dueAt.getTime()
  return sum
}

const NO_NOTICES = []

function floorDeadline(floor, reportedAt) {
  const at = reportedAt.getTime()
  return {
    dueAt: new Date(floor.add(at, 6 * HOUR)),
    startsAt: new Date(at),
    severity: 'high',
    target: 'firstResponse',
    clock: 'business',
    notices: NO_NOTICES,
  }
}

function manyEvaluations(evaluationsOf, histories) {
  let sum = 0
  for (const report of evaluationsOf(histories)) sum += report.targets.firstResponse.countedMs
  return sum
}

function explained(explanationOf, starts, count) {
  let sum = 0
  for (let k = 0; k < count; k++) sum += explanationOf(starts[k]).segments.length
  return sum
}

function texts(textOf, explanations) {
  let sum = 0
  for (let k = 0; k < explanations.length; k++) sum += textOf(explanations[k]).length
  return sum
}

function evaluations(evaluationOf, histories) {
  let sum = 0
  for (let k = 0; k < histories.length; k++) sum += evaluationOf(histories[k]).targets.firstResponse.countedMs
  return sum
}

/** Returns a history: reported, paused for two hours, responded after about four days. */
function historyFrom(start) {
  return [
    { at: start, type: 'reported', severity: 'high' },
    { at: start + HOUR, type: 'paused' },
    { at: start + 3 * HOUR, type: 'resumed' },
    { at: start + 90 * HOUR, type: 'responded' },
  ]
}

/** Returns the sum of every 256th value of a column. The batch has computed all of them, so a few are enough. */
function sampled(column) {
  let sum = 0
  for (let k = 0; k < column.length; k += 256) sum += column[k]
  return sum
}
