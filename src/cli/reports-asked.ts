import { didYouMean } from '../input/suggest.ts'
import { CommandError } from './command-error.ts'
import { type Destination, makeFolder, reportFile, standardOutput } from './report-files.ts'
import { reportFormats } from './reports/formats.ts'
import type { ReportWriter } from './reports/report-writer.ts'
import { screenOf } from './screen.ts'

/** A report that was asked for, and where it goes. */
export type ReportAsked = { readonly writer: ReportWriter; readonly destination: Destination }

/** Reports that are read line by line, so that they can be printed one after the other: the log of a GitHub action. */
const TOGETHER = ['text', 'github']

/**
 * Opens the reports of `--report KIND` and `--report KIND=FILE`; without any, the text on standard output.
 *
 * @throws {CommandError} for an unknown kind, two reports in one place, a file that cannot be written
 */
export function reportsAsked(asked: readonly string[]): ReportAsked[] {
  const reports = (asked.length ? asked : ['text']).map(one => {
    const [kind, ...path] = one.split('=')
    const format = reportFormats.get(kind)
    if (!format)
      throw new CommandError(
        `Unknown report type ${JSON.stringify(kind)}. ${didYouMean(kind, [...reportFormats.keys()])}`,
      )
    const file = path.join('=')
    if (one.includes('=') && !file)
      throw new CommandError(`Missing file in --report ${kind}=. Write --report ${kind}=FILE.`)
    return { kind, format, file: file === '-' ? '' : file }
  })
  const files = reports.flatMap(({ file }) => file || [])
  const twice = files.find((file, i) => files.indexOf(file) < i)
  if (twice !== undefined) throw new CommandError(`--report: two reports cannot share the file ${twice}.`)
  const printed = reports.flatMap(({ kind, file }) => (file ? [] : kind))
  if (new Set(printed).size < printed.length || (printed.length > 1 && !printed.every(kind => TOGETHER.includes(kind))))
    throw new CommandError(
      `--report: ${printed.join(' and ')} cannot share standard output; only ${TOGETHER.join(' and ')} can. ` +
        `Write a file for the others: --report ${printed.at(-1)}=FILE.`,
    )
  // All folders are there before the first file is begun, so that no file is left behind.
  for (const { file } of reports) if (file) makeFolder(file)
  return reports.map(({ format, file }) => {
    const destination = file ? reportFile(file) : standardOutput()
    const screen = screenOf(file ? {} : process.stdout)
    return { writer: format({ sink: destination.sink, ...screen }), destination }
  })
}
