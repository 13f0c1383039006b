import { UserError } from '../exports/user-error.ts'

/**
 * Reads the whole number of an option; undefined without one.
 *
 * @throws {UserError} if the text is not a whole number
 */
export function wholeNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d{1,9}$/.test(text)) throw new UserError(`${option}: ${JSON.stringify(text)} is not a whole number.`)
  return Number(text)
}
