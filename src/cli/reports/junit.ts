import type { CheckResult, JudgedTicket, JudgedVerdict } from '../../compliance/result.ts'
import type { TargetName } from '../../policy/spec.ts'
import { xmlAttribute, xmlText } from '../../svg/xml-text.ts'
import { utcText } from '../time-text.ts'
import { explanationOf } from './evidence.ts'
import { momentText } from './moment.ts'
import { promiseName, reasonOf, stretchLines, TARGET_WORDS } from './reason.ts'
import { Repeats } from './repeats.ts'
import type { ReportFormat, Sink } from './report-writer.ts'
import { Spill } from './spill.ts'
import { isExcused } from './worst.ts'

type Suite = { readonly cases: Spill; tests: number; failures: number; skipped: number; ms: number }

/**
 * JUnit's XML: a suite for each target, a test case for each of its verdicts, the class being policy and severity.
 * Kept promises pass and broken ones fail with their explanation; what is still open, waived or known from the baseline
 * is skipped and says so; what was not promised is no case. The time of a case is the time that its clock counted.
 *
 * The elements and attributes are those that both the Jenkins xUnit schema (junit-10.xsd) and the description of
 * testmoapp/junitxml know, but for `skipped` of `testsuites`, which the first forbids. GitLab takes cases of equal
 * class and name for one, so a name that comes again is numbered.
 *
 * The numbers stand at the head: the cases wait in a temporary file until they are known. In memory stay 16 to 32
 * bytes for each verdict, to know names that come again.
 */
export const junitReport: ReportFormat = ({ sink }) => {
  const suites = new Map<TargetName, Suite>()
  const names = new Repeats()
  return {
    ticket(ticket) {
      for (const verdict of ticket.verdicts) {
        if (verdict.outcome === 'not-applicable') continue
        const suite = suites.get(verdict.target) ?? { cases: new Spill(), tests: 0, failures: 0, skipped: 0, ms: 0 }
        suites.set(verdict.target, suite)
        addCase(suite, ticket, verdict, names)
      }
    },
    end: result => write(suites, result, sink),
  }
}

function addCase(suite: Suite, ticket: JudgedTicket, verdict: JudgedVerdict, names: Repeats) {
  const { body, counter } = outcomeOf(ticket, verdict)
  const classname = `${ticket.policy}.${verdict.severity}`
  const plainName = `${ticket.id}: ${promiseName({ ticket, verdict })}`
  const before = names.count(`${verdict.target}\n${classname}\n${plainName}`)
  const name = before ? `${plainName} (${before + 1})` : plainName
  suite.tests++
  suite.ms += verdict.countedMs
  if (counter) suite[counter]++
  const head = `    <testcase name="${xmlAttribute(name)}" classname="${xmlAttribute(classname)}" time="${seconds(verdict.countedMs)}"`
  suite.cases.write(body ? `${head}>\n      ${body}\n    </testcase>\n` : `${head}/>\n`)
}

function outcomeOf(ticket: JudgedTicket, verdict: JudgedVerdict): { body?: string; counter?: 'failures' | 'skipped' } {
  const { outcome, waived, dueAt } = verdict
  if (outcome === 'met') return {}
  if (outcome !== 'breached') {
    const due = dueAt === null ? '' : `, due on ${momentText(dueAt, ticket.timeZone)}`
    return { body: skipped(outcome + due), counter: 'skipped' }
  }
  const { missed, why } = reasonOf({ ticket, verdict })
  if (isExcused(verdict)) {
    const excuse = waived === undefined ? 'known from the baseline' : `waived: ${waived}`
    return { body: skipped(`${excuse} (${missed})`), counter: 'skipped' }
  }
  const explanation = explanationOf(ticket, verdict)
  const lines = [
    missed,
    ...(why === undefined ? [] : [why]),
    ...(explanation ? stretchLines(explanation, ticket.timeZone) : []),
  ]
  const body = `<failure type="breached" message="${xmlAttribute(missed)}">${xmlText(lines.join('\n'))}</failure>`
  return { body, counter: 'failures' }
}

function skipped(message: string): string {
  return `<skipped message="${xmlAttribute(message)}"/>`
}

async function write(suites: ReadonlyMap<TargetName, Suite>, result: CheckResult, sink: Sink) {
  const { now, document, tzdata, version, rows, badRows } = result
  const all = [...suites.values()]
  const total = (count: (suite: Suite) => number) => all.reduce((sum, suite) => sum + count(suite), 0)
  await sink(
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
      `<testsuites name="sla-calendar check" tests="${total(({ tests }) => tests)}" ` +
      `failures="${total(({ failures }) => failures)}" errors="0" time="${seconds(total(({ ms }) => ms))}">\n`,
  )
  const properties = { now: utcText(now), document, tzdata: tzdata ?? 'unknown', version, rows, badRows }
  for (const [target, { cases, tests, failures, skipped, ms }] of suites) {
    await sink(
      `  <testsuite name="${TARGET_WORDS[target]}" tests="${tests}" failures="${failures}" errors="0" ` +
        `skipped="${skipped}" time="${seconds(ms)}" timestamp="${utcText(now).slice(0, 19)}">\n    <properties>\n` +
        Object.entries(properties)
          .map(([name, value]) => `      <property name="${name}" value="${xmlAttribute(String(value))}"/>\n`)
          .join('') +
        '    </properties>\n',
    )
    for (const piece of cases.read()) await sink(piece)
    await sink('  </testsuite>\n')
  }
  await sink('</testsuites>\n')
}

function seconds(ms: number): string {
  return String(ms / 1000)
}
