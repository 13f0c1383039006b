import type { GateState } from './page-messages.ts'
import type { ReportMessages } from './report-messages.ts'

export const enReport: ReportMessages = {
  decimal: (value, digits) => (digits === undefined ? String(value) : value.toFixed(digits)),
  count: {
    ticket: count => counted(count, 'ticket'),
    row: count => counted(count, 'row'),
    invalidRow: count => counted(count, 'invalid row'),
    verdict: count => counted(count, 'verdict'),
    target: count => counted(count, 'target'),
  },
  columns: {
    severity: 'severity',
    tickets: 'tickets',
    cycles: 'cycles',
    met: 'met',
    breached: 'breached',
    waived: 'waived',
    known: 'known',
    running: 'running',
    paused: 'paused',
    open: 'open',
    'n/a': 'n/a',
    percent: 'percent',
    median: 'median',
    p90: 'p90',
    allowance: 'allowance',
    credit: 'credit',
    objective: 'objective',
    period: 'period',
    month: 'month',
    quarter: 'quarter',
    year: 'year',
    team: 'team',
    counted: 'counted',
    share: 'share',
    breachedHere: 'breached while holding',
    handOffs: 'hand-offs',
    ticket: 'ticket',
    target: 'target',
    verdict: 'verdict',
    due: 'due',
    why: 'why',
    whatHappened: 'what happened',
    file: 'file',
    line: 'line',
    there: 'there',
    here: 'here',
  },
  states: {
    met: 'met',
    breached: 'breached',
    running: 'running',
    paused: 'paused',
    pending: 'pending',
    waived: 'waived',
    none: 'not judged',
  },
  levels: { error: 'error', warning: 'warning' },

  check: 'SLA check',
  diff: 'SLA diff',
  outcomes: ['PASSED', 'FAILED', 'NOT CHECKED'],
  nothingEnded: 'nothing has ended yet',
  tolerated: count => ` (${count} tolerated)`,
  moreSharesMissed: count => `, and ${counted(count, 'more share')} missed`,
  share({ percent, agreement, severity, targets, period, minimum }) {
    const what = [agreement, severity, targets].filter(Boolean).join(' ')
    return (
      `${percent}%${what && ` of ${what}`}${period === undefined ? '' : ` in ${period}`} on time` +
      `${minimum === undefined ? '' : ` (minimum ${minimum}%)`}`
    )
  },
  excused(waived, known) {
    const why = [...(waived ? [`${waived} waived`] : []), ...(known ? [`${known} in the baseline`] : [])].join(', ')
    return `${waived + known} ${waived + known === 1 ? 'breach' : 'breaches'} excused (${why})`
  },
  plurals: {
    'first response': 'first responses',
    'next response': 'next responses',
    update: 'updates',
    resolution: 'resolutions',
  },
  inColumn: (column, message) => `column ${column}: ${message}`,
  noTicketJudged: 'no ticket was judged',

  policies: count => (count === 1 ? 'policy' : 'policies'),
  calendars: count => (count === 1 ? 'calendar' : 'calendars'),
  document: name => `document ${name}`,
  andMore: count => ` and ${count} more`,
  asOf: (instant, local) => `as of ${instant}${local === undefined ? '' : ` (${local})`}`,
  inZone: (time, timeZone) => `${time} in ${timeZone}`,
  until: (from, until) => `from ${from} until ${until}`,
  notJudgedRows: rows => `not judged: ${rows}`,
  notJudgedTargets: targets => `not judged, because "targets" does not name it: ${targets.join(', ')}`,
  ignoredRows: count => `ignored rows: ${count}`,
  outsidePeriod: count => `tickets reported outside the period: ${count}`,
  clockChangeTimes: count => `times in a DST gap or overlap: ${count}`,
  comparison: ({ column, target, agreed, differed, absent, unread }) =>
    `compared with ${column} (${target}): ${agreed} agree, ${differed} differ, ${absent} with nothing to compare` +
    (unread ? `, ${unread} of unknown meaning` : ''),
  used: (used, limit) => `${used} used${limit === undefined ? ', unlimited' : ` of ${limit}`}`,
  shown: (shown, total) => `${shown} of ${total} shown`,
  shownWorst: (shown, total) => `${shown} of ${total} shown, worst first`,
  worstFirst: ', worst first',

  all: 'all',
  nothingPromised: 'nothing promised',
  everyCycle: target => `${target}, every cycle`,
  columnsHidden: columns => `(columns hidden: ${columns.join(', ')})`,
  objective: (what, min, per) => `${what}: at least ${min}%${per === 'all' ? '' : ` per ${per}`}`,
  quarter: (quarter, year) => `Q${quarter} ${year}`,
  earlierPeriods: count => `earlier periods left out: ${count}`,
  allowance(allowance, severity, period, open) {
    const when = period === undefined ? '' : ` in ${period}`
    const of = severity === undefined ? '' : ` of ${severity}`
    if (allowance < 0) return `${-allowance} more${of} than allowed ${allowance === -1 ? 'is' : 'are'} late${when}`
    const rest = open ? `, if the ${open} open ${open === 1 ? 'one is' : 'ones are'} met` : ''
    return `${more(allowance)}${of} may be late${when}${rest}`
  },
  periodMissed: 'missed',
  periodMet: 'met',
  onTime: (met, ended, percent) => `${met} of ${ended} on time${percent === undefined ? '' : ` (${percent}%)`}`,
  notJudged: counts => `not judged: ${counts}`,
  byMonth: target => `${target}, by month`,
  timeByTeam: target => `${target}, time by team`,
  notAssigned: '(not assigned)',
  onlyAssigned: 'Only breached targets of tickets that were assigned.',
  otherTeams: count => `other teams left out: ${count}`,

  breaches: 'breaches',
  invalidRows: 'invalid rows',
  differencesFrom: column => `differences from ${column}`,
  objectives: 'objectives',
  invalidRow: 'invalid row',
  place: (file, line) => `${file}, line ${line}`,
  knownBreach: 'known from the baseline',
  waivedBecause: reason => `waived: ${reason}`,
  difference: (reported, computed) => `${reported} there, ${computed} here`,
  breached: what => `SLA breached: ${what}`,
  dueOn: at => `due on ${at}`,
  unknown: 'unknown',
  findings: 'Findings',
  also: 'Also',

  charts: {
    weeks: 'Compliance by week of the report and severity',
    used: 'Time used against the target',
    met: 'met',
    breached: 'breached (hatched)',
    weeksLabel: (from, until) => `Targets met and breached by week of the report and severity, ${from} to ${until}.`,
    weeksLeftOut: first => `Weeks before ${first} are left out.`,
    week: (week, severity, met, breached) => `${week} ${severity}: ${met} met, ${breached} breached`,
    usedLabel: 'How many targets used how much of their time, in steps of ten percent.',
    over: percent => `over ${percent}%`,
    due: 'due',
    usedShare: 'share of the promised time that was used',
    sparkline: (from, until, min) =>
      `Percentage by period, ${from} to ${until}${min === undefined ? '' : `; the line is at ${min}%`}.`,
  },

  versions: {
    old: 'OLD',
    new: 'NEW',
    notCompared: problems => `NOT COMPARED: ${problems}`,
    unchanged: tickets => `UNCHANGED: no verdict on ${tickets} changes`,
    unmoved: tickets => `UNCHANGED: no open target of ${tickets} moves`,
    changed: (verdicts, tickets, parts) => `CHANGED ${verdicts} of ${tickets}: ${parts.join(', ')}`,
    newlyBreached: count => `${count} newly breached`,
    newlyMet: count => `${count} newly met`,
    onlyDue: count => `${count} due at another time`,
    other: count => `${count} other`,
    notDue: 'not due',
    bothDue: (before, after) => `${before} in OLD, ${after} in NEW`,
    documents: (before, after) => `OLD ${before}, NEW ${after}`,
    openOnly: closed => `only tickets with an open target; left out: ${closed}`,
    movedDue: count => `due at another time, with the same verdict: ${count}`,
    changes: 'Changes',
    changedVerdicts: 'changed verdicts',
    movedTargets: 'verdicts and due times that change',
    breachesFirst: (title, shown, total) => `${title}: ${shown} of ${total} shown, new breaches first`,
    onlyIn: (objective, side) => `${objective} (only in ${side === 'old' ? 'OLD' : 'NEW'})`,
    bothObjectives: (before, after) => `${before}; in NEW ${after}`,
  },

  deadline: { due: 'due', why: 'why', from: 'from', note: 'note', notices: {} },

  ahead: {
    notKnown: problems => `NOT KNOWN: ${problems}`,
    none: targets => `NO BREACH ahead: ${targets} open`,
    some: (breaches, targets) =>
      `${breaches === 1 ? '1 BREACH' : `${breaches} BREACHES`} ahead if nothing happens: ${targets} open`,
    thenTooMany: count => `, then ${count} more late than allowed`,
    thenMore: count => `, then ${more(count)} may be late`,
  },

  page: {
    reported: (from, to) => (from === to ? `Tickets reported on ${from}` : `Tickets reported from ${from} to ${to}`),
    onTime: 'On time',
    breached: 'Breached',
    open: 'Open',
    ofTargets: (met, ended) => `${met} of ${ended} targets`,
    minimum: (minimum, state) => `minimum ${minimum}%: ${STATES[state]}`,
    noBreach: state => (state === 'none' ? 'not judged' : 'no breach is allowed'),
    objectives(count, missed, notJudged) {
      const rest = notJudged ? `, ${notJudged} not judged` : ''
      const all =
        count === notJudged
          ? ''
          : missed
            ? `${missed} of ${count} objectives missed`
            : `${count - notJudged} of ${count} objectives met`
      return all ? all + rest : `${count} objectives: not judged`
    },
    excused: count => `${count} more excused`,
    worstLate: duration => `the worst by ${duration}`,
    paused: count => `${count} paused`,
    nextDue: time => `next due on ${time}`,
    newlyBreached: 'Newly breached',
    newlyMet: 'Newly met',
    beforeAndAfter: 'Before and after',
    ahead: 'Breaches ahead',
    forecast: 'SLA forecast',
    until: time => `until ${time}`,
    notJudged: 'Not judged',
    attainment: 'Objectives',
    months: 'By month',
    counts: 'By severity',
    teams: 'Time by team',
    nextBreaches: 'Next to breach',
    ifNothingHappens: 'Open targets in the order in which they are due, if nothing happens.',
    worstBreaches: 'Worst breaches',
    timelines: count => (count === 1 ? 'Why the worst one is late' : `Why the worst ${count} are late`),
    columns: {
      stopped: 'stopped',
      late: 'late by',
      used: 'used',
      timeLeft: 'time left',
      note: 'note',
    },
    notStopped: 'still open',
  },
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

function more(count: number): string {
  return count === 0 ? 'no more' : `${count} more`
}

const STATES: Readonly<Record<GateState, string>> = { met: 'met', missed: 'missed', none: 'not judged' }
