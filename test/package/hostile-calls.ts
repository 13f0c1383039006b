import * as compiled from '../../src/compiled/index.ts'
import * as compliance from '../../src/compliance/index.ts'
import * as document from '../../src/document/index.ts'
import * as core from '../../src/index.ts'
import * as dateHolidays from '../../src/integrations/date-holidays/index.ts'
import * as icalendar from '../../src/integrations/icalendar/index.ts'
import * as openingHours from '../../src/integrations/opening-hours/index.ts'
import * as sql from '../../src/integrations/sql/index.ts'
import * as svg from '../../src/svg/index.ts'
import * as temporal from '../../src/temporal.ts'

/** A call that succeeds: a function and its arguments. */
export type ValidCall = { readonly call: (...given: never[]) => unknown; readonly given: readonly unknown[] }

/** The exports of an entry point: the names of those that are not functions, and a new call of each function. */
export type EntryCalls = {
  readonly exports: object
  readonly data: readonly string[]
  readonly calls: { readonly [name: string]: () => ValidCall }
}

const { italianOffice, msaBusiness } = core
const policy = msaBusiness
const calendar = italianOffice
const reportedAt = Date.UTC(2026, 10, 20, 15, 30)
const now = Date.UTC(2026, 10, 24, 9)
const events = () => [
  { at: reportedAt, type: 'reported', severity: 'high' },
  { at: Date.UTC(2026, 10, 23, 13), type: 'responded' },
]
const history = () => ({ policy, calendar, events: events(), now }) as core.HistoryInput<number>
const contract = () => ({
  ...{ when: {}, policyName: 'msa', policy, calendarName: 'rome', calendar, severities: { P2: 'high' } },
})
const terms = () => ({ contracts: [contract()], calendars: {} })
const ticket = () => ({ id: 'A', fields: {}, events: events() })
const breach = () => ({ ticket: 'A', target: 'firstResponse', cycle: 1, severity: 'high' })
const column = () => Float64Array.of(reportedAt)
const columns = () => ({ severity: Uint8Array.of(0), calendar: Uint8Array.of(0), reported: column() })
const range = { from: '2026-01-01T00:00Z', to: '2027-01-01T00:00Z' }
const read = () => ({ timeZone: 'Europe/Rome', years: { from: 2026, to: 2026 } })
const dtstamp = '2026-01-01T00:00Z'
const holidays = [
  ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', 'BEGIN:VEVENT', 'UID:1', 'DTSTAMP:20260101T000000Z'],
  ...['DTSTART;VALUE=DATE:20261207', 'SUMMARY:Sant’Ambrogio', 'END:VEVENT', 'END:VCALENDAR', ''],
].join('\r\n')
const availability = [
  ...['BEGIN:VCALENDAR', 'BEGIN:VAVAILABILITY', 'BEGIN:AVAILABLE', 'DTSTART;TZID=Europe/Rome:20251229T090000'],
  ...['DTEND;TZID=Europe/Rome:20251229T180000', 'RRULE:FREQ=WEEKLY;BYDAY=MO', 'END:AVAILABLE'],
  ...['END:VAVAILABILITY', 'END:VCALENDAR', ''],
].join('\r\n')
const tables = { tickets: 'tickets', calendar: 'calendar' }
const historyColumns = () => ({
  ...{ ...tables, policy, target: 'firstResponse', ticket: 'id', severity: 'severity', start: 'start' },
  ...{ events: 'events', event: { ticket: 'id', type: 'type', at: 'at', order: 'n' } },
})

/** The results of the library among the arguments. Only as a whole they are replaced. */
export const RESULTS = new WeakSet<object>()

function result<R extends object>(result: R): R {
  RESULTS.add(result)
  return result
}

/** A call of a method, as `this.name(...given)`. */
function method(object: object, name: string, ...given: unknown[]): ValidCall {
  return { call: (...args: never[]) => (object as Record<string, (...args: never[]) => unknown>)[name](...args), given }
}

function call(call: (...given: never[]) => unknown, ...given: unknown[]): ValidCall {
  return { call, given }
}

/** The classes of which callers have instances, with an instance and the calls of its methods. */
export const INSTANCES: readonly {
  readonly of: string
  readonly instance: () => object
  readonly calls: EntryCalls['calls']
}[] = [
  {
    of: 'BusinessCalendar',
    instance: () => calendar,
    calls: {
      isOpen: () => method(calendar, 'isOpen', reportedAt),
      add: () => method(calendar, 'add', reportedAt, 'PT6H'),
      subtract: () => method(calendar, 'subtract', reportedAt, 'PT6H'),
      elapsed: () => method(calendar, 'elapsed', reportedAt, now),
      nextOpen: () => method(calendar, 'nextOpen', reportedAt),
      nextClose: () => method(calendar, 'nextClose', reportedAt),
      previousOpen: () => method(calendar, 'previousOpen', reportedAt),
      previousClose: () => method(calendar, 'previousClose', reportedAt),
      intervals: () => method(calendar, 'intervals', reportedAt, now),
      days: () => method(calendar, 'days', '2026-11-20', '2026-11-24'),
      holidays: () => method(calendar, 'holidays', 2026),
      isWorkingDay: () => method(calendar, 'isWorkingDay', '2026-11-20'),
      addWorkingDays: () => method(calendar, 'addWorkingDays', '2026-11-20', 2),
      workingDaysBetween: () => method(calendar, 'workingDaysBetween', '2026-11-20', '2026-11-24'),
      explain: () => method(calendar, 'explain', reportedAt, now),
      addMany: () => method(calendar, 'addMany', column(), column().fill(1), column()),
      elapsedMany: () => method(calendar, 'elapsedMany', column(), column().fill(now), column()),
      toJSON: () => method(calendar, 'toJSON', ''),
      toString: () => method(calendar, 'toString'),
    },
  },
  {
    of: 'OpenHours',
    instance: () => hours,
    calls: {
      isOpen: () => method(hours, 'isOpen', reportedAt),
      add: () => method(hours, 'add', reportedAt, 'PT6H'),
      subtract: () => method(hours, 'subtract', reportedAt, 'PT6H'),
      elapsed: () => method(hours, 'elapsed', reportedAt, now),
      nextOpen: () => method(hours, 'nextOpen', reportedAt),
      nextClose: () => method(hours, 'nextClose', reportedAt),
      previousOpen: () => method(hours, 'previousOpen', reportedAt),
      previousClose: () => method(hours, 'previousClose', reportedAt),
      intervals: () => method(hours, 'intervals', reportedAt, now),
    },
  },
  {
    of: 'CalendarTable',
    instance: () => table(),
    calls: {
      csv: () => method(table(), 'csv'),
      statements: () => method(table(), 'statements', 'duckdb', {}),
    },
  },
  ...[
    { of: 'Check', create: () => new compliance.Check({ ...terms(), now }) },
    { of: 'ContractDiff', create: () => new compliance.ContractDiff({ before: terms(), after: terms(), now }) },
    { of: 'TicketForecast', create: () => new compliance.TicketForecast({ ...terms(), now, until: now + 1 }) },
  ].map(({ of, create }) => ({
    of,
    instance: create,
    calls: {
      ticket: () => method(create(), 'ticket', ticket()),
      ticketByAgreement: () => method(create(), 'ticketByAgreement', ticket()),
      result: () => method(create(), 'result'),
    },
  })),
]

const hours = compiled.fromCompiled(compiled.compile(calendar, range))
const table = () => sql.calendarTable({ rome: calendar }, range)

/** All entry points. An export that is missing here fails the test. */
export const ENTRIES: { readonly [name: string]: EntryCalls } = {
  'sla-calendar': {
    exports: core,
    data: ['alwaysOpen', 'italianHolidays', 'italianOffice', 'msaBusiness'],
    calls: {
      SlaCalendarError: () =>
        call(
          (...given: never[]) => Reflect.construct(core.SlaCalendarError, given),
          'input-invalid',
          ['a', 0],
          'No.',
          'Yes.',
        ),
      isSlaCalendarError: () => call(core.isSlaCalendarError, new Error('no')),
      businessCalendar: () => call(core.businessCalendar, calendar.toJSON()),
      slaPolicy: () => call(core.slaPolicy, { name: 'P', severities: { high: { level: 1 } } }),
      union: () => call(core.union, calendar, core.alwaysOpen),
      intersection: () => call(core.intersection, calendar, core.alwaysOpen),
      difference: () => call(core.difference, core.alwaysOpen, calendar),
      compareUrgency: () =>
        call(core.compareUrgency, result(core.evaluate(history())), result(core.evaluate(history()))),
      deadline: () => call(core.deadline, { policy, calendar, severity: 'high', reportedAt }),
      entitlementUse: () =>
        call(core.entitlementUse, policy, [{ reportedAt, entitlement: 'premiumIncidents' }], {
          ...{ contractStart: '2026-01-01', timeZone: 'Europe/Rome', now },
        }),
      evaluate: () => call(core.evaluate, history()),
      evaluateMany: () => call(core.evaluateMany, [{ events: events() }, { events: [] }], { policy, calendar, now }),
      explain: () => call(core.explain, history()),
      explainText: () =>
        call(core.explainText, result(core.explain(history())), { locale: 'it', timeZone: 'Europe/Rome' }),
      formatDuration: () => call(core.formatDuration, 90_000, { locale: 'it', style: 'short' }),
      timeByHolder: () => call(core.timeByHolder, result(core.explain(history()))),
    },
  },
  'sla-calendar/compliance': {
    exports: compliance,
    data: ['OUTCOMES'],
    calls: {
      Check: () => call((...given: never[]) => Reflect.construct(compliance.Check, given), { ...terms(), now }),
      ContractDiff: () =>
        call((...given: never[]) => Reflect.construct(compliance.ContractDiff, given), {
          before: terms(),
          after: terms(),
          now,
        }),
      TicketForecast: () =>
        call((...given: never[]) => Reflect.construct(compliance.TicketForecast, given), {
          ...terms(),
          now,
          until: now + 1,
        }),
      addManyAcross: () =>
        call(compliance.addManyAcross, [calendar], Uint8Array.of(0), column(), Float64Array.of(1), column()),
      affectedBy: () =>
        call(compliance.affectedBy, calendar, core.alwaysOpen, [{ events: events() }, { events: [] }], { policy, now }),
      contractOf: () => call(compliance.contractOf, [contract()], {}, reportedAt),
      deadlineMany: () =>
        call(compliance.deadlineMany, policy, [calendar], columns(), { target: 'firstResponse' }, column()),
      diffContracts: () =>
        call(compliance.diffContracts, { before: terms(), after: terms(), now, tickets: [ticket()] }),
      forecast: () => call(compliance.forecast, { ...terms(), now, until: now + 1, tickets: [ticket()] }),
      judgeMany: () =>
        call(
          compliance.judgeMany,
          policy,
          [calendar],
          { ...columns(), stopped: column().fill(now) },
          { now },
          {
            ...{ outcome: new Uint8Array(1), countedMs: column(), overMs: column() },
          },
        ),
      parseMinimums: () => call(compliance.parseMinimums, '90', ['high'], ['min']),
      parseReportedVerdict: () => call(compliance.parseReportedVerdict, 'made_sla', 'yes', 'met'),
      readBaseline: () => call(compliance.readBaseline, compliance.writeBaseline([breach()])),
      severitiesOf: () => call(compliance.severitiesOf, [contract()]),
      verdictsFor: () => call(compliance.verdictsFor, result(core.evaluate(history())), 'A', history()),
      writeBaseline: () => call(compliance.writeBaseline, [breach()]),
    },
  },
  'sla-calendar/compiled': {
    exports: compiled,
    data: [],
    calls: {
      compile: () => call(compiled.compile, calendar, { ...range }),
      fromCompiled: () => call(compiled.fromCompiled, compiled.compile(calendar, range)),
    },
  },
  'sla-calendar/document': {
    exports: document,
    data: ['documentSchema'],
    calls: {
      eventsSchema: () => call(document.eventsSchema, policy),
      parseDocument: () =>
        call(document.parseDocument, { policy: 'msaBusiness', calendars: { rome: calendar.toJSON() } }),
    },
  },
  'sla-calendar/svg': {
    exports: svg,
    data: [],
    calls: {
      timelineSvg: () => call(svg.timelineSvg, result(core.explain(history())), { locale: 'it', calendar, now }),
    },
  },
  'sla-calendar/date-holidays': {
    exports: dateHolidays,
    data: [],
    calls: {
      fromDateHolidays: () => call(dateHolidays.fromDateHolidays, { country: 'IT', years: { from: 2026, to: 2026 } }),
    },
  },
  'sla-calendar/icalendar': {
    exports: icalendar,
    data: [],
    calls: {
      availabilityFromICalendar: () => call(icalendar.availabilityFromICalendar, availability, read()),
      deadlinesToICalendar: () =>
        call(icalendar.deadlinesToICalendar, [{ id: 'A', dueAt: now }], { dtstamp, domain: 'example.org' }),
      exceptionsFromICalendar: () => call(icalendar.exceptionsFromICalendar, holidays, read()),
      holidaysFromICalendar: () => call(icalendar.holidaysFromICalendar, holidays, read()),
      toICalendar: () => call(icalendar.toICalendar, calendar, { from: '2026-01-01', to: '2026-12-31', dtstamp }),
    },
  },
  'sla-calendar/opening-hours': {
    exports: openingHours,
    data: [],
    calls: {
      fromOpeningHoursSpecification: () =>
        call(openingHours.fromOpeningHoursSpecification, 'Mo-Fr 09:00-18:00', { special: [] }),
      fromOsmOpeningHours: () => call(openingHours.fromOsmOpeningHours, 'Mo-Fr 09:00-18:00', { holidays: [] }),
      toOpeningHoursSpecification: () =>
        call(openingHours.toOpeningHoursSpecification, calendar, { publicHolidays: true }),
      toOsmOpeningHours: () => call(openingHours.toOsmOpeningHours, calendar, { publicHolidays: true }),
    },
  },
  'sla-calendar/sql': {
    exports: sql,
    data: [],
    calls: {
      calendarTable: () => call(sql.calendarTable, { rome: calendar }, { ...range }),
      deadlineQuery: () => call(sql.deadlineQuery, 'duckdb', { ...tables, start: 'start', budget: 'budget' }),
      elapsedQuery: () => call(sql.elapsedQuery, 'duckdb', { ...tables, from: 'a', to: 'b' }),
      historyQuery: () => call(sql.historyQuery, 'duckdb', historyColumns()),
      postgresFunction: () => call(sql.postgresFunction, { name: 'sla_add' }),
    },
  },
  'sla-calendar/temporal': { exports: temporal, data: ['Temporal'], calls: {} },
}
