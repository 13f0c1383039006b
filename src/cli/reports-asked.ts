import { didYouMean } from '../input/suggest.ts'
import { CommandError } from './command-error.ts'
import { type Destination, makeFolder, reportFile, standardOutput } from './report-files.ts'
import { reportFormats } from './reports/formats.ts'
import type { ReportWriter } from './reports/report-writer.ts'
import { screenOf } from './screen.ts'

/** A report and its destination. */
export type ReportAsked = { readonly writer: ReportWriter; readonly destination: Destination }

/**
 * Opens the reports of `--report TYPE` and `--report TYPE=FILE` (default: the text on standard output). Missing
 * folders are created.
 *
 * @throws {CommandError} for an unknown type, two reports in one place, a folder that cannot be created
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
    return { format, file: file === '-' ? '' : file }
  })
  const places = reports.map(({ file }) => file)
  const twice = places.find((place, i) => places.indexOf(place) < i)
  if (twice !== undefined)
    throw new CommandError(
      twice
        ? `--report: two reports cannot share the file ${twice}.`
        : '--report: only one report can go to standard output. Write --report TYPE=FILE for the others.',
    )
  // All folders are there before the first file is begun, so that no file is left behind.
  for (const { file } of reports) if (file) makeFolder(file)
  return reports.map(({ format, file }) => {
    const destination = file ? reportFile(file) : standardOutput()
    const screen = screenOf(file ? {} : process.stdout)
    return { writer: format({ sink: destination.sink, ...screen }), destination }
  })
}
