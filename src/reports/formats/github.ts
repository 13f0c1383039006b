import { appendFileSync, existsSync, statSync } from 'node:fs'
import { STANDARD_INPUT, UnwritableFile } from '../../exports/bytes/text-file.ts'
import { spelledOut } from '../../text/spelled-out.ts'
import { breachReason, promiseName } from '../breach-reason.ts'
import type { CheckRun } from '../check-run.ts'
import { MAX_SHOWN, ReportCollector } from '../collector.ts'
import { findingText, shownText } from '../header.ts'
import { hasTooManyInvalid, invalidRowReason, outcomeText } from '../outcome.ts'
import type { InvalidRow, ReportFormat } from '../report-writer.ts'
import { isExcused, type ReportedBreach } from '../worst-breaches.ts'
import { markdownText } from './markdown.ts'

/** Maximum number of annotations of one kind per step that GitHub shows. */
const MAX_ANNOTATIONS = 10

/** Maximum size of the summary. GitHub rejects one of more than 1024 KiB; other steps may write to the file too. */
const MAX_SUMMARY_BYTES = 1_000 * 1024

/**
 * The report for GitHub Actions: annotations of the outcome, invalid rows, the worst breaches and findings. It also appends
 * the Markdown report to the file in GITHUB_STEP_SUMMARY, if there is one.
 */
export const githubReport: ReportFormat = ({ sink }) => {
  const collector = new ReportCollector()
  return collector.writer(async result => {
    // The summary is first: if it fails, nothing is printed.
    const summary = process.env.GITHUB_STEP_SUMMARY
    if (summary) addToSummary(summary, result, collector)
    await sink(annotations(result, collector))
  })
}

type Annotation = {
  readonly kind: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
  readonly file?: string
  readonly line?: number
}

function annotations(result: CheckRun, { worst, invalidRows }: ReportCollector): string {
  const { findings, badRows, exitCode } = result
  const outcome: Annotation = { kind: exitCode ? 'error' : 'notice', title: 'SLA check', message: outcomeText(result) }
  const rowKind = hasTooManyInvalid(result) ? 'error' : 'warning'
  const errors: Annotation[] = [
    ...(exitCode ? [outcome] : []),
    ...findings.filter(({ severity }) => severity === 'error').map(finding => error('SLA check', findingText(finding))),
  ]
  const rows = invalidRows.slice(0, Math.max(MAX_ANNOTATIONS - errors.length, 1)).map(row => invalidRow(row, rowKind))
  const causes = [...errors, ...(rowKind === 'error' ? rows : [])].slice(0, MAX_ANNOTATIONS)
  const breaches = worst.list.filter(({ verdict }) => !isExcused(verdict)).slice(0, MAX_ANNOTATIONS - causes.length)
  const warned = findings
    .filter(({ severity }) => severity === 'warning')
    .map((finding): Annotation => ({ kind: 'warning', title: 'SLA check', message: findingText(finding) }))
  const warnings = [...(rowKind === 'warning' ? rows : []), ...warned].slice(0, MAX_ANNOTATIONS)
  const total = worst.total - worst.excused
  const omitted = [
    ...(breaches.length < total ? [`breaches: ${shownText(breaches.length, total)}`] : []),
    ...(rows.length < badRows ? [`invalid rows: ${rows.length} of ${badRows} shown`] : []),
  ].map((message): Annotation => ({ kind: 'notice', title: 'SLA check', message }))
  const notices = [...(exitCode ? [] : [outcome]), ...omitted]
  const [first, ...others] = exitCode
    ? [...causes, ...breaches.map(breachAnnotation), ...warnings, ...notices]
    : [...notices, ...causes, ...breaches.map(breachAnnotation), ...warnings]
  return [first, ...others].map(annotationLine).join('')
}

function error(title: string, message: string): Annotation {
  return { kind: 'error', title, message }
}

function invalidRow(row: InvalidRow, kind: 'error' | 'warning'): Annotation {
  const reason = invalidRowReason(row)
  return { kind, title: 'Invalid row', message: `${row.file}, line ${row.line}: ${reason}`, ...place(row) }
}

/** Returns the place of an annotation; nothing for standard input, which is not a file of the repository. */
function place(source: { readonly file: string; readonly line: number } | undefined) {
  return source && source.file !== STANDARD_INPUT ? { file: source.file, line: source.line } : {}
}

function breachAnnotation(breach: ReportedBreach): Annotation {
  const { ticket, verdict } = breach
  const { missed, why } = breachReason(breach)
  const what = `${ticket.id}: ${promiseName(breach)}`
  return {
    kind: 'error',
    title: `SLA breached: ${what}`,
    message: `${what} (${verdict.severity}) ${missed}${why === undefined ? '' : `\n${why}`}`,
    ...place(ticket.source),
  }
}

/** Returns a workflow command, escaped as in @actions/core (packages/core/src/command.ts). */
function annotationLine({ kind, message, ...properties }: Annotation): string {
  const present = Object.entries(properties).filter(([, value]) => value !== undefined && value !== '')
  const shown = present.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',')
  return `::${kind} ${shown}::${escapeData(message)}\n`
}

/** Spells out control characters, which a terminal would obey. Tabs and line ends are escaped later. */
function readable(text: string): string {
  return spelledOut(text, '\t\r\n')
}

function escapeData(text: string): string {
  return readable(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

/** @throws {UserError} if the file cannot be written */
function addToSummary(file: string, result: CheckRun, collector: ReportCollector) {
  try {
    append(file, result, collector)
  } catch (error) {
    throw new UnwritableFile(`${file} (GITHUB_STEP_SUMMARY)`, error)
  }
}

/** Appends the report to the summary, with as many breaches as fit. */
function append(file: string, result: CheckRun, collector: ReportCollector) {
  const space = MAX_SUMMARY_BYTES - (existsSync(file) ? statSync(file).size : 0)
  for (let max = MAX_SHOWN; ; max = Math.floor(max / 2)) {
    const text = markdownText(result, collector, max)
    if (Buffer.byteLength(text) <= space) return appendFileSync(file, text)
    if (max === 0) return
  }
}
