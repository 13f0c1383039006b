// `npm run bench`: checks that the results are equal, measures and prints Markdown.
// Exit code 0: every limit is met; 1: a limit is exceeded, or the floor is so slow that the run is void; 2: nothing could be
// measured.

import { execFileSync } from 'node:child_process'
import { cpus, loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import { median } from './measure.mjs'
import { SEED, START_YEARS, STARTS } from './questions.mjs'
import { allJudgements, atLeast, atMost, grouped, notJudged, row, table } from './table.mjs'

const ROUNDS = 5
const FLOOR_LIMIT_NS = 25

printSetting()
const { peers } = child('round.mjs', ['agreement'])
console.log('The library and the floor returned the same result for every query.')
const rounds = Array.from({ length: ROUNDS }, () => {
  const [speed, text] = [child('round.mjs', ['speed']), child('round.mjs', ['text'])]
  return { times: { ...speed.times, ...text.times }, checksum: speed.checksum + text.checksum }
})
printFloor()
printLibrary()
printPeers()
printFirstDeadline()
printMemory()
printVerdict()

function printSetting() {
  const [processor] = cpus()
  console.log(`Node ${process.version} (V8 ${process.versions.v8}, tzdata ${process.versions.tz}), ${process.platform}`)
  console.log(`${process.arch}, ${cpus().length} × ${processor?.model}, load ${loadavg()[0].toFixed(2)}.`)
  console.log(`Seed ${SEED}, ${grouped(STARTS)} starts over ${START_YEARS} years, medians of ${ROUNDS} processes.`)
}

function printFloor() {
  table('The floor', ['', 'ns per call', 'limit', 'verdict'])
  for (const name of ['floor add', 'floor elapsed', 'floor batch'])
    row([name, ns(name).toFixed(1), ...atMost(name, ns(name), FLOOR_LIMIT_NS)])
}

function printLibrary() {
  table('The library', ['', 'ns per call', 'times', 'of', 'limit', 'verdict'])
  const compare = (label, name, base, limit) => {
    const verdict = limit ? atMost(label, ratio(name, base), limit) : notJudged
    row([label, ns(name).toFixed(1), ratio(name, base).toFixed(2), base, ...verdict])
  }
  compare('`add`, numbers', 'add 8', 'floor add', 1.6)
  compare('`elapsed`, numbers', 'elapsed', 'floor elapsed', 1.6)
  compare('`add`, Date', 'add Date', 'floor add', 5)
  compare('`elapsed`, Dates', 'elapsed Dates', 'floor elapsed', 5)
  compare('`deadline`, Date', 'deadline', 'floor add', 12)
  compare('`addMany`', 'batch', 'floor batch', 1.1)
  compare('`add`, 800 hours', 'add 800', 'add 8', 1.3)
  compare('`add`, 8,000 hours', 'add 8000', 'add 8', 1.3)
  if (rounds[0].times.evaluate) compare('`evaluate`, four events', 'evaluate', 'floor add')
  compare('the floor itself with Dates', 'floor add, Date', 'floor add')
  compare('`add`, in a process that has done nothing else', 'early add 8', 'early floor add')
  compare('`elapsed`, in a process that has done nothing else', 'early elapsed', 'early floor elapsed')
  compare('`add`, in a process that has used much text', 'text add 8', 'text floor add')
  compare('`elapsed`, in a process that has used much text', 'text elapsed', 'text floor elapsed')
  const millions = name => `${(1000 / ns(name)).toFixed(1)} million`
  console.log(
    `\n\`addMany\` computes ${millions('batch')} deadlines per second, the floor's batch ${millions('floor batch')}.`,
  )
}

function printPeers() {
  table('The peers', ['', 'query', 'µs per call', "times the library's", 'calls', 'right', 'limit', 'verdict'])
  const limits = { 'moment-business-time 8': 1000, 'moment-business-time 800': 50_000 }
  for (const peer of peers)
    for (const [key, question, own] of [
      ['8', 'add 8 hours', 'add 8'],
      ['800', 'add 800 hours', 'add 800'],
      ['elapsed', 'elapsed, to 30 days', 'elapsed'],
    ]) {
      const name = `${peer.name} ${key}`
      const times = ratio(name, own)
      const verdict = limits[name] ? atLeast(`${peer.name}, ${question}`, times, limits[name]) : notJudged
      const calls = `${ROUNDS} × ${peer.calls[key]}`
      row([peer.name, question, grouped(ns(name) / 1000), grouped(times), calls, peer.right[key], ...verdict])
    }
  console.log('')
  for (const { name, note } of peers) console.log(`- ${name}: ${note}.`)
}

/** Returns nanoseconds per call: the median of the rounds. */
function ns(name) {
  return median(rounds.map(({ times }) => times[name]))
}

/** Returns the median of the ratios of the rounds. */
function ratio(name, base) {
  return median(rounds.map(({ times }) => times[name] / times[base]))
}

function printFirstDeadline() {
  table('The first deadline, each in a new process', ['', 'import, ms', 'first deadline, ms', 'limit', 'verdict'])
  for (const [label, args] of [
    ['with the presets', []],
    ['with a calendar built for it', ['own']],
  ]) {
    child('first-call.mjs', args) // brings the files into the cache
    const runs = Array.from({ length: 9 }, () => child('first-call.mjs', args))
    const first = median(runs.map(run => run.firstMs))
    const imported = median(runs.map(run => run.importMs))
    row([label, imported.toFixed(1), first.toFixed(1), ...atMost(`first deadline ${label}`, first, 10)])
  }
}

function printMemory() {
  const years = child('memory.mjs', ['years'], ['--expose-gc'])
  const customers = child('memory.mjs', ['customers'], ['--expose-gc', '--max-old-space-size=8192'])
  const kilobytes = bytes => `${(bytes / 1024).toFixed(1)} KB`
  const megabytes = bytes => `${grouped(bytes / 2 ** 20)} MB`
  table('Memory', ['', 'value', 'limit, KB', 'verdict'])
  row(['a compiled year', kilobytes(years.bytesAYear), ...atMost('a compiled year', years.bytesAYear / 1024, 32)])
  row(['a calendar, not queried yet', kilobytes(years.bytesUncompiled), ...notJudged])
  row(['a calendar, queried once', kilobytes(years.bytesAskedOnce), ...notJudged])
  table(`${customers.calendars.toLocaleString('en')} customers with one calendar each, queried once`, [
    '',
    'all',
    'each',
  ])
  row([
    'time',
    `${(customers.ms / 1000).toFixed(1)} s`,
    `${((1000 * customers.ms) / customers.calendars).toFixed(0)} µs`,
  ])
  row(['memory', megabytes(customers.bytesEach * customers.calendars), kilobytes(customers.bytesEach)])
  row(['memory of the process', megabytes(customers.rss), ''])
}

function printVerdict() {
  const checksum = rounds.reduce((sum, round) => sum + round.checksum, 0)
  console.log(`\nSum of all results ${checksum}; load at the end ${loadavg()[0].toFixed(2)}.`)
  const missed = allJudgements().filter(({ ok }) => !ok)
  const isVoid = missed.some(({ what }) => what.startsWith('floor'))
  if (isVoid) console.log(`**Void**: the floor is above ${FLOOR_LIMIT_NS} ns. Repeat the run on an idle machine.`)
  if (missed.length > 0) console.log(`Missed: ${missed.map(({ what }) => what).join('; ')}.`)
  else console.log(`All ${allJudgements().length} limits are met.`)
  process.exitCode = missed.length > 0 ? 1 : 0
}

/** Runs a script of this folder in its own process and returns its output. Exits with code 2 if the script fails. */
function child(file, args, nodeArgs = []) {
  const path = fileURLToPath(new URL(file, import.meta.url))
  try {
    return JSON.parse(execFileSync(process.execPath, [...nodeArgs, path, ...args], { encoding: 'utf8' }))
  } catch (error) {
    if (error.status === undefined) throw error
    process.exit(2) // the script has printed the reason
  }
}
