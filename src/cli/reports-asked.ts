import { didYouMean } from '../input/suggest.ts'
import { CommandError } from './command-error.ts'
import { type Destination, reportFile, standardOutput } from './report-files.ts'
import { reportFormats } from './reports/formats.ts'
import type { ReportWriter } from './reports/report-writer.ts'

/** A report that was asked for, and where it goes. */
export type ReportAsked = { readonly writer: ReportWriter; readonly destination: Destination }

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
        `--report: ${JSON.stringify(kind)} is no kind. ${didYouMean(kind, [...reportFormats.keys()])}`,
      )
    const file = path.join('=')
    if (one.includes('=') && !file) throw new CommandError(`--report ${kind}=: the name of the file is missing.`)
    return { format, file: file === '-' ? '' : file }
  })
  const places = reports.map(({ file }) => file)
  const twice = places.find((place, i) => places.indexOf(place) < i)
  if (twice !== undefined)
    throw new CommandError(
      twice
        ? `--report: two reports would go into ${twice}.`
        : '--report: only one report can go to standard output. Write --report KIND=FILE for the others.',
    )
  return reports.map(({ format, file }) => {
    const destination = file ? reportFile(file) : standardOutput()
    const { stdout, env } = process
    const isTerminal = !file && stdout.isTTY === true
    const isColour = isTerminal && !env.NO_COLOR && env.TERM !== 'dumb'
    const setting = { sink: destination.sink, isColour, width: isTerminal ? stdout.columns : 80 }
    return { writer: format(setting), destination }
  })
}
