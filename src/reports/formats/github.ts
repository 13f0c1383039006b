import { appendFileSync, existsSync, statSync } from 'node:fs'
import { STANDARD_INPUT, UnwritableFile } from '../../exports/bytes/text-file.ts'
import { spelledOut } from '../../text/spelled-out.ts'
import { breachReason, promiseName } from '../breach-reason.ts'
import type { CheckRun } from '../check-run.ts'
import { MOST_SHOWN, ReportCollector } from '../collector.ts'
import { findingText, shownText } from '../header.ts'
import { hasTooManyInvalid, invalidRowReason, outcomeText } from '../outcome.ts'
import type { InvalidRow, ReportFormat } from '../report-writer.ts'
import { isExcused, type ReportedBreach } from '../worst-breaches.ts'
import { markdownText } from './markdown.ts'

/** GitHub shows so many annotations of a kind for each step, the first ones. */
const MOST_ANNOTATIONS = 10

/** A summary larger than 1024 KiB is thrown away as a whole; some room is left for others that write to the file. */
const MOST_SUMMARY_BYTES = 1_000 * 1024

/**
 * For GitHub Actions: annotations of the outcome, of invalid rows, of the worst breaches and of the findings. The report
 * in Markdown is added to the file that GITHUB_STEP_SUMMARY names, if there is one.
 */
export const githubReport: ReportFormat = ({ sink }) => {
  const noted = new ReportCollector()
  return {
    ticket: noted.ticket,
    difference: noted.difference,
    invalid: noted.invalid,
    async end(result) {
      // First, since it may fail, and then nothing is printed.
      const summary = process.env.GITHUB_STEP_SUMMARY
      if (summary) addToSummary(summary, result, noted)
      await sink(annotations(result, noted))
    },
  }
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
  const rows = invalidRows.slice(0, Math.max(MOST_ANNOTATIONS - errors.length, 1)).map(row => invalidRow(row, rowKind))
  const ours = [...errors, ...(rowKind === 'error' ? rows : [])].slice(0, MOST_ANNOTATIONS)
  const broken = worst.list.filter(({ verdict }) => !isExcused(verdict)).slice(0, MOST_ANNOTATIONS - ours.length)
  const noted = findings
    .filter(({ severity }) => severity === 'warning')
    .map((finding): Annotation => ({ kind: 'warning', title: 'SLA check', message: findingText(finding) }))
  const warnings = [...(rowKind === 'warning' ? rows : []), ...noted].slice(0, MOST_ANNOTATIONS)
  const total = worst.total - worst.excused
  const left = [
    ...(broken.length < total ? [`breaches: ${shownText(broken.length, total)}`] : []),
    ...(rows.length < badRows ? [`invalid rows: ${rows.length} of ${badRows} shown`] : []),
  ].map((message): Annotation => ({ kind: 'notice', title: 'SLA check', message }))
  const notices = [...(exitCode ? [] : [outcome]), ...left]
  const [first, ...others] = exitCode
    ? [...ours, ...broken.map(breachAnnotation), ...warnings, ...notices]
    : [...notices, ...ours, ...broken.map(breachAnnotation), ...warnings]
  return [first, ...others].map(annotationLine).join('')
}

function error(title: string, message: string): Annotation {
  return { kind: 'error', title, message }
}

function invalidRow(row: InvalidRow, kind: 'error' | 'warning'): Annotation {
  const reason = invalidRowReason(row)
  return { kind, title: 'Invalid row', message: `${row.file}, line ${row.line}: ${reason}`, ...place(row) }
}

/** The place that an annotation is shown at; standard input is not a file of the repository. */
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

/** A workflow command, written and escaped as @actions/core does (packages/core/src/command.ts). */
function annotationLine({ kind, message, ...properties }: Annotation): string {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined && value !== '')
  const shown = given.map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',')
  return `::${kind} ${shown}::${escapeData(message)}\n`
}

/** Line ends are escaped, which keeps them; a terminal would obey other controls. */
function readable(text: string): string {
  return spelledOut(text, '\t\r\n')
}

function escapeData(text: string): string {
  return readable(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

/** @throws {CommandError} when the file cannot be written */
function addToSummary(file: string, result: CheckRun, noted: ReportCollector) {
  try {
    append(file, result, noted)
  } catch (error) {
    throw new UnwritableFile(`${file} (GITHUB_STEP_SUMMARY)`, error)
  }
}

/** Adds the report to the summary, with as many breaches as there is room for. */
function append(file: string, result: CheckRun, noted: ReportCollector) {
  const room = MOST_SUMMARY_BYTES - (existsSync(file) ? statSync(file).size : 0)
  for (let most = MOST_SHOWN; ; most = Math.floor(most / 2)) {
    const text = markdownText(result, noted, most)
    if (Buffer.byteLength(text) <= room) return appendFileSync(file, text)
    if (most === 0) return
  }
}
