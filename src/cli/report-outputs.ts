import { UserError } from '../exports/user-error.ts'
import { reportFormats } from '../reports/index.ts'
import type { ReportWriter } from '../reports/report-writer.ts'
import { didYouMean } from '../validation/suggest.ts'
import { checkSeparate, type Destination, makeFolder, openReportFile, standardOutput } from './report-file.ts'
import { screenOf } from './terminal/screen.ts'

/** A report that was asked for, and where it goes. */
export type ReportOutput = {
  readonly writer: ReportWriter
  readonly destination: Destination
  readonly isFile: boolean
}

/** Reports that are read line by line, so that they can be printed one after the other: the log of a GitHub action. */
const TOGETHER = ['text', 'github']

/** The names under which files can stand for standard output. */
const STANDARD_OUTPUT = ['-', '/dev/stdout', '/dev/fd/1']

/** The files that a check reads, and those that it writes besides its reports. */
export type OtherFiles = {
  readonly read: readonly string[]
  /** Each with the option that names it. */
  readonly written: readonly (readonly [option: string, file: string])[]
}

/**
 * Opens the reports of `--report KIND` and `--report KIND=FILE`; without any, the text on standard output.
 *
 * @throws {UserError} for an unknown kind, two reports in one place, a file that is also read, a file that cannot be
 * written
 */
export function reportOutputs(
  asked: readonly string[],
  others: OtherFiles = { read: [], written: [] },
): ReportOutput[] {
  const reports = (asked.length ? asked : ['text']).map(one => {
    const [kind, ...path] = one.split('=')
    const format = reportFormats.get(kind)
    if (!format)
      throw new UserError(`Unknown report type ${JSON.stringify(kind)}. ${didYouMean(kind, [...reportFormats.keys()])}`)
    const file = path.join('=')
    if (one.includes('=') && !file)
      throw new UserError(`Missing file in --report ${kind}=. Write --report ${kind}=FILE.`)
    return { kind, format, file: STANDARD_OUTPUT.includes(file) ? '' : file }
  })
  const printed = reports.flatMap(({ kind, file }) => (file ? [] : kind))
  if (new Set(printed).size < printed.length || (printed.length > 1 && !printed.every(kind => TOGETHER.includes(kind))))
    throw new UserError(
      `--report: ${printed.join(' and ')} cannot share standard output; only ${TOGETHER.join(' and ')} can. ` +
        `Write a file for the others: --report ${printed.at(-1)}=FILE.`,
    )
  // All folders are there before the first file is begun, so that no file is left behind.
  const written = [
    ...others.written,
    ...reports.flatMap(({ file }): [string, string][] => (file ? [['--report', file]] : [])),
  ]
  for (const [, file] of written) makeFolder(file)
  checkSeparate(written, others.read)
  const opened: ReportOutput[] = []
  try {
    for (const { format, file } of reports) {
      const destination = file ? openReportFile(file) : standardOutput()
      const screen = screenOf(file ? {} : process.stdout)
      opened.push({ writer: format({ sink: destination.sink, ...screen }), destination, isFile: file !== '' })
    }
  } catch (error) {
    for (const { destination } of opened) destination.discard()
    throw error
  }
  return opened
}
