import { EXIT_ERROR } from './command.ts'
import { printError } from './terminal/errors.ts'

/** The signals on which the parts of reports are removed. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs what writes files. If it throws or is interrupted, `discard` removes what has been written so far. */
export async function discardOnFailure<R>(discard: () => void, run: () => Promise<R>): Promise<R> {
  const interrupted = () => {
    discard()
    printError('interrupted; nothing has been reported.')
    process.exit(EXIT_ERROR)
  }
  for (const signal of SIGNALS) process.once(signal, interrupted)
  try {
    return await run()
  } catch (error) {
    discard()
    throw error
  } finally {
    for (const signal of SIGNALS) process.off(signal, interrupted)
  }
}
