import { appendFileSync, existsSync, statSync } from 'node:fs'
import { STANDARD_INPUT, UnwritableFile } from '../../exports/bytes/text-file.ts'
import { capital } from '../../text/capital.ts'
import { spelledOut } from '../../text/spelled-out.ts'
import { breachReason, promiseName } from '../breach-reason.ts'
import type { CheckRun } from '../check-run.ts'
import { MAX_SHOWN, ReportCollector } from '../collector.ts'
import { findingText } from '../header.ts'
import { ENGLISH, type Wording } from '../messages/wording.ts'
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
export const githubReport: ReportFormat = ({ sink, wording = ENGLISH }) => {
  const collector = new ReportCollector()
  return collector.writer(async result => {
    // The summary is first: if it fails, nothing is printed.
    const summary = process.env.GITHUB_STEP_SUMMARY
    if (summary) addToSummary(summary, result, collector, wording)
    await sink(annotations(result, collector, wording))
  })
}

type Annotation = {
  readonly kind: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
  readonly file?: string
  readonly line?: number
}

function annotations(result: CheckRun, { worst, invalidRows }: ReportCollector, wording: Wording): string {
  const { findings, badRows, exitCode } = result
  const title = wording.check
  const outcome: Annotation = { kind: exitCode ? 'error' : 'notice', title, message: outcomeText(result, wording) }
  const rowKind = hasTooManyInvalid(result) ? 'error' : 'warning'
  const errors: Annotation[] = [
    ...(exitCode ? [outcome] : []),
    ...findings
      .filter(({ severity }) => severity === 'error')
      .map(finding => error(title, findingText(finding, wording))),
  ]
  const rows = invalidRows
    .slice(0, Math.max(MAX_ANNOTATIONS - errors.length, 1))
    .map(row => invalidRow(row, rowKind, wording))
  const causes = [...errors, ...(rowKind === 'error' ? rows : [])].slice(0, MAX_ANNOTATIONS)
  const breaches = worst.list.filter(({ verdict }) => !isExcused(verdict)).slice(0, MAX_ANNOTATIONS - causes.length)
  const warned = findings
    .filter(({ severity }) => severity === 'warning')
    .map((finding): Annotation => ({ kind: 'warning', title, message: findingText(finding, wording) }))
  const warnings = [...(rowKind === 'warning' ? rows : []), ...warned].slice(0, MAX_ANNOTATIONS)
  const total = worst.total - worst.excused
  const omitted = [
    ...(breaches.length < total ? [`${wording.breaches}: ${wording.shownWorst(breaches.length, total)}`] : []),
    ...(rows.length < badRows ? [`${wording.invalidRows}: ${wording.shown(rows.length, badRows)}`] : []),
  ].map((message): Annotation => ({ kind: 'notice', title, message }))
  const notices = [...(exitCode ? [] : [outcome]), ...omitted]
  const broken = breaches.map(breach => breachAnnotation(breach, wording))
  const [first, ...others] = exitCode
    ? [...causes, ...broken, ...warnings, ...notices]
    : [...notices, ...causes, ...broken, ...warnings]
  return [first, ...others].map(annotationLine).join('')
}

function error(title: string, message: string): Annotation {
  return { kind: 'error', title, message }
}

function invalidRow(row: InvalidRow, kind: 'error' | 'warning', wording: Wording): Annotation {
  const message = `${wording.place(row.file, row.line)}: ${invalidRowReason(row, wording)}`
  return { kind, title: capital(wording.invalidRow), message, ...place(row) }
}

/** Returns the place of an annotation; nothing for standard input, which is not a file of the repository. */
function place(source: { readonly file: string; readonly line: number } | undefined) {
  return source && source.file !== STANDARD_INPUT ? { file: source.file, line: source.line } : {}
}

function breachAnnotation(breach: ReportedBreach, wording: Wording): Annotation {
  const { ticket, verdict } = breach
  const { missed, why } = breachReason(breach, wording)
  const what = `${ticket.id}: ${promiseName(breach, wording)}`
  return {
    kind: 'error',
    title: wording.breached(what),
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
function addToSummary(file: string, result: CheckRun, collector: ReportCollector, wording: Wording) {
  try {
    append(file, result, collector, wording)
  } catch (error) {
    throw new UnwritableFile(`${file} (GITHUB_STEP_SUMMARY)`, error)
  }
}

/** Appends the report to the summary, with as many breaches as fit. */
function append(file: string, result: CheckRun, collector: ReportCollector, wording: Wording) {
  const space = MAX_SUMMARY_BYTES - (existsSync(file) ? statSync(file).size : 0)
  for (let max = MAX_SHOWN; ; max = Math.floor(max / 2)) {
    const text = markdownText(result, collector, max, wording)
    if (Buffer.byteLength(text) <= space) return appendFileSync(file, text)
    if (max === 0) return
  }
}
