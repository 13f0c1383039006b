import { timelineSvg } from '../../svg/timeline.ts'
import { xmlText } from '../../text/xml-text.ts'
import { utcText } from '../../time/format/utc.ts'
import { attainmentTables } from '../attainment-tables.ts'
import { breachReason, differenceReason, promiseName } from '../breach-reason.ts'
import { CHART_DEFS, usedChart, weeksChart } from '../charts.ts'
import type { CheckRun } from '../check-run.ts'
import { ReportCollector } from '../collector.ts'
import { explanationOf } from '../explanations.ts'
import { findingText, header, remarks, shownText } from '../header.ts'
import { holderTables } from '../holder-tables.ts'
import { htmlHead } from '../html-head.ts'
import { htmlTable } from '../html-table.ts'
import { invalidRowReason, outcomeText } from '../outcome.ts'
import type { ReportFormat } from '../report-writer.ts'
import { tablesOf } from '../tables.ts'
import { isExcused, type ReportedBreach } from '../worst-breaches.ts'

/**
 * The report as one self-contained page: the tables, compliance by week and severity, the used time, and the worst breaches
 * with their timelines. The markup is valid as both XML and HTML.
 */
export const htmlReport: ReportFormat = ({ sink }) => {
  const collector = new ReportCollector()
  return collector.writer(async result => {
    await sink(head(result, collector))
    for (const figures of tablesOf(result.summary, result.targetLabels)) await sink(htmlTable(figures))
    for (const figures of attainmentTables(result)) await sink(htmlTable(figures))
    for (const figures of holderTables(result)) await sink(htmlTable(figures))
    await sink(charts(result))
    await sink(invalidTable(result, collector))
    await sink(lists(result))
    if (collector.worst.total)
      await sink(
        `<h2>Breaches</h2>\n<p class="soft">${shownText(collector.worst.list.length, collector.worst.total)}.</p>\n`,
      )
    for (const [i, breach] of collector.worst.list.entries()) await sink(article(breach, i, result.now))
    await sink(differences(result, collector))
    await sink('</main>\n</body>\n</html>\n')
  })
}

function head(result: CheckRun, { timeZone }: ReportCollector): string {
  const { exitCode, document } = result
  const outcome = outcomeText(result)
  const title = `${outcome}: SLA check of ${document}, ${utcText(result.now)}`
  const lines = header(result, timeZone).map(line => `<p class="soft">${xmlText(line)}</p>\n`)
  return htmlHead(title, 'SLA check', { outcome, exitCode }) + lines.join('')
}

function charts({ summary }: CheckRun): string {
  const weeks = weeksChart(summary)
  const used = usedChart(summary)
  const key =
    '<p class="soft"><svg class="key" aria-hidden="true"><rect width="14" height="12" class="good"/></svg> met, ' +
    `<svg class="key" aria-hidden="true">${CHART_DEFS}<rect width="14" height="12" fill="url(#hatch)"/></svg> hatched: breached</p>\n`
  const section = (title: string, chart: string, isFirst: boolean) =>
    `<h2>${title}</h2>\n${isFirst ? key : ''}<div class="wide-only">\n${chart}\n</div>\n`
  return (
    (weeks ? section('Compliance by week of the report and severity', weeks, true) : '') +
    (used ? section('Time used against the target', used, !weeks) : '')
  )
}

function lists(result: CheckRun): string {
  const list = (title: string, texts: readonly string[]) =>
    texts.length ? `<h2>${title}</h2>\n<ul>\n${texts.map(text => `<li>${xmlText(text)}</li>\n`).join('')}</ul>\n` : ''
  return list('Findings', result.findings.map(findingText)) + list('Also', remarks(result))
}

function invalidTable({ badRows }: CheckRun, { invalidRows }: ReportCollector): string {
  if (!invalidRows.length) return ''
  const rows = invalidRows.map(row => {
    const cells = [`<bdi>${xmlText(row.file)}</bdi>`, String(row.line), xmlText(invalidRowReason(row))]
    return `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>\n`
  })
  return (
    `<h2>Invalid rows</h2>\n<p class="soft">${invalidRows.length} of ${badRows} shown.</p>\n` +
    '<div class="table"><table class="wide">\n' +
    '<thead><tr><th scope="col">file</th><th scope="col">line</th><th scope="col">why</th></tr></thead>\n' +
    `<tbody>\n${rows.join('')}</tbody>\n</table></div>\n`
  )
}

function differences({ comparison }: CheckRun, { differences }: ReportCollector): string {
  if (!comparison || !differences.length) return ''
  const rows = differences.map(difference => {
    const { ticket, reported, computed } = difference
    const cells = [
      `<bdi>${xmlText(ticket.id)}</bdi>`,
      `<bdi>${xmlText(reported)}</bdi>`,
      computed,
      xmlText(differenceReason(difference)),
    ]
    return `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>\n`
  })
  return (
    `<h2>Differences from <bdi>${xmlText(comparison.column)}</bdi></h2>\n` +
    `<p class="soft">${differences.length} of ${comparison.differed} shown.</p>\n<div class="table"><table class="wide">\n` +
    `<thead><tr><th scope="col">ticket</th><th scope="col">there</th><th scope="col">here</th><th scope="col">why</th></tr></thead>\n` +
    `<tbody>\n${rows.join('')}</tbody>\n</table></div>\n`
  )
}

function article(breach: ReportedBreach, place: number, now: number): string {
  const { ticket, verdict } = breach
  const { missed, why } = breachReason(breach)
  const explanation = explanationOf(ticket, verdict)
  const excuse =
    verdict.waived === undefined ? (verdict.known ? 'Known from the baseline.' : '') : `Waived: ${verdict.waived}`
  const at = ticket.source
    ? `<p class="soft"><bdi>${xmlText(ticket.source.file)}</bdi>, line ${ticket.source.line}</p>\n`
    : ''
  return (
    `<article${isExcused(verdict) ? ' class="excused"' : ''}>\n<h3><bdi class="id">${xmlText(ticket.id)}</bdi> ` +
    `<span class="tag">${xmlText(`${verdict.severity}, ${promiseName(breach)}`)}</span></h3>\n` +
    `<p>${xmlText(capital(missed))}.</p>\n` +
    (why === undefined ? '' : `<p class="soft">${xmlText(capital(why))}.</p>\n`) +
    (excuse ? `<p>${xmlText(excuse)}</p>\n` : '') +
    at +
    (explanation
      ? `<div class="wide-only">\n${timelineSvg(explanation, { now, id: `t${place}`, embedded: true, width: 860 })}</div>\n`
      : '') +
    '</article>\n'
  )
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
