import { UserError } from '../exports/user-error.ts'
import type { Wording } from '../reports/messages/wording.ts'
import type { ReportSetting } from '../reports/report-writer.ts'
import { didYouMean } from '../validation/did-you-mean.ts'
import { checkSeparate, type Destination, makeFolder, openReportFile, standardOutput } from './report-file.ts'
import { screenOf } from './terminal/screen.ts'

/** A requested report and its destination. */
export type ReportOutput<Writer> = {
  readonly writer: Writer
  readonly destination: Destination
  readonly isFile: boolean
}

/** Reports that can share standard output, because they are read line by line in the log of a GitHub action. */
const SHAREABLE = ['text', 'github']

/** The file names that mean standard output. */
const STANDARD_OUTPUT = ['-', '/dev/stdout', '/dev/fd/1']

/** The types of reports by name, and how to create the writer of each. */
export type Formats<Writer> = ReadonlyMap<string, (setting: ReportSetting) => Writer>

/** The files that a command reads, and the files that it writes in addition to its reports. */
export type OtherFiles = {
  readonly read: readonly string[]
  /** Each file with its option. */
  readonly written: readonly (readonly [option: string, file: string])[]
}

/**
 * Opens the reports of `--report TYPE` and `--report TYPE=FILE`. Without any, it opens the text on standard output.
 *
 * @throws {UserError} for an unknown type, two reports in one file, a file that is also read, and a file that cannot be
 * written
 */
export function reportOutputs<Writer>(
  requested: readonly string[],
  formats: Formats<Writer>,
  wording: Wording,
  others: OtherFiles = { read: [], written: [] },
): ReportOutput<Writer>[] {
  const reports = (requested.length ? requested : ['text']).map(one => {
    const [kind, ...path] = one.split('=')
    const format = formats.get(kind)
    if (!format)
      throw new UserError(`Unknown report type ${JSON.stringify(kind)}. ${didYouMean(kind, [...formats.keys()])}`)
    const file = path.join('=')
    if (one.includes('=') && !file)
      throw new UserError(`Missing file in --report ${kind}=. Write --report ${kind}=FILE.`)
    return { kind, format, file: STANDARD_OUTPUT.includes(file) ? '' : file }
  })
  const printed = reports.flatMap(({ kind, file }) => (file ? [] : kind))
  if (
    new Set(printed).size < printed.length ||
    (printed.length > 1 && !printed.every(kind => SHAREABLE.includes(kind)))
  )
    throw new UserError(
      `--report: ${printed.join(' and ')} cannot share standard output; only ${SHAREABLE.join(' and ')} can. ` +
        `Write a file for the others: --report ${printed.at(-1)}=FILE.`,
    )
  // All folders are created before the first file, so that an error leaves no file.
  const written = [
    ...others.written,
    ...reports.flatMap(({ file }): [string, string][] => (file ? [['--report', file]] : [])),
  ]
  for (const [, file] of written) makeFolder(file)
  checkSeparate(written, others.read)
  const opened: ReportOutput<Writer>[] = []
  try {
    for (const { format, file } of reports) {
      const destination = file ? openReportFile(file) : standardOutput()
      const screen = screenOf(file ? {} : process.stdout)
      opened.push({ writer: format({ sink: destination.sink, ...screen, wording }), destination, isFile: file !== '' })
    }
  } catch (error) {
    for (const { destination } of opened) destination.discard()
    throw error
  }
  return opened
}
