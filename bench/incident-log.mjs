// Evaluates the state log of a real help desk and prints the results and the time as Markdown.
//
//   node bench/incident-log.mjs incident-log.csv.gz
//
// Exit code 0: every history was evaluated and the limit is met; 1: a history failed, the limit is exceeded, or the floor is
// too slow; 2: nothing could be measured.

import { cpus, loadavg } from 'node:os'
import { importLibrary } from './desk.mjs'
import { contractsOf } from './incident-contracts.mjs'
import { evaluateAll, stateOf, tally, without } from './incident-evaluation.mjs'
import { eventsOf, readings } from './incident-history.mjs'
import { parse, readLog, ticketsOf } from './incident-rows.mjs'
import { FLOOR_LIMIT_NS, PARSINGS, PASSES, timesOf } from './incident-times.mjs'
import { allJudgements, atMost, notJudged, row, table } from './table.mjs'

const LIMIT_US = 2
const STATES = ['met', 'breached', 'running', 'paused', 'pending', 'no verdict']

const text = readLog(process.argv[2] ?? process.env.SLA_INCIDENT_LOG)
const sla = await importLibrary()
const tickets = ticketsOf(parse(text)).map(ticket => ({ ...ticket, events: eventsOf(ticket.rows) }))
const contracts = contractsOf(sla)
const times = timesOf(sla.evaluate, contracts, tickets, text) // before the answers of other passes fill the memory

printSetting()
printLog()
const evaluated = printEvaluations()
printVerdicts('response', 'firstResponse')
printVerdicts('resolution', 'resolution')
printDifferences()
printTimes()
printTickets()
printVerdict()

function printSetting() {
  const [processor] = cpus()
  console.log(`Node ${process.version} (V8 ${process.versions.v8}, tzdata ${process.versions.tz}), ${process.platform}`)
  console.log(`${process.arch}, ${cpus().length} × ${processor?.model}, load ${loadavg()[0].toFixed(2)}.`)
  console.log(`Times of the log are read as UTC. Judged at ${new Date(contracts.response.now).toISOString()}.`)
}

function printLog() {
  const rows = tickets.flatMap(ticket => ticket.rows)
  const events = tickets.flatMap(ticket => ticket.events)
  const late = tickets.flatMap(({ rows }) => rows.filter(({ updatedAt }, k) => updatedAt < rows[k - 1]?.updatedAt))
  table('The log', ['', 'count'])
  row(['tickets', count(tickets.length)])
  row(['rows', count(rows.length)])
  row(['rows earlier than the one before', count(late.length)])
  row(['events', count(events.length)])
  row(['the longest history, events', count(Math.max(...tickets.map(ticket => ticket.events.length)))])

  table('What the log says', ['', 'value', 'rows', 'read as'])
  const firsts = tickets.map(ticket => ticket.rows[0])
  printReadings('state', tally(rows.map(({ state }) => state)))
  printReadings('priority', tally(rows.map(({ priority }) => priority)))
  printReadings('contact type', tally(firsts.map(({ contactType }) => contactType)))
  console.log("\nThe contact types are those of each ticket's first row.")

  table('Events', ['', 'count', 'in tickets'])
  for (const [type, times] of tally(events.map(event => event.type))) {
    const having = tickets.filter(ticket => ticket.events.some(event => event.type === type))
    row([`\`${type}\``, count(times), count(having.length)])
  }
}

function printReadings(column, values) {
  for (const [value, times] of values)
    row([column, `${value}`, count(times), readings[column](value) ?? '**not mapped**'])
}

/** Evaluates every history with each contract and each selection of events. Lists every failure. */
function printEvaluations() {
  const answers = {}
  table('Evaluations', ['', 'histories', 'events without effect', 'failed', 'limit', 'verdict'])
  const failed = []
  for (const [name, contract] of Object.entries(contracts))
    for (const [pick, label, events] of [
      ['all', 'all events'],
      ['noPauses', 'without pauses', without('paused', 'resumed')],
      ['noChanges', 'without changes of severity', without('severityChanged')],
    ]) {
      const { reports, failures } = evaluateAll(sla.evaluate, contract, tickets, events)
      answers[name] = { ...answers[name], [pick]: reports }
      const ignored = reports.reduce((sum, report) => sum + (report?.ignored.length ?? 0), 0)
      const what = `${contract.policy.name}, ${label}`
      const failing = [...failures.values()].flat().length
      row([what, count(reports.length), count(ignored), failing, ...atMost(`failures of ${what}`, failing, 0)])
      for (const [code, messages] of failures)
        failed.push(`- ${what}: \`${code}\`, ${messages.length} times:`, ...messages.map(message => `  - ${message}`))
    }
  if (failed.length > 0) console.log(['', ...failed].join('\n'))
  return answers
}

function printVerdicts(contract, target) {
  const { all } = evaluated[contract]
  table(`\`${target}\`, ${contracts[contract].policy.name}`, ['severity at the end', 'tickets', ...STATES])
  const verdictsOf = reports => STATES.map(state => count(reports.filter(one => stateOf(one, target) === state).length))
  for (const severity of ['critical', 'high', 'medium', 'low']) {
    const reports = all.filter(report => report?.severity === severity)
    row([severity, count(reports.length), ...verdictsOf(reports)])
  }
  row(['all', count(all.length), ...verdictsOf(all)])
}

function printDifferences() {
  table('What made the difference', ['', '`firstResponse`', '`resolution`'])
  const cells = cell => [cell(evaluated.response, 'firstResponse'), cell(evaluated.resolution, 'resolution')]
  row(['verdicts changed by pauses', ...cells((answers, target) => changes(answers.noPauses, answers.all, target))])
  row([
    'verdicts changed by changes of severity',
    ...cells((answers, target) => changes(answers.noChanges, answers.all, target)),
  ])
  row([
    'tickets with a breach on record that the last state does not show',
    ...cells(({ all }, target) => count(all.filter(report => isHidden(report, target)).length)),
  ])
  row([
    'breaches on record',
    ...cells(({ all }, target) => count(all.reduce((sum, report) => sum + breachesOf(report, target).length, 0))),
  ])
}

/** Returns how many states differ, and how often each change occurs. */
function changes(before, after, target) {
  const pairs = before.map((report, k) => [stateOf(report, target), stateOf(after[k], target)])
  const changed = pairs.filter(([from, to]) => from !== to)
  const kinds = tally(changed.map(([from, to]) => `${from} to ${to}`)).map(([kind, times]) => `${kind} ${count(times)}`)
  return count(changed.length) + (kinds.length > 0 ? ` (${kinds.join(', ')})` : '')
}

function isHidden(report, target) {
  return breachesOf(report, target).length > 0 && stateOf(report, target) !== 'breached'
}

function breachesOf(report, target) {
  return (report?.breaches ?? []).filter(breach => breach.target === target)
}

function printTimes() {
  const { evaluations, parsing, floorNs, checksum } = times
  const columns = ['ms', 'minimum, ms', 'µs per ticket', 'µs per event', 'times parsing', 'limit', 'verdict']
  table('Time', [`medians of ${PASSES} passes, ${PARSINGS} parsings`, ...columns])
  for (const [name, { middle, least, histories, events }] of Object.entries(evaluations)) {
    const label = `\`evaluate\`, ${contracts[name].policy.name}`
    const [ticketUs, eventUs] = [histories, events].map(number => (1000 * middle) / number)
    const verdict = name === 'response' ? atMost(`${label}, µs per event`, eventUs, LIMIT_US) : notJudged
    const share = (middle / parsing.middle).toFixed(2)
    row([label, middle.toFixed(0), least.toFixed(0), ticketUs.toFixed(2), eventUs.toFixed(2), share, ...verdict])
  }
  row(['parsing the CSV text', parsing.middle.toFixed(0), parsing.least.toFixed(0), '', '', '1.00', ...notJudged])
  table('The floor, right after it', ['', 'ns per call', 'limit', 'verdict'])
  row(['`add` of the floor', floorNs.toFixed(1), ...atMost('floor', floorNs, FLOOR_LIMIT_NS)])
  console.log(`\nSum of all results ${checksum}; load at the end ${loadavg()[0].toFixed(2)}.`)
}

/** Prints the first tickets of the log whose verdict depends on a pause, is a breach, or depends on a change of severity. */
function printTickets() {
  const { response, resolution } = evaluated
  const paused = tickets.findIndex((_, k) => isMetByPause(resolution, k))
  const late = response.all.findIndex(report => stateOf(report, 'firstResponse') === 'breached')
  const changed = response.all.findIndex(
    (report, k) => stateOf(report, 'firstResponse') !== stateOf(response.noChanges[k], 'firstResponse'),
  )
  printTicket('Met because of a pause', paused, contracts.resolution, 'resolution', 'en')
  printTicket('Breached', late, contracts.response, 'firstResponse', 'en')
  printTicket('Verdict changed by a change of severity', changed, contracts.response, 'firstResponse', 'en', 'it')
}

function isMetByPause({ all, noPauses }, k) {
  return stateOf(all[k], 'resolution') === 'met' && stateOf(noPauses[k], 'resolution') === 'breached'
}

function printTicket(title, k, contract, target, ...locales) {
  console.log(`\n### ${title}\n`)
  if (k < 0) return console.log('The log has no ticket of this kind.')
  const { number, events } = tickets[k]
  console.log(`Ticket ${number}, events in UTC:\n`)
  for (const { at, type, ...more } of events)
    console.log(`- ${new Date(at).toISOString().slice(0, 16)} ${type} ${Object.values(more).join(', ')}`.trimEnd())
  const explanation = sla.explain({ ...contract, events, target })
  for (const locale of locales) console.log(`\n\`\`\`text\n${sla.explainText(explanation, { locale })}\n\`\`\``)
}

function printVerdict() {
  const missed = allJudgements().filter(({ ok }) => !ok)
  const isVoid = missed.some(({ what }) => what === 'floor')
  if (isVoid) console.log(`\n**Void**: the floor is above ${FLOOR_LIMIT_NS} ns. Repeat the run on an idle machine.`)
  console.log(missed.length > 0 ? `\nMissed: ${missed.map(({ what }) => what).join('; ')}.` : '\nEvery limit is met.')
  process.exitCode = missed.length > 0 ? 1 : 0
}

function count(number) {
  return number.toLocaleString('en')
}
