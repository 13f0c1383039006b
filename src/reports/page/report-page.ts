import { capital } from '../../text/capital.ts'
import { xmlText } from '../../text/xml-text.ts'
import { localTime } from '../../time/format/local-time.ts'
import { utcText } from '../../time/format/utc.ts'
import { type AgreementSection, agreementSections } from '../agreement-sections.ts'
import { attainmentTables, monthTables } from '../attainment-tables.ts'
import { differenceReason, promiseName } from '../breach-reason.ts'
import { usedChart, weeksChart } from '../charts.ts'
import type { CheckRun } from '../check-run.ts'
import type { ReportCollector } from '../collector.ts'
import { explanationOf } from '../explanations.ts'
import { findingText, header, remarks } from '../header.ts'
import { holderTables } from '../holder-tables.ts'
import { ENGLISH, type Wording } from '../messages/wording.ts'
import { blockingFindings, hasTooManyInvalid, invalidRowReason, outcomeText } from '../outcome.ts'
import type { ReportSetting } from '../report-writer.ts'
import { tablesOf } from '../tables.ts'
import type { ReportedBreach } from '../worst-breaches.ts'
import { breachSections } from './breach-sections.ts'
import { checkTiles } from './check-tiles.ts'
import { type NextBreach, nextBreachTable } from './next-breach-table.ts'
import { pageEnd, pageHead } from './page-head.ts'
import { type HeadingLevel, pageHeading, pageList, pageNote, pageSection } from './page-section.ts'
import { countTable, invalidRowTable, nameCell, type PageColumn, pageTable, ticketCell } from './page-table.ts'

/** Writes the report as a page, section by section. */
export async function writeReportPage(
  result: CheckRun,
  collector: ReportCollector,
  { sink, wording = ENGLISH }: Pick<ReportSetting, 'sink' | 'wording'>,
): Promise<void> {
  await sink(head(result, collector, wording))
  await sink(checkTiles(result, collector, wording))
  await sink(problems(result, collector, wording))
  await sink(nextSection(collector, result, wording))
  for (const [i, part] of agreementSections(result, collector, wording).entries())
    for (const section of partSections(part, i, wording)) await sink(section)
  await sink(differenceSection(result, collector, wording))
  await sink(remarkSections(result, collector, wording))
  await sink(pageEnd(header(result, collector.timeZone, wording)))
}

/** The name of the config file without one. */
const BUILT_IN = 'built-in'

function head(result: CheckRun, { timeZone, dates }: ReportCollector, wording: Wording): string {
  const { exitCode, document, now, policies, logo } = result
  const outcome = outcomeText(result, wording)
  const time = timeZone === undefined ? utcText(now) : `${localTime(now, timeZone, wording.locale)} (${timeZone})`
  return pageHead({
    locale: wording.locale,
    title: `${outcome}: ${wording.check}, ${document}, ${utcText(now)}`,
    kind: wording.check,
    heading: document === BUILT_IN ? (policies[0] ?? wording.check) : document,
    lines: [...(dates ? [wording.page.reported(...dates)] : []), capital(wording.asOf(time, undefined))],
    logo,
    outcome,
    exitCode,
  })
}

/** Returns the rows and targets that were not judged. They are an error if the check has no outcome because of them. */
function problems(result: CheckRun, collector: ReportCollector, wording: Wording): string {
  const notJudged = result.findings.filter(({ rule }) => rule === 'not-judged')
  const findings = [...new Set([...blockingFindings(result), ...notJudged])].map(({ message }) => message)
  const rows = hasTooManyInvalid(result) ? invalidSection(result, collector, 3, wording) : ''
  if (!findings.length && !rows) return ''
  return `<section class="problems">\n<h2>${xmlText(wording.page.notJudged)}</h2>\n${pageList(findings)}${rows}</section>\n`
}

/** Returns the sections of a part of the report. The sections of an agreement are below its title and its figures. */
function* partSections({ title, run, worst }: AgreementSection, place: number, wording: Wording): Generator<string> {
  const level = title === undefined ? 2 : 3
  if (title !== undefined) yield pageHeading(title, 2) + checkTiles(run, { worst }, wording)
  yield* countSections(run, level, wording)
  const { ticketUrl, now } = run
  yield* breachSections(worst, { ticketUrl, now, level, prefix: `${place}-` }, wording)
}

/** Returns the sections with the counts of a result. */
function countSections(result: CheckRun, level: 2 | 3, wording: Wording): string[] {
  const { page, charts } = wording
  const inside = (level + 1) as HeadingLevel
  const tables = (all: ReturnType<typeof tablesOf>) => all.map(table => countTable(table, inside, wording)).join('')
  const key =
    `<p class="soft"><svg class="key" aria-hidden="true"><rect width="14" height="12" class="good"/></svg> ${xmlText(charts.met)} ` +
    `<svg class="key" aria-hidden="true"><rect width="14" height="12" fill="url(#hatch)"/></svg> ${xmlText(charts.breached)}</p>\n`
  const weeks = weeksChart(result.summary, wording)
  const used = usedChart(result.summary, wording)
  return [
    pageSection(page.attainment, level, tables(attainmentTables(result, undefined, wording))),
    pageSection(page.months, level, tables(monthTables(result, wording))),
    pageSection(page.counts, level, tables(tablesOf(result.summary, result.targetLabels, wording))),
    pageSection(charts.weeks, level, weeks === undefined ? '' : key + weeks),
    pageSection(page.teams, level, tables(holderTables(result, undefined, wording))),
    pageSection(charts.used, level, used === undefined ? '' : used),
  ]
}

function nextSection({ next }: ReportCollector, { ticketUrl }: CheckRun, wording: Wording): string {
  const { list, total } = next
  if (!list.length) return ''
  const shown = list.length < total ? ` ${capital(wording.shown(list.length, total))}.` : ''
  return pageSection(
    wording.page.nextBreaches,
    2,
    pageNote(wording.page.ifNothingHappens + shown) +
      nextBreachTable(
        list.map(breach => nextBreachOf(breach, wording)),
        ticketUrl,
        wording,
      ),
  )
}

function nextBreachOf(breach: ReportedBreach, wording: Wording): NextBreach {
  const { ticket, verdict } = breach
  const explanation = explanationOf(ticket, verdict)
  return {
    ticket: ticket.id,
    severity: verdict.severity,
    target: promiseName(breach, wording),
    dueAt: verdict.dueAt!,
    timeZone: ticket.timeZone,
    remainingMs: explanation && explanation.budgetMs - verdict.countedMs,
  }
}

function invalidSection(
  result: CheckRun,
  { invalidRows }: ReportCollector,
  level: HeadingLevel,
  wording: Wording,
): string {
  if (!invalidRows.length) return ''
  const { columns } = wording
  const table = invalidRowTable([columns.file, columns.line, columns.why], invalidRows, row =>
    invalidRowReason(row, wording),
  )
  return pageSection(wording.invalidRows, level, pageNote(wording.shown(invalidRows.length, result.badRows)) + table)
}

function differenceSection(result: CheckRun, { differences }: ReportCollector, wording: Wording): string {
  const { comparison, ticketUrl } = result
  if (!comparison || !differences.length) return ''
  const { ticket, there, here, why } = wording.columns
  const columns: PageColumn[] = [
    { head: ticket, look: 'short' },
    { head: there, look: 'short' },
    { head: here, look: 'short' },
    { head: why, look: 'long' },
  ]
  const rows = differences.map(difference => [
    ticketCell(difference.ticket.id, ticketUrl),
    nameCell(difference.reported),
    xmlText(wording.states[difference.computed]),
    xmlText(differenceReason(difference, wording)),
  ])
  const note = pageNote(wording.shown(differences.length, comparison.differed))
  return pageSection(wording.differencesFrom(comparison.column), 2, note + pageTable(columns, rows))
}

function remarkSections(result: CheckRun, collector: ReportCollector, wording: Wording): string {
  const shown = new Set(blockingFindings(result))
  const findings = result.findings.filter(finding => finding.rule !== 'not-judged' && !shown.has(finding))
  return (
    (hasTooManyInvalid(result) ? '' : invalidSection(result, collector, 2, wording)) +
    pageSection(wording.findings, 2, pageList(findings.map(finding => findingText(finding, wording)))) +
    pageSection(wording.also, 2, pageList(remarks(result, wording)))
  )
}
