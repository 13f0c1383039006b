import type { JudgedTicket, JudgedVerdict } from '../../compliance/result.ts'
import { segmentLines } from '../../explain/lines.ts'
import { xmlAttribute, xmlText } from '../../text/xml-text.ts'
import { localTime } from '../../time/format/local-time.ts'
import { utcText } from '../../time/format/utc.ts'
import { breachReason, promiseName, targetWords } from '../breach-reason.ts'
import type { CheckRun, RunFinding } from '../check-run.ts'
import { explanationOf } from '../explanations.ts'
import { HashCounter } from '../hash-counter.ts'
import { ENGLISH, type Wording } from '../messages/wording.ts'
import { type ObjectiveSuite, objectiveSuite } from '../objective-suite.ts'
import { blockingFindings, hasTooManyInvalid, invalidRowReason, outcomeText } from '../outcome.ts'
import type { InvalidRow, ReportFormat, Sink } from '../report-writer.ts'
import { TempFile } from '../temp-file.ts'
import { excuseText } from '../worst-breaches.ts'

/** The invalid rows so far, in a temporary file. */
type Invalid = { readonly rows: TempFile | undefined; readonly count: number }

type Suite = {
  readonly agreement: string | undefined
  readonly target: string
  readonly cases: TempFile
  tests: number
  failures: number
  skipped: number
  ms: number
}

/**
 * JUnit's XML: one suite per target, and one test case per verdict with policy and severity as its class. The time of a
 * case is the counted time.
 *
 * - A met target passes. A breach fails with its explanation.
 * - A target that is open, waived or known from the baseline is skipped with the reason.
 * - A severity without the target has no case.
 * - With agreements, each has its own suites, and its name begins their names.
 * - Each period of an objective is a case in the suite `objectives`.
 * - Invalid rows, and findings that prevent an outcome, are errors in a suite of their own, which is the first one.
 *   Tolerated rows are skipped.
 *
 * The elements and attributes are those of both the Jenkins xUnit schema (junit-10.xsd) and the description
 * testmoapp/junitxml. The exception is `skipped` of `testsuites`, which the first one forbids. GitLab merges cases of the
 * same class and name, so repeated names are numbered.
 *
 * The counts are in the head of the file, so the cases wait in a temporary file. Memory: 16 to 32 bytes per verdict, for
 * repeated names.
 */
export const junitReport: ReportFormat = ({ sink, wording = ENGLISH }) => {
  const suites = new Map<string, Suite>()
  const names = new HashCounter()
  const invalid = { rows: undefined as TempFile | undefined, count: 0 }
  return {
    ticket(ticket) {
      for (const verdict of ticket.verdicts) {
        if (verdict.outcome === 'not-applicable') continue
        const { agreement } = ticket
        const key = JSON.stringify([agreement, verdict.target])
        const suite = suites.get(key) ?? newSuite(agreement, verdict.target)
        suites.set(key, suite)
        addCase(suite, ticket, verdict, names, wording)
      }
    },
    invalid(row) {
      invalid.rows ??= new TempFile()
      invalid.rows.write(rowCase(row, names, wording))
      invalid.count++
    },
    end: result => write(suites, invalid, result, sink, wording),
  }
}

function newSuite(agreement: string | undefined, target: string): Suite {
  return { agreement, target, cases: new TempFile(), tests: 0, failures: 0, skipped: 0, ms: 0 }
}

function addCase(suite: Suite, ticket: JudgedTicket, verdict: JudgedVerdict, names: HashCounter, wording: Wording) {
  const { body, counter } = outcomeOf(ticket, verdict, wording)
  const classname = [...[ticket.agreement ?? []].flat(), ticket.policy, verdict.severity].join('.')
  const baseName = `${ticket.id}: ${promiseName({ ticket, verdict }, wording)}`
  const before = names.count(`${verdict.target}\n${classname}\n${baseName}`)
  const name = before ? `${baseName} (${before + 1})` : baseName
  suite.tests++
  suite.ms += verdict.countedMs
  if (counter) suite[counter]++
  const head = `    <testcase name="${xmlAttribute(name)}" classname="${xmlAttribute(classname)}" time="${seconds(verdict.countedMs)}"`
  suite.cases.write(body ? `${head}>\n      ${body}\n    </testcase>\n` : `${head}/>\n`)
}

function outcomeOf(
  ticket: JudgedTicket,
  verdict: JudgedVerdict,
  wording: Wording,
): { body?: string; counter?: 'failures' | 'skipped' } {
  const { outcome, dueAt } = verdict
  const { locale } = wording
  if (outcome === 'met') return {}
  if (outcome !== 'breached' && outcome !== 'not-applicable') {
    const due = dueAt === null ? '' : `, ${wording.dueOn(localTime(dueAt, ticket.timeZone, locale))}`
    return { body: skipped(wording.states[outcome] + due), counter: 'skipped' }
  }
  const { missed, why } = breachReason({ ticket, verdict }, wording)
  const excuse = excuseText(verdict, wording)
  if (excuse !== undefined) return { body: skipped(`${excuse} (${missed})`), counter: 'skipped' }
  const explanation = explanationOf(ticket, verdict)
  const lines = [
    missed,
    ...(why === undefined ? [] : [why]),
    ...(explanation ? segmentLines(explanation, ticket.timeZone, locale) : []),
  ]
  const body = `<failure type="breached" message="${xmlAttribute(missed)}">${xmlText(lines.join('\n'))}</failure>`
  return { body, counter: 'failures' }
}

function skipped(message: string): string {
  return `<skipped message="${xmlAttribute(message)}"/>`
}

/** A placeholder for the element of an invalid row, which is known only at the end. XML never contains it. */
const ELEMENT = '\0'

function rowCase(row: InvalidRow, names: HashCounter, wording: Wording): string {
  const baseName = wording.place(row.file, row.line)
  const before = names.count(`invalid row\n${baseName}`)
  const name = before ? `${baseName} (${before + 1})` : baseName
  return (
    `    <testcase name="${xmlAttribute(name)}" classname="${xmlAttribute(wording.invalidRow)}" time="0">\n` +
    `      <${ELEMENT} type="invalid-row" message="${xmlAttribute(invalidRowReason(row, wording))}"/>\n    </testcase>\n`
  )
}

function findingCase({ rule, message }: RunFinding): string {
  return (
    `    <testcase name="${xmlAttribute(rule)}" classname="check" time="0">\n` +
    `      <error type="${xmlAttribute(rule)}" message="${xmlAttribute(message)}"/>\n    </testcase>\n`
  )
}

async function write(
  suites: ReadonlyMap<string, Suite>,
  invalid: Invalid,
  result: CheckRun,
  sink: Sink,
  wording: Wording,
) {
  const { now, document, tzdata, version, rows, badRows } = result
  const blocking = blockingFindings(result)
  const isError = hasTooManyInvalid(result)
  const errors = blocking.length + (isError ? invalid.count : 0)
  const own = blocking.length + invalid.count
  const parts = (result.agreements ?? [result]).map(part => suitesOf(part, suites, wording))
  const all = parts.flatMap(({ targets, objectives }) => [...targets, { ...objectives, ms: 0 }])
  const total = (count: (suite: Pick<Suite, 'tests' | 'failures' | 'ms'>) => number) =>
    all.reduce((sum, suite) => sum + count(suite), 0)
  await sink(
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      `<testsuites name="sla-calendar check" tests="${own + total(({ tests }) => tests)}" ` +
      `failures="${total(({ failures }) => failures)}" errors="${errors}" time="${seconds(total(({ ms }) => ms))}">\n`,
  )
  const properties = {
    outcome: outcomeText(result, wording),
    now: utcText(now),
    document,
    tzdata: tzdata ?? wording.unknown,
    version,
    rows,
    badRows,
  }
  const timestamp = utcText(now).slice(0, 19)
  const propertiesText = `    <properties>\n${Object.entries(properties)
    .map(([name, value]) => `      <property name="${name}" value="${xmlAttribute(String(value))}"/>\n`)
    .join('')}    </properties>\n`
  if (own) {
    await sink(
      `  <testsuite name="check" tests="${own}" failures="0" errors="${errors}" skipped="${own - errors}" ` +
        `time="0" timestamp="${timestamp}">\n${propertiesText}`,
    )
    for (const finding of blocking) await sink(findingCase(finding))
    for (const chunk of invalid.rows?.read() ?? []) await sink(chunk.replaceAll(ELEMENT, isError ? 'error' : 'skipped'))
    await sink('  </testsuite>\n')
  }
  for (const part of parts) await writeSuites(part, { propertiesText, timestamp }, sink, wording)
  await sink('</testsuites>\n')
}

/** The suites of an agreement, or of everything if no contract names an agreement. */
type Suites = { readonly part: CheckRun; readonly targets: readonly Suite[]; readonly objectives: ObjectiveSuite }

function suitesOf(part: CheckRun, suites: ReadonlyMap<string, Suite>, wording: Wording): Suites {
  const isDecisive = part.findings.some(({ rule }) => rule === 'objective-missed')
  return {
    part,
    targets: [...suites.values()].filter(({ agreement }) => agreement === part.agreement),
    objectives: objectiveSuite(part, isDecisive, wording),
  }
}

async function writeSuites(
  { part, targets, objectives }: Suites,
  { propertiesText, timestamp }: { readonly propertiesText: string; readonly timestamp: string },
  sink: Sink,
  wording: Wording,
) {
  const { agreement, targetLabels } = part
  const start = (name: string, { tests, failures, skipped }: Omit<ObjectiveSuite, 'cases'>, ms: number) => {
    const shown = xmlAttribute(agreement === undefined ? name : `${agreement}: ${name}`)
    return (
      `  <testsuite name="${shown}" tests="${tests}" failures="${failures}" errors="0" ` +
      `skipped="${skipped}" time="${seconds(ms)}" timestamp="${timestamp}">\n${propertiesText}`
    )
  }
  for (const suite of targets) {
    await sink(start(targetWords(suite.target, targetLabels, wording), suite, suite.ms))
    for (const chunk of suite.cases.read()) await sink(chunk)
    await sink('  </testsuite>\n')
  }
  if (objectives.tests) await sink(`${start(wording.objectives, objectives, 0)}${objectives.cases}  </testsuite>\n`)
}

function seconds(ms: number): string {
  return String(ms / 1000)
}
