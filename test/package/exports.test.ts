import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Temporal as Polyfill } from '@js-temporal/polyfill'
import ts from 'typescript'
import { beforeAll, describe, expect, it } from 'vitest'
import { isThorough } from '../arbitraries/runs.ts'

const root = join(import.meta.dirname, '../..')
// One program for all entry points, without the types of the language and of packages: names need only the sources.
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  noEmit: true,
  noLib: true,
  types: [],
}
const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
const entries = sources
  .filter(name => /(^|[\\/])index\.ts$|^temporal\.ts$/.test(name))
  .map(name => join(root, 'src', name))
let program: ts.Program
let checker: ts.TypeChecker
beforeAll(() => {
  if (!isThorough) return
  program = ts.createProgram(entries, options)
  checker = program.getTypeChecker()
}, 120_000)

// The lists are written out so that a change of the public names shows in review. A name that is a value and a type is
// listed as a value.
const values = [
  'SlaCalendarError',
  'alwaysOpen',
  'businessCalendar',
  'compareUrgency',
  'deadline',
  'difference',
  'entitlementUse',
  'evaluate',
  'evaluateMany',
  'explain',
  'explainText',
  'formatDuration',
  'intersection',
  'isSlaCalendarError',
  'italianHolidays',
  'italianOffice',
  'msaBusiness',
  'slaPolicy',
  'timeByHolder',
  'union',
]
const types = [
  'Alert',
  'AlertSpec',
  'AlertTime',
  'Breach',
  'Budget',
  'BusinessCalendar',
  'CalendarDay',
  'CalendarDayBudget',
  'CalendarHoliday',
  'CalendarInput',
  'CalendarSchema',
  'CalendarSpec',
  'Calendars',
  'CalendarsInput',
  'ChannelSpec',
  'CoveredYears',
  'Cycle',
  'CycleStatus',
  'DateInput',
  'DateOutput',
  'DayHours',
  'Deadline',
  'DeadlineInput',
  'DurationLike',
  'DurationOptions',
  'DurationParts',
  'DurationStyle',
  'EntitledTicket',
  'EntitledTime',
  'EntitlementSpec',
  'EntitlementUse',
  'EntitlementYear',
  'ErrorCode',
  'ErrorPath',
  'EventBase',
  'EventType',
  'ExceptionHours',
  'ExceptionSpec',
  'ExceptionsSpec',
  'ExplainTextOptions',
  'Explanation',
  'FailedReport',
  'HistoryInput',
  'HolderTime',
  'HolidayDate',
  'HolidayMove',
  'HolidayOptions',
  'HolidayRule',
  'HolidayTarget',
  'InstantInput',
  'InstantOutput',
  'Interval',
  'ListedException',
  'LocalText',
  'Milestone',
  'MonthDay',
  'Notice',
  'OddEvenWeeks',
  'OutOfHoursSpec',
  'PlainDateLike',
  'Policy',
  'PolicyAndCalendar',
  'PolicyOf',
  'PolicySchema',
  'PolicySpec',
  'Reason',
  'ReasonedSegment',
  'Report',
  'RequestKindSpec',
  'Rotation',
  'Segment',
  'SegmentReason',
  'SeveritySpec',
  'SimpleCalendarSpec',
  'SpecCheck',
  'SpecIssue',
  'StandardSchema',
  'TargetDefinitionSpec',
  'TargetReport',
  'TargetSpec',
  'TargetState',
  'TextOptions',
  'TicketEvent',
  'TimeOfDay',
  'UpcomingAlert',
  'WeekHours',
  'Weekday',
  'WeekdayKey',
  'WeeklyHours',
  'WorkingDayBudget',
  'WorkingDayOfMonth',
  'YearOptions',
  'YearRange',
]

describe('the main entry', () => {
  it('has these values and no others', async () => {
    expect(Object.keys(await import('../../src/index.ts')).sort()).toEqual(values)
  })

  it.runIf(isThorough)('has these types, and no others', () => {
    const names = exportsOf('src/index.ts')
    expect(names.values).toEqual(values)
    expect(names.types.filter(name => !values.includes(name))).toEqual(types)
  })
})

describe('the entry compliance', () => {
  it.runIf(isThorough)('has these names and no others', async () => {
    const values = [
      'Check',
      'ContractDiff',
      'OUTCOMES',
      'TicketForecast',
      'addManyAcross',
      'affectedBy',
      'contractOf',
      'deadlineMany',
      'diffContracts',
      'forecast',
      'judgeMany',
      'parseMinimums',
      'parseReportedVerdict',
      'readBaseline',
      'severitiesOf',
      'verdictsFor',
      'writeBaseline',
    ]
    expect(exportsOf('src/compliance/index.ts')).toEqual({
      values,
      types: [
        'AffectedTarget',
        'AffectedTicket',
        'AgreementDiff',
        'Attainment',
        'BatchOptions',
        'CalendarFrom',
        'ChangeReason',
        'ChangeState',
        'ChangedHistory',
        'Check',
        'CheckOptions',
        'CheckOutcome',
        'CheckResult',
        'ClosedTicket',
        'CompareOptions',
        'ComparedVerdicts',
        'ComparisonTally',
        'Contract',
        'ContractDiff',
        'ContractDiffResult',
        'ContractInput',
        'Credit',
        'DiffOptions',
        'DiffResult',
        'DiffTerms',
        'Difference',
        'EntitlementTally',
        'Fields',
        'Finding',
        'ForecastBreach',
        'ForecastOptions',
        'ForecastResult',
        'Gate',
        'HolderTally',
        'IndexColumn',
        'JudgeOptions',
        'JudgedColumns',
        'JudgedTicket',
        'JudgedVerdict',
        'KnownBreach',
        'Minimums',
        'MonthTally',
        'Objective',
        'OneOrMoreCalendars',
        'OutOfPeriodTicket',
        'Outcome',
        'PeriodAttainment',
        'PeriodCounts',
        'PeriodLength',
        'RejectedTicket',
        'StateChange',
        'StoppedTicketColumns',
        'Summary',
        'Tally',
        'TargetLabels',
        'TargetTally',
        'TicketColumns',
        'TicketDiff',
        'TicketForecast',
        'TicketForecastResult',
        'TicketInput',
        'TicketLocation',
        'TicketResult',
        'TimedEvent',
        'Verdict',
        'VerdictChange',
        'VerdictMismatch',
        'Waiver',
        'WeekTally',
      ],
    })
    expect(Object.keys(await import('../../src/compliance/index.ts')).sort()).toEqual(values)
  })
})

describe('the entry compiled', () => {
  it.runIf(isThorough)('has these names and no others', async () => {
    expect(exportsOf('src/compiled/index.ts')).toEqual({
      values: ['compile', 'fromCompiled'],
      types: ['CompactBudget', 'CompileRange', 'CompiledHours', 'OpenHours'],
    })
    expect(Object.keys(await import('../../src/compiled/index.ts')).sort()).toEqual(['compile', 'fromCompiled'])
  })
})

describe('the entry document', () => {
  it.runIf(isThorough)('has these names and no others', async () => {
    expect(exportsOf('src/document/index.ts')).toEqual({
      values: ['documentSchema', 'eventsSchema', 'parseDocument'],
      types: [
        'CalendarFrom',
        'Contract',
        'ContractSpec',
        'Credit',
        'DocumentCalendarSpec',
        'DocumentSpec',
        'DurationColumn',
        'DurationUnit',
        'JsonSchema',
        'Objective',
        'PeriodLength',
        'Policies',
        'ProductName',
        'RowKind',
        'SeverityColumns',
        'SeverityMatrix',
        'SlaDocument',
        'StateMapping',
        'TicketsSpec',
        'Waiver',
        'WaiverSpec',
      ],
    })
    expect(Object.keys(await import('../../src/document/index.ts')).sort()).toEqual([
      'documentSchema',
      'eventsSchema',
      'parseDocument',
    ])
  })
})

describe('the entry temporal', () => {
  it('exports only the Temporal of the polyfill', async () => {
    const temporal = await import('../../src/temporal.ts')
    expect(Object.keys(temporal)).toEqual(['Temporal'])
    expect(temporal.Temporal).toBe(Polyfill)
  })
})

describe('the entry icalendar', () => {
  it.runIf(isThorough)('has these names and no others', async () => {
    const values = [
      'availabilityFromICalendar',
      'deadlinesToICalendar',
      'exceptionsFromICalendar',
      'holidaysFromICalendar',
      'toICalendar',
    ]
    expect(exportsOf('src/integrations/icalendar/index.ts')).toEqual({
      values,
      types: [
        'DeadlinesWriteOptions',
        'ICalendarContent',
        'ICalendarDeadline',
        'ICalendarEvent',
        'ICalendarExceptions',
        'ICalendarHoliday',
        'ICalendarReadOptions',
        'ICalendarWriteOptions',
        'SkippedEvent',
      ],
    })
    expect(Object.keys(await import('../../src/integrations/icalendar/index.ts')).sort()).toEqual(values)
  })
})

describe('the entry sql', () => {
  it.runIf(isThorough)('has these names and no others', async () => {
    const values = ['calendarTable', 'deadlineQuery', 'elapsedQuery', 'historyQuery', 'postgresFunction']
    expect(exportsOf('src/integrations/sql/index.ts')).toEqual({
      values,
      types: [
        'CalendarRow',
        'CalendarTable',
        'CalendarTableOptions',
        'CalendarTableRange',
        'DeadlineQueryOptions',
        'ElapsedQueryOptions',
        'HistoryEventColumns',
        'HistoryQueryOptions',
        'PostgresFunctionOptions',
        'SqlDialect',
        'SqlInstants',
        'SqlSize',
        'TableName',
        'TicketQueryOptions',
      ],
    })
    expect(Object.keys(await import('../../src/integrations/sql/index.ts')).sort()).toEqual(values)
  })
})

describe('the entry date-holidays', () => {
  it.runIf(isThorough)('has these names and no others', async () => {
    const { values } = exportsOf('src/integrations/date-holidays/index.ts')
    expect(values).toEqual(['fromDateHolidays'])
    expect(Object.keys(await import('../../src/integrations/date-holidays/index.ts')).sort()).toEqual(values)
  })
})

describe('the entry opening-hours', () => {
  it.runIf(isThorough)('has these names and no others', async () => {
    const { values } = exportsOf('src/integrations/opening-hours/index.ts')
    expect(values).toEqual([
      'fromOpeningHoursSpecification',
      'fromOsmOpeningHours',
      'toOpeningHoursSpecification',
      'toOsmOpeningHours',
    ])
    expect(Object.keys(await import('../../src/integrations/opening-hours/index.ts')).sort()).toEqual(values)
  })
})

describe('the entry svg', () => {
  it.runIf(isThorough)('has these names and no others', async () => {
    expect(exportsOf('src/svg/index.ts')).toEqual({ values: ['timelineSvg'], types: ['DrawnAlert', 'TimelineOptions'] })
    expect(Object.keys(await import('../../src/svg/index.ts'))).toEqual(['timelineSvg'])
  })
})

/** Returns the public names of an entry point, sorted. A class that is exported with `type` is not a value. */
function exportsOf(entry: string): { values: string[]; types: string[] } {
  const symbols = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(join(root, entry))!)!)
  const flagsOf = (symbol: ts.Symbol) =>
    (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol).flags
  const typeOnly = (symbol: ts.Symbol) => symbol.declarations!.every(ts.isTypeOnlyImportOrExportDeclaration)
  const sorted = (some: readonly ts.Symbol[]) => some.map(({ name }) => name).sort()
  return {
    values: sorted(symbols.filter(symbol => flagsOf(symbol) & ts.SymbolFlags.Value && !typeOnly(symbol))),
    types: sorted(symbols.filter(symbol => flagsOf(symbol) & ts.SymbolFlags.Type)),
  }
}
