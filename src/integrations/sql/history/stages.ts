import type { Expression } from '../dialect.ts'
import type { HistoryTables } from './tables.ts'
import type { HistoryTerms } from './terms.ts'

// A history becomes one row per event, and each row the segment from its event to the next one. The stages add columns:
//
//   sla_report   the tickets
//   sla_given    their events; `wrong` marks what evaluate refuses
//   sla_told     both, without the events that do not concern the target
//   sla_ordered  n: the place in the history
//   sla_marked   the last `resolved` and `reopened` before
//   sla_step     without the events between them; epoch: the number of times the ticket was reopened
//   sla_before   the pause of the same reason and the severity before
//   sla_state    open_0, open_1, …: the number of open pauses per list of reasons; the last start and stop events
//   sla_cycle    live: the target runs; is_begin: a cycle begins; is_run: so does a run, also by another severity
//   sla_run      cycle, run: their numbers
//   sla_segment  run_severity; counting: the segment counts, on the calendar clock_calendar
//   sla_open     open_ms: the open time of the segment
//   sla_counted  counted: the open time of the run so far
//   sla_picked   the segment of the run in which the budget is used up, or else its last live one
//   sla_reached  due_ms
//   sla_answer   the last run of the ticket

/** A stage of the query: a name and a SELECT over the stage before. */
type Stage = readonly [name: string, select: string]

const OF_TICKET = '(PARTITION BY ticket)'
const IN_ORDER = '(PARTITION BY ticket ORDER BY n)'
const SO_FAR = '(PARTITION BY ticket ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)'
const BEFORE = '(PARTITION BY ticket ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)'
const OF_RUN = '(PARTITION BY ticket, run)'

/** Returns the stages of the query. Each one selects from the one before. */
export function historyStages(tables: HistoryTables): Stage[] {
  return [
    ...toldStages(tables),
    ...stepStages(tables),
    ...runStages(tables),
    ...countedStages(tables),
    ...answerStages(tables),
  ]
}

function toldStages({ terms, list, ticket, event, tickets, events }: HistoryTables): Stage[] {
  const isKnown = `${event.type} IN (${list(terms.eventTypes)}) AND ${event.type} <> 'reported'`
  const checks = [`${event.at} >= sla_report.reported_ms`, ...event.checks].map(check => `AND ${check}`)
  const columns = ['ticket', 'reported_ms', 'now_ms', 'own_calendar', 'own_severity']
  const own = ['at_ms', 'place', 'ord', 'type', 'reason', 'severity', 'calendar', 'wrong']
  const shared = columns.map(name => `sla_report.${name} AS ${name}`).join(', ')
  const { reason = 'NULL', severity = '0', calendar = 'sla_report.own_calendar' } = event
  return [
    [
      'sla_report',
      lines(
        `SELECT ${ticket.key} AS ticket, ${ticket.reported} AS reported_ms, greatest(${ticket.now}, ${ticket.reported}) AS now_ms,`,
        `  ${ticket.calendar} AS own_calendar, ${ticket.severity} AS own_severity,`,
        `  CASE WHEN ${ticket.now} >= ${ticket.reported} - ${CLOCK_SKEW} AND ${ticket.severity} > 0 THEN 0 ELSE 1 END AS wrong`,
        `FROM ${tickets} AS sla_ticket`,
      ),
    ],
    [
      'sla_given',
      lines(
        `SELECT ${shared},`,
        `  ${event.at} AS at_ms, 1 AS place, ${event.order} AS ord, ${event.type} AS type, ${reason} AS reason,`,
        `  ${severity} AS severity, ${calendar} AS calendar,`,
        `  CASE WHEN ${isKnown} ${checks.join(' ')} THEN 0 ELSE 1 END AS wrong`,
        `FROM ${events} AS sla_event`,
        `JOIN sla_report ON sla_report.ticket = ${event.ticket}`,
      ),
    ],
    [
      'sla_told',
      lines(
        `SELECT ${columns.join(', ')}, reported_ms AS at_ms, 0 AS place, NULL AS ord, 'reported' AS type, NULL AS reason,`,
        '  own_severity AS severity, own_calendar AS calendar, wrong',
        'FROM sla_report',
        'UNION ALL',
        `SELECT ${[...columns, ...own].join(', ')}`,
        `FROM sla_given WHERE wrong = 1 OR (at_ms <= now_ms AND type IN (${list(concerning(terms))}))`,
      ),
    ],
    ['sla_ordered', 'SELECT *, row_number() OVER (PARTITION BY ticket ORDER BY at_ms, place, ord) AS n FROM sla_told'],
  ]
}

/** The longest time by which `now` may precede the report, in milliseconds: as `evaluate` allows. */
const CLOCK_SKEW = 60_000

/** Returns the event types that can change the target. */
function concerning({ starts, stops, pauses }: HistoryTerms): string[] {
  const changes = ['resolved', 'reopened', 'severityChanged', 'calendarChanged']
  const types = new Set([...starts, ...stops, ...changes, ...(pauses.length ? ['paused', 'resumed'] : [])])
  types.delete('reported')
  return [...types]
}

function stepStages({ terms, list, dialect, event }: HistoryTables): Stage[] {
  const { starts, stops, repeats } = terms
  const pauses = terms.pauses.map((reasons, i) => {
    const isListed = reasons === true ? '' : ` AND reason IN (${list(reasons)})`
    const change =
      `CASE WHEN type = 'paused' AND coalesce(pause_before, '') <> 'paused'${isListed} THEN 1 ` +
      `WHEN type = 'resumed' AND pause_before = 'paused'${isListed} THEN -1 ELSE 0 END`
    const window = 'PARTITION BY ticket, epoch ORDER BY n ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW'
    return `${dialect.whole(`sum(${change}) OVER (${window})`)} AS open_${i}`
  })
  const isPause = "CASE WHEN type IN ('paused', 'resumed') THEN 1 ELSE 0 END"
  const isSeverity = "CASE WHEN type IN ('reported', 'severityChanged') THEN 1 ELSE 0 END"
  const start = `type IN (${list(starts)})`
  // Only its first start event starts a target that does not repeat.
  const begins = repeats ? start : 'n = first_start'
  const startedAt = `${begins} THEN n`
  const stopped = stops.length ? `type IN (${list(stops)}) AND NOT (${begins}) THEN n` : '1 = 0 THEN n'
  return [
    [
      'sla_marked',
      lines(
        'SELECT *,',
        `  max(CASE WHEN type = 'resolved' THEN n END) OVER ${BEFORE} AS resolved_n,`,
        `  max(CASE WHEN type = 'reopened' THEN n END) OVER ${BEFORE} AS reopened_n`,
        'FROM sla_ordered',
      ),
    ],
    [
      'sla_step',
      lines(
        `SELECT *, ${dialect.whole(`sum(CASE WHEN type = 'reopened' THEN 1 ELSE 0 END) OVER ${SO_FAR}`)} AS epoch`,
        'FROM sla_marked',
        // Between resolved and reopened only reopened has an effect, and it has none elsewhere.
        'WHERE CASE WHEN coalesce(resolved_n, 0) > coalesce(reopened_n, 0) THEN 1 ELSE 0 END',
        "  = CASE WHEN type = 'reopened' THEN 1 ELSE 0 END OR wrong = 1",
      ),
    ],
    [
      'sla_before',
      lines(
        'SELECT *,',
        `  max(n) OVER ${OF_TICKET} AS last_n, max(wrong) OVER ${OF_TICKET} AS is_wrong,`,
        `  sum(CASE WHEN type = 'reported' THEN 1 ELSE 0 END) OVER ${OF_TICKET} AS reports,`,
        ...(repeats ? [] : [`  min(CASE WHEN ${start} THEN n END) OVER ${OF_TICKET} AS first_start,`]),
        ...(event.severity
          ? [`  lag(severity) OVER (PARTITION BY ticket, ${isSeverity} ORDER BY n) AS severity_before,`]
          : []),
        `  lag(type) OVER (PARTITION BY ticket, epoch, ${isPause}, reason ORDER BY n) AS pause_before`,
        'FROM sla_step',
      ),
    ],
    [
      'sla_state',
      lines(
        'SELECT *,',
        ...pauses.map(pause => `  ${pause},`),
        `  CASE WHEN n = last_n THEN now_ms ELSE lead(at_ms) OVER ${IN_ORDER} END AS next_ms,`,
        ...(repeats || terms.restartsWhenReopened
          ? [
              `  max(CASE WHEN ${startedAt} END) OVER ${BEFORE} AS start_before,`,
              `  max(CASE WHEN ${stopped} END) OVER ${BEFORE} AS stop_before,`,
            ]
          : []),
        ...(event.severity ? [`  ${lastOf('severityChanged')} AS severity_n,`] : []),
        ...(event.calendar ? [`  ${lastOf('calendarChanged')} AS calendar_n,`] : []),
        `  max(CASE WHEN ${startedAt} END) OVER ${SO_FAR} AS start_n,`,
        `  max(CASE WHEN ${stopped} END) OVER ${SO_FAR} AS stop_n`,
        'FROM sla_before',
      ),
    ],
  ]
}

/** Returns the place of the report, or of the last event of a type that replaces what the report says. */
function lastOf(type: string): string {
  return `max(CASE WHEN type IN ('reported', '${type}') THEN n END) OVER ${SO_FAR}`
}

function runStages({ terms, list, dialect, event, choose }: HistoryTables): Stage[] {
  const { starts, stops, repeats } = terms
  const isRunning = 'coalesce(start_n, 0) > coalesce(stop_n, 0)'
  const wasRunning = 'coalesce(start_before, 0) > coalesce(stop_before, 0)'
  const wasStopped = 'coalesce(start_before, 0) <= coalesce(stop_before, 0)'
  const both = starts.filter(type => stops.includes(type))
  const begins = repeats
    ? `type IN (${list(starts)}) AND (${wasStopped}${both.length ? ` OR type IN (${list(both)})` : ''})`
    : 'n = first_start'
  const begin = terms.restartsWhenReopened ? `(${begins}) OR (type = 'reopened' AND ${wasRunning})` : begins
  const changed = `type = 'severityChanged' AND severity <> severity_before AND ${isRunning}`
  const isExploded = event.severity !== undefined && terms.onSeverityChange === 'retroactive'
  const run = isExploded ? 'own_run' : 'run'
  const runs = dialect.series('sla_cycle_runs.own_run', 'sla_cycle_runs.last_cycle_run')
  const paused = choose(({ pause }) => (pause < 0 ? '0' : `open_${pause}`))
  const calendar = choose(({ calendar }) =>
    calendar === true ? 'NULL' : calendar === undefined ? 'calendar_now' : dialect.literal(calendar),
  )
  return [
    [
      'sla_cycle',
      lines(
        'SELECT *,',
        `  CASE WHEN ${isRunning} AND type <> 'resolved' THEN 1 ELSE 0 END AS live,`,
        `  CASE WHEN ${begin} THEN 1 ELSE 0 END AS is_begin,`,
        `  CASE WHEN ${event.severity ? `(${begin}) OR (${changed})` : begin} THEN 1 ELSE 0 END AS is_run,`,
        event.severity
          ? '  max(CASE WHEN n = severity_n THEN severity END) OVER (PARTITION BY ticket, severity_n) AS severity_now,'
          : '  own_severity AS severity_now,',
        event.calendar
          ? '  max(CASE WHEN n = calendar_n THEN calendar END) OVER (PARTITION BY ticket, calendar_n) AS calendar_now'
          : '  own_calendar AS calendar_now',
        'FROM sla_state',
      ),
    ],
    [
      'sla_run',
      lines(
        'SELECT *,',
        `  ${dialect.whole(`sum(is_begin) OVER ${SO_FAR}`)} AS cycle, ${dialect.whole(`sum(is_run) OVER ${SO_FAR}`)} AS ${run},`,
        `  lag(live) OVER ${IN_ORDER} AS live_before`,
        'FROM sla_cycle',
      ),
    ],
    // With `retroactive`, a run counts from the start of its cycle, so it has all segments of the cycle so far.
    ...(isExploded
      ? ([
          ['sla_cycle_runs', 'SELECT *, max(own_run) OVER (PARTITION BY ticket, cycle) AS last_cycle_run FROM sla_run'],
          ['sla_runs', `SELECT sla_cycle_runs.*, ${runs.value} AS run FROM sla_cycle_runs${runs.join}`],
        ] as const)
      : []),
    [
      'sla_terms',
      lines(
        'SELECT *,',
        event.severity
          ? `  max(CASE WHEN is_run = 1 AND ${run} = run THEN severity_now END) OVER ${OF_RUN} AS run_severity`
          : '  own_severity AS run_severity',
        `FROM ${isExploded ? 'sla_runs' : 'sla_run'}`,
      ),
    ],
    [
      'sla_segment',
      lines(
        'SELECT *,',
        `  CASE WHEN live = 1 AND ${paused} = 0 THEN 1 ELSE 0 END AS counting,`,
        `  ${calendar === 'NULL' ? calendar : `CASE WHEN live = 1 AND ${paused} = 0 THEN ${calendar} END`} AS clock_calendar,`,
        `  ${choose(({ budget }) => String(budget))} AS budget`,
        'FROM sla_terms',
      ),
    ],
  ]
}

function countedStages(tables: HistoryTables): Stage[] {
  const { terms, event } = tables
  const carries = event.severity !== undefined && terms.onSeverityChange === 'carry'
  const ofRunSoFar = SO_FAR.replace('ticket', `ticket, ${carries ? 'cycle' : 'run'}`)
  const lookUp = { ...tables, calendar: 'sla_segment.clock_calendar' }
  const elapsed = tables.dialect.forms[tables.size].elapsed(lookUp, 'sla_segment.at_ms', 'sla_segment.next_ms')
  const counts = byClock(terms, 'next_ms - at_ms', elapsed)
  return [
    [
      'sla_open',
      lines(
        'SELECT sla_segment.*,',
        `  CASE WHEN counting = 0 THEN 0 ELSE ${counts.value} END AS open_ms`,
        'FROM sla_segment',
        ...counts.joins,
      ),
    ],
    [
      'sla_counted',
      lines(
        'SELECT *,',
        `  ${tables.dialect.whole(`sum(open_ms) OVER ${ofRunSoFar}`)} AS counted,`,
        `  max(CASE WHEN open_ms IS NULL THEN 1 ELSE 0 END) OVER ${OF_TICKET} AS is_beyond`,
        'FROM sla_open',
      ),
    ],
    [
      'sla_picked',
      lines(
        'SELECT *,',
        `  min(CASE WHEN counting = 1 AND counted >= budget THEN n END) OVER ${OF_RUN} AS reached_n,`,
        `  max(CASE WHEN counting = 1 THEN n END) OVER ${OF_RUN} AS counting_n,`,
        `  max(CASE WHEN live = 1 THEN n END) OVER ${OF_RUN} AS live_n, max(n) OVER ${OF_RUN} AS end_n,`,
        `  max(next_ms) OVER ${OF_RUN} AS until_ms,`,
        `  max(CASE WHEN live = 0 AND live_before = 1 THEN at_ms END) OVER ${OF_RUN} AS stopped_ms,`,
        ...(carries
          ? [`  min(counted - open_ms) OVER ${OF_RUN} AS carried_ms, min(at_ms) OVER ${OF_RUN} AS run_ms,`]
          : []),
        `  max(counted) OVER ${OF_RUN} AS run_counted`,
        'FROM sla_counted',
      ),
    ],
    ['sla_chosen', 'SELECT * FROM sla_picked WHERE n = coalesce(reached_n, live_n, end_n)'],
  ]
}

/** The end of the supported range. */
const LAST = Date.UTC(2200, 0)

function answerStages(tables: HistoryTables): Stage[] {
  const { terms, event } = tables
  const carries = event.severity !== undefined && terms.onSeverityChange === 'carry'
  const rest = 'sla_chosen.budget - sla_chosen.counted + sla_chosen.open_ms'
  const lookUp = { ...tables, calendar: 'sla_chosen.clock_calendar' }
  const reached = tables.dialect.forms[tables.size].reachedAt(lookUp, 'sla_chosen.at_ms', `(${rest})`)
  const due = byClock(terms, `CASE WHEN at_ms + ${rest} < ${LAST} THEN at_ms + ${rest} END`, reached)
  return [
    [
      'sla_reached',
      lines(
        'SELECT sla_chosen.*,',
        `  CASE ${carries ? 'WHEN carried_ms >= budget THEN run_ms ' : ''}WHEN counting = 0 THEN NULL`,
        `    ELSE ${due.value} END AS due_ms`,
        'FROM sla_chosen',
        ...due.joins,
      ),
    ],
    [
      'sla_late',
      lines(
        'SELECT *,',
        '  CASE WHEN due_ms < CASE WHEN live_n = end_n THEN until_ms ELSE stopped_ms END THEN 1 ELSE 0 END AS late',
        'FROM sla_reached',
      ),
    ],
    [
      'sla_judged',
      `SELECT *, max(late) OVER ${OF_TICKET} AS any_late, max(run) OVER ${OF_TICKET} AS last_run FROM sla_late`,
    ],
    [
      'sla_answer',
      lines(
        'SELECT ticket, due_ms, run_counted, any_late,',
        '  CASE WHEN is_wrong = 1 OR reports > 1 OR is_beyond = 1 OR (counting = 1 AND due_ms IS NULL) THEN NULL',
        "    WHEN run = 0 THEN 'pending' WHEN late = 1 THEN 'breached' WHEN live_n < end_n THEN 'met'",
        "    WHEN counting_n = live_n THEN 'running' ELSE 'paused' END AS state",
        'FROM sla_judged WHERE run = last_run',
      ),
    ],
  ]
}

/** Returns a value of the clock `always` for the severities that count all time, and one of look-ups for the others. */
function byClock(terms: HistoryTerms, always: string, lookedUp: Expression): Expression {
  const isAlways = terms.severities.map(({ calendar }) => calendar === true)
  if (isAlways.every(Boolean)) return { joins: [], value: always }
  if (!isAlways.some(Boolean)) return lookedUp
  const numbers = isAlways.flatMap((always, i) => (always ? [i + 1] : []))
  return {
    joins: lookedUp.joins,
    value: `CASE WHEN run_severity IN (${numbers.join(', ')}) THEN ${always} ELSE ${lookedUp.value} END`,
  }
}

function lines(...parts: readonly string[]): string {
  return parts.join('\n')
}
