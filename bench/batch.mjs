// Measures tickets in columns: deadlineMany and judgeMany for one calendar, and addManyAcross for 840 calendars in random
// order. judgeMany returns what addMany and elapsedMany return, so both of them are measured, too. All results are first
// compared with the floor, or with `add` row by row. Prints JSON, in nanoseconds per ticket.
// Exit code 2: a result is wrong, or the build is missing.
//
//   node bench/batch.mjs

import { loadavg } from 'node:os'
import { deskSpec, importLibrary } from './desk.mjs'
import { Floor } from './floor.mjs'
import { measure, seeded } from './measure.mjs'
import { FIRST_YEAR, HOUR, LAST_YEAR, makeQuestions, STARTS } from './questions.mjs'

const CALENDARS = 840
const ZONES = ['Europe/Rome', 'Europe/London', 'America/New_York', 'Asia/Tokyo', 'Asia/Kolkata', 'Australia/Sydney']
const BUDGETS = [2, 6, 8, 10]

const sla = await importLibrary()
const { addManyAcross, deadlineMany, judgeMany } = await import('../dist/compliance.js')
const { starts, ends, startColumn, budgetColumn, out } = makeQuestions()
const floor = new Floor(FIRST_YEAR, LAST_YEAR)
const desk = sla.businessCalendar(deskSpec(sla.italianHolidays))
const names = BUDGETS.map(hours => `s${hours}`)
const policy = sla.slaPolicy({
  name: 'Four severities',
  channels: ['web'],
  severities: Object.fromEntries(
    names.map((name, k) => [
      name,
      { level: k + 1, firstResponse: { within: { hours: BUDGETS[k] }, clock: 'business' } },
    ]),
  ),
})
const severity = Uint8Array.from(budgetColumn, budget => BUDGETS.indexOf(budget / HOUR))
const stopped = Float64Array.from(ends, (end, k) => (k % 50 ? Math.max(end, starts[k]) : Number.NaN))
const now = Date.UTC(LAST_YEAR, 0)
const lasts = stopped.map(at => (Number.isNaN(at) ? now : at))
const columns = { severity, reported: startColumn, stopped }
const verdicts = judgeMany(policy, [desk], columns, { now })
const { desks, index } = manyDesks()

const contenders = [
  { name: 'floor', run: () => sampled(floor.addMany(startColumn, budgetColumn, out)) },
  {
    name: 'deadlineMany',
    run: () => sampled(deadlineMany(policy, [desk], { severity, reported: startColumn }, {}, out)),
  },
  { name: 'judgeMany', run: () => sampled(judgeMany(policy, [desk], columns, { now }, verdicts).countedMs) },
  {
    name: 'addAndElapsed',
    run: () =>
      sampled(desk.addMany(startColumn, budgetColumn, out)) + sampled(desk.elapsedMany(startColumn, lasts, out)),
  },
  { name: 'addAcross', run: () => sampled(addManyAcross(desks, index, startColumn, budgetColumn, out)) },
  { name: 'addEach', run: () => sampled(addEach()) },
].map(contender => ({ ...contender, calls: STARTS }))

checkResults()
const { times } = measure(contenders)
const figure = name => ({ ns: times[name], times: times[name] / times.floor })
console.log(
  JSON.stringify({
    load: loadavg()[0],
    floorNs: times.floor,
    calendars: CALENDARS,
    deadlineMany: figure('deadlineMany'),
    judgeMany: figure('judgeMany'),
    addAndElapsedMany: figure('addAndElapsed'),
    addManyAcross: figure('addAcross'),
    addEach: figure('addEach'),
  }),
)

function manyDesks() {
  const random = seeded(840)
  const desks = Array.from({ length: CALENDARS }, (_, i) =>
    sla.businessCalendar({
      timeZone: ZONES[i % ZONES.length],
      hours: { 'mon-fri': `0${7 + (i % 3)}:${String(10 + (i % 50))}-18:00` },
      holidays: [{ month: 1 + (i % 12), day: 1 + (i % 28) }],
    }),
  )
  return { desks, index: Uint16Array.from(starts, () => Math.floor(random() * CALENDARS)) }
}

function addEach() {
  for (let k = 0; k < STARTS; k++) out[k] = desks[index[k]].add(starts[k], budgetColumn[k])
  return out
}

function checkResults() {
  const due = deadlineMany(policy, [desk], { severity, reported: startColumn })
  const expected = floor.addMany(startColumn, budgetColumn, new Float64Array(STARTS))
  const judged = judgeMany(policy, [desk], columns, { now })
  const across = addManyAcross(desks, index, startColumn, budgetColumn)
  for (let k = 0; k < STARTS; k++) {
    const isRight =
      due[k] === expected[k] &&
      judged.countedMs[k] === floor.elapsed(starts[k], lasts[k]) &&
      (judged.outcome[k] === 1) === lasts[k] > due[k] &&
      across[k] === desks[index[k]].add(starts[k], budgetColumn[k])
    if (isRight) continue
    console.error(`The results of row ${k} differ.`)
    process.exit(2)
  }
}

/** Returns the sum of every 64th result, so that the loop cannot be skipped. */
function sampled(results) {
  let sum = 0
  for (let k = 0; k < results.length; k += 64) sum += results[k]
  return sum
}
