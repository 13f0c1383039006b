import { timelineSvg } from '../../svg/timeline.ts'
import { capital } from '../../text/capital.ts'
import { xmlText } from '../../text/xml-text.ts'
import { utcText } from '../../time/format/utc.ts'
import { attainmentTables } from '../attainment-tables.ts'
import { breachReason, differenceReason, promiseName } from '../breach-reason.ts'
import { CHART_DEFS, usedChart, weeksChart } from '../charts.ts'
import type { CheckRun } from '../check-run.ts'
import { ReportCollector } from '../collector.ts'
import { explanationOf } from '../explanations.ts'
import { findingText, header, remarks } from '../header.ts'
import { holderTables } from '../holder-tables.ts'
import { htmlHead } from '../html-head.ts'
import { htmlTable } from '../html-table.ts'
import type { ColumnKey } from '../messages/report-messages.ts'
import { ENGLISH, type Wording } from '../messages/wording.ts'
import { invalidRowReason, outcomeText } from '../outcome.ts'
import type { ReportFormat } from '../report-writer.ts'
import { tablesOf } from '../tables.ts'
import { excuseText, isExcused, type ReportedBreach } from '../worst-breaches.ts'

/**
 * The report as one self-contained page: the tables, compliance by week and severity, the used time, and the worst breaches
 * with their timelines. The markup is valid as both XML and HTML.
 */
export const htmlReport: ReportFormat = ({ sink, wording = ENGLISH }) => {
  const collector = new ReportCollector()
  return collector.writer(async result => {
    await sink(head(result, collector, wording))
    for (const figures of tablesOf(result.summary, result.targetLabels, wording))
      await sink(htmlTable(figures, wording))
    for (const figures of attainmentTables(result, undefined, wording)) await sink(htmlTable(figures, wording))
    for (const figures of holderTables(result, undefined, wording)) await sink(htmlTable(figures, wording))
    await sink(charts(result, wording))
    await sink(invalidTable(result, collector, wording))
    await sink(lists(result, wording))
    if (collector.worst.total)
      await sink(
        `<h2>${capital(wording.breaches)}</h2>\n` +
          `<p class="soft">${wording.shownWorst(collector.worst.list.length, collector.worst.total)}.</p>\n`,
      )
    for (const [i, breach] of collector.worst.list.entries()) await sink(article(breach, i, result.now, wording))
    await sink(differences(result, collector, wording))
    await sink('</main>\n</body>\n</html>\n')
  })
}

function head(result: CheckRun, { timeZone }: ReportCollector, wording: Wording): string {
  const { exitCode, document } = result
  const outcome = outcomeText(result, wording)
  const title = `${outcome}: ${wording.check}, ${document}, ${utcText(result.now)}`
  const lines = header(result, timeZone, wording).map(line => `<p class="soft">${xmlText(line)}</p>\n`)
  return htmlHead(title, wording.check, { outcome, exitCode }, wording.locale) + lines.join('')
}

function charts({ summary }: CheckRun, wording: Wording): string {
  const weeks = weeksChart(summary, wording)
  const used = usedChart(summary, wording)
  const words = wording.charts
  const key =
    '<p class="soft"><svg class="key" aria-hidden="true"><rect width="14" height="12" class="good"/></svg> ' +
    `${words.met}, <svg class="key" aria-hidden="true">${CHART_DEFS}<rect width="14" height="12" fill="url(#hatch)"/></svg> ${words.breached}</p>\n`
  const section = (title: string, chart: string, isFirst: boolean) =>
    `<h2>${title}</h2>\n${isFirst ? key : ''}<div class="wide-only">\n${chart}\n</div>\n`
  return (weeks ? section(words.weeks, weeks, true) : '') + (used ? section(words.used, used, !weeks) : '')
}

function lists(result: CheckRun, wording: Wording): string {
  const list = (title: string, texts: readonly string[]) =>
    texts.length ? `<h2>${title}</h2>\n<ul>\n${texts.map(text => `<li>${xmlText(text)}</li>\n`).join('')}</ul>\n` : ''
  return (
    list(
      wording.findings,
      result.findings.map(finding => findingText(finding, wording)),
    ) + list(wording.also, remarks(result, wording))
  )
}

function invalidTable({ badRows }: CheckRun, { invalidRows }: ReportCollector, wording: Wording): string {
  if (!invalidRows.length) return ''
  const rows = invalidRows.map(row => {
    const cells = [`<bdi>${xmlText(row.file)}</bdi>`, String(row.line), xmlText(invalidRowReason(row, wording))]
    return `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>\n`
  })
  return (
    `<h2>${capital(wording.invalidRows)}</h2>\n<p class="soft">${wording.shown(invalidRows.length, badRows)}.</p>\n` +
    '<div class="table"><table class="wide">\n' +
    headRow(wording, 'file', 'line', 'why') +
    `<tbody>\n${rows.join('')}</tbody>\n</table></div>\n`
  )
}

function differences({ comparison }: CheckRun, { differences }: ReportCollector, wording: Wording): string {
  if (!comparison || !differences.length) return ''
  const rows = differences.map(difference => {
    const { ticket, reported, computed } = difference
    const cells = [
      `<bdi>${xmlText(ticket.id)}</bdi>`,
      `<bdi>${xmlText(reported)}</bdi>`,
      wording.states[computed],
      xmlText(differenceReason(difference, wording)),
    ]
    return `<tr>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>\n`
  })
  return (
    `<h2>${capital(wording.differencesFrom(`<bdi>${xmlText(comparison.column)}</bdi>`))}</h2>\n` +
    `<p class="soft">${wording.shown(differences.length, comparison.differed)}.</p>\n<div class="table"><table class="wide">\n` +
    headRow(wording, 'ticket', 'there', 'here', 'why') +
    `<tbody>\n${rows.join('')}</tbody>\n</table></div>\n`
  )
}

/** Returns the head of a table. */
function headRow(wording: Wording, ...keys: readonly ColumnKey[]): string {
  return `<thead><tr>${keys.map(key => `<th scope="col">${wording.columns[key]}</th>`).join('')}</tr></thead>\n`
}

function article(breach: ReportedBreach, place: number, now: number, wording: Wording): string {
  const { ticket, verdict } = breach
  const { missed, why } = breachReason(breach, wording)
  const explanation = explanationOf(ticket, verdict)
  const excuse = excuseText(verdict, wording)
  const at = ticket.source
    ? `<p class="soft">${wording.place(`<bdi>${xmlText(ticket.source.file)}</bdi>`, ticket.source.line)}</p>\n`
    : ''
  return (
    `<article${isExcused(verdict) ? ' class="excused"' : ''}>\n<h3><bdi class="id">${xmlText(ticket.id)}</bdi> ` +
    `<span class="tag">${xmlText(`${verdict.severity}, ${promiseName(breach, wording)}`)}</span></h3>\n` +
    `<p>${xmlText(capital(missed))}.</p>\n` +
    (why === undefined ? '' : `<p class="soft">${xmlText(capital(why))}.</p>\n`) +
    (excuse === undefined ? '' : `<p>${xmlText(capital(excuse))}</p>\n`) +
    at +
    (explanation
      ? `<div class="wide-only">\n${timelineSvg(explanation, { now, id: `t${place}`, embedded: true, width: 860, locale: wording.locale })}</div>\n`
      : '') +
    '</article>\n'
  )
}
