// The adapter of sla-calendar: how each call of the vectors is written with this library. Use it as a model for yours.

/**
 * Returns the adapter of a copy of the library.
 *
 * @param library the module `sla-calendar`
 * @param compliance the module `sla-calendar/compliance`
 */
export function adapterOf(library, compliance) {
  const { businessCalendar, slaPolicy, evaluate, explain, timeByHolder, entitlementUse } = library
  const [calendarFrom, policyFrom] = [remembered(businessCalendar), remembered(slaPolicy)]
  const calendarOf = ({ calendar }) => calendarFrom(calendar)
  /** Arguments of `evaluate` and `explain`. Instants are numbers, so the results have numbers, too. */
  const historyOf = ({ policy, calendar, calendars = {}, events }, { now }) => ({
    ...{ policy: policyFrom(policy), calendar: calendarFrom(calendar) },
    calendars: mapped(calendars, spec => calendarFrom(spec)),
    events: events.map(event => ({ ...event, at: Date.parse(event.at) })),
    now: Date.parse(now),
  })
  const contractOf = ({ policy, calendar }) => ({
    contracts: [
      {
        when: {},
        policyName: 'p',
        policy: policyFrom(policy),
        calendarName: 'c',
        calendar: calendarFrom(calendar),
        severities: {},
      },
    ],
  })
  const ticketsOf = ({ tickets }) =>
    tickets.map(({ id, events }) => ({ id, events: events.map(event => ({ ...event, at: Date.parse(event.at) })) }))

  const answers = {
    read: ({ calendar, policy }) => [policy && policyFrom(policy), calendarFrom(calendar)] && 'accepted',
    instant: (spec, { at }) => utc(Date.parse(calendarOf(spec).add(at, 0).replace(/\[.*/, ''))),
    text: (spec, { at, budget }) => calendarOf(spec).add(at, budget),
    isOpen: (spec, { at }) => calendarOf(spec).isOpen(Date.parse(at)),
    elapsed: (spec, { from, to }) => calendarOf(spec).elapsed(Date.parse(from), Date.parse(to)),
    intervals: (spec, { from, to }) =>
      Array.from(calendarOf(spec).intervals(Date.parse(from), Date.parse(to)), ({ start, end }) => [
        utc(start),
        utc(end),
      ]),
    days: (spec, { from, to }) => Array.from(calendarOf(spec).days(from, to), ({ date, openMs }) => [date, openMs]),
    holidays: (spec, { year }) =>
      calendarOf(spec)
        .holidays(year)
        .map(({ date, name, observed }) => [date, name, observed === true]),
    isWorkingDay: (spec, { date }) => calendarOf(spec).isWorkingDay(date),
    addWorkingDays: (spec, { date, n }) => calendarOf(spec).addWorkingDays(date, n),
    workingDaysBetween: (spec, { from, to }) => calendarOf(spec).workingDaysBetween(from, to),
    explainCalendar: (spec, { from, to }) => calendarOf(spec).explain(Date.parse(from), Date.parse(to)).map(inText),
    deadline: ({ policy, calendar, calendars }, { call, reportedAt, ...query }) => {
      const terms = { policy: policyFrom(policy), calendar, ...(calendars && { calendars }) }
      const { dueAt, startsAt, notices } = library.deadline({ ...terms, ...query, reportedAt: inputOf(reportedAt) })
      return { dueAt: utc(dueAt), startsAt: utc(startsAt), notices: notices.map(({ code }) => code) }
    },
    evaluate: (spec, query) => {
      const { severity, holder, targets } = evaluate(historyOf(spec, query))
      const shown = ({ consumed, budgetMs, within, clock, calendar, ...target }) => inText(target)
      return { severity, holder, targets: mapped(targets, shown) }
    },
    cycles: (spec, query) =>
      Object.fromEntries(
        evaluate(historyOf(spec, query)).cycles.map(({ id, target, ...cycle }) => [id, inText(cycle)]),
      ),
    breaches: (spec, query) => evaluate(historyOf(spec, query)).breaches.map(inText),
    ignored: (spec, query) => {
      const history = historyOf(spec, query)
      const indices = evaluate(history).ignored.map(event => history.events.indexOf(event))
      return indices.sort((a, b) => a - b)
    },
    alerts: (spec, query) =>
      evaluate(historyOf(spec, query)).alerts.map(({ id, at, fired }) => inText({ id, at, fired })),
    explain: (spec, { target, cycle, ...query }) => {
      const found = explain({ ...historyOf(spec, query), target, ...(cycle && { cycle }) })
      const { dueAt, startsAt, stoppedAt, severity, budgetMs, dayZero, countedDays, notices } = found
      return {
        ...inText({ dueAt, startsAt, stoppedAt, severity, budgetMs, dayZero, countedDays }),
        notices: notices.map(({ code }) => code),
        segments: found.segments.map(inText),
        overrun: found.overrun.map(inText),
      }
    },
    timeByHolder: (spec, { target, ...query }) =>
      timeByHolder(explain({ ...historyOf(spec, query), target })).map(({ share, ...row }) => row),
    verdicts: (spec, query) =>
      ticketsOf(spec).flatMap(({ id, events }) => {
        const history = { ...historyOf({ ...spec, events: [] }, query), events }
        return compliance
          .verdictsFor(evaluate(history), id, history)
          .map(({ ticket, target, cycle, severity, outcome, dueAt }) =>
            inText({ ticket, target, cycle, severity, outcome, dueAt }),
          )
      }),
    attainment: (spec, { now, target, objective }) => {
      const waivers = (spec.waived ?? []).map(ticket => ({ ticket, reason: 'waived' }))
      const check = new compliance.Check({ ...contractOf(spec), waivers, objectives: [{ ...objective, target }], now })
      for (const ticket of ticketsOf(spec)) check.ticket(ticket)
      const [{ periods }] = check.result().attainment
      return periods.map(({ waived, known, percent, ...period }) => ({ ...period, excused: waived + known }))
    },
    entitlement: ({ entitlement }, { call, uses, ...contract }) => {
      const policy = slaPolicy({ name: 'P', severities: { any: { level: 1 } }, entitlements: { one: entitlement } })
      const named = uses.map(({ at, spent }) => ({
        entitlement: 'one',
        ...(spent ? { at, spent } : { reportedAt: at }),
      }))
      const { unit, ...use } = entitlementUse(policy, named, contract).one
      return use
    },
    forecast: (spec, { now, until }) => {
      const tickets = ticketsOf({ tickets: [{ id: 'T', events: spec.events }] })
      const { breaches } = compliance.forecast({ ...contractOf(spec), tickets, now, until })
      return breaches.map(({ target, cycle, dueAt }) => inText({ target, cycle, dueAt }))
    },
    diff: ({ before, after, tickets }, { now }) => {
      const versions = { before: contractOf(before), after: contractOf(after) }
      const { changes } = compliance.diffContracts({ ...versions, tickets: ticketsOf({ tickets }), now })
      return changes.map(({ ticket, target, cycle, from, to, before, after }) =>
        inText({
          ticket,
          target,
          cycle,
          before: from,
          after: to,
          dueBefore: before?.dueAt ?? null,
          dueAfter: after?.dueAt ?? null,
        }),
      )
    },
    affected: ({ before, after, tickets }, { now }) => {
      const histories = ticketsOf({ tickets }).map(({ id, events }) => ({ ref: id, events }))
      const terms = { policy: policyFrom(before.policy), now: Date.parse(now) }
      const versions = [calendarFrom(before.calendar), calendarFrom(after.calendar)]
      const found = [...compliance.affectedBy(...versions, histories, terms)]
      return found.flatMap(({ ref, changes }) =>
        changes.map(({ target, cycle, from, to, dueBefore, dueAfter }) =>
          inText({ ticket: ref, target, cycle, before: from, after: to, dueBefore, dueAfter }),
        ),
      )
    },
  }
  for (const call of ['add', 'subtract'])
    answers[call] = (spec, { at, budget }) => utc(calendarOf(spec)[call](Date.parse(at), budget))
  for (const call of ['nextOpen', 'nextClose', 'previousOpen', 'previousClose'])
    answers[call] = (spec, { at }) => utc(calendarOf(spec)[call](Date.parse(at)))
  return (spec, query) => answers[query.call]?.(spec, query)
}

/** Makes the calendar or policy of a spec once: all vectors of a case have the same spec. */
function remembered(make) {
  const made = new WeakMap()
  return spec => {
    if (!made.has(spec)) made.set(spec, make(spec))
    return made.get(spec)
  }
}

/** An instant in the form of the vectors; null stays null. */
function utc(at) {
  return at === null ? null : new Date(at).toISOString().replace('.000Z', 'Z')
}

/** A number, unless the string is not an instant: the library then refuses the string. */
function inputOf(text) {
  return text.endsWith('Z') ? Date.parse(text) : text
}

/** The names of properties that are numbers and not instants. */
const NUMBERS = /Ms$|^ms$|^cycle$/

/** An object with its instants as text. */
function inText(value) {
  const entries = Object.entries(value).map(([key, one]) => [
    key,
    typeof one === 'number' && !NUMBERS.test(key) ? utc(one) : one,
  ])
  return Object.fromEntries(entries)
}

function mapped(values, make) {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, make(value)]))
}
