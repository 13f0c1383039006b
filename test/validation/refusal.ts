import { SlaCalendarError } from '../../src/errors.ts'

/** What a call is refused with: the code, a space and the message, which begins with the path. */
export function refusal(call: () => unknown): string {
  let answer: unknown
  try {
    answer = call()
  } catch (error) {
    if (!(error instanceof SlaCalendarError)) throw new Error('Refused, but not with the error of this library.')
    return `${error.code} ${error.message}`
  }
  throw new Error(`Not refused, but answered with ${answer}.`)
}
