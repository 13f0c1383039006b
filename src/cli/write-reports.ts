import type { Wording } from '../reports/messages/wording.ts'
import { discardOnFailure } from './discard-on-failure.ts'
import type { Destination } from './report-file.ts'
import { type Formats, type ReportOutput, reportOutputs } from './report-outputs.ts'

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
  wording: Wording,
  run: (writers: readonly W[]) => Promise<R>,
): Promise<R> {
  const outputs = reportOutputs(requested, formats, wording, { read: files, written: [] })
  const discard = () => {
    for (const { destination } of outputs) destination.discard()
  }
  return discardOnFailure(discard, async () => {
    const result = await run(outputs.map(({ writer }) => writer))
    await finish(outputs, result)
    return result
  })
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
