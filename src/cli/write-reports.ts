import { EXIT_ERROR } from './command.ts'
import type { Destination } from './report-file.ts'
import { type Formats, type ReportOutput, reportOutputs } from './report-outputs.ts'
import { printError } from './terminal/errors.ts'

/** The signals on which the parts of reports are removed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** A report in the making, which is written at the end. */
type Writer<R> = { readonly end: (result: R) => void | Promise<void> }

/**
 * Opens the reports of a command, lets `run` fill them, and writes them with its result. Files get their names only after
 * everything is written, including standard output; a run that fails leaves no file.
 *
 * @param requested the values of `--report`
 * @param files the files that the command reads
 */
export async function writeReports<W extends Writer<R>, R>(
  requested: readonly string[],
  formats: Formats<W>,
  files: readonly string[],
  run: (writers: readonly W[]) => Promise<R>,
): Promise<R> {
  const outputs = reportOutputs(requested, formats, { read: files, written: [] })
  const discard = () => {
    for (const { destination } of outputs) destination.discard()
  }
  const interrupted = () => {
    discard()
    printError('interrupted; nothing has been reported.')
    process.exit(EXIT_ERROR)
  }
  for (const signal of SIGNALS) process.once(signal, interrupted)
  try {
    const result = await run(outputs.map(({ writer }) => writer))
    await finish(outputs, result)
    return result
  } catch (error) {
    discard()
    throw error
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupted)
  }
}

async function finish<W extends Writer<R>, R>(outputs: readonly ReportOutput<W>[], result: R): Promise<void> {
  const files = outputs.filter(({ isFile }) => isFile)
  const printed = outputs.filter(({ isFile }) => !isFile)
  const written: Destination[] = []
  for (const { writer, destination } of [...files, ...printed]) {
    await writer.end(result)
    await destination.finish()
    written.push(destination)
  }
  for (const destination of written) destination.keep()
}
