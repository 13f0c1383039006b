import { lstatSync } from 'node:fs'
import type { Contract } from '../compliance/contracts/contract.ts'
import { parseDocument, type SlaDocument } from '../document/document.ts'
import { inFile, nameOf, readTextFile, UnreadableFile } from '../exports/bytes/text-file.ts'
import { BUILT_IN_CALENDARS, BUILT_IN_CONTRACT } from './built-in.ts'

/** The config file that every command looks for in the current folder. */
export const FOUND = 'sla.json'

/** The contracts and settings of a command. */
export type CommandTerms = SlaDocument & {
  /** The name of the config file as outputs show it; absent for the built-in contract. */
  readonly file?: string
}

const BUILT_IN: CommandTerms = {
  calendars: BUILT_IN_CALENDARS,
  policies: {},
  contracts: [BUILT_IN_CONTRACT],
  tickets: {},
  objectives: [],
  waivers: [],
}

/**
 * Reads the config file of `--document`, or `sla.json` in the current folder. Without either, the built-in contract
 * applies. If `sla.json` is found, its name is printed on standard error, so that machine formats stay clean.
 *
 * @param option the value of `--document`
 * @throws {UserError} if the file cannot be read, or is not a valid config file
 */
export function readTerms(option: string | undefined): CommandTerms {
  // A broken link counts as present, so that its error is reported.
  const file = option ?? (exists(FOUND) ? FOUND : undefined)
  if (file === undefined) return BUILT_IN
  const document = inFile(file, () => parseDocument(readTextFile(file)))
  if (option === undefined) process.stderr.write(`Using ${FOUND}.\n`)
  return { ...document, contracts: document.contracts.map(withNames), file: nameOf(file) }
}

/**
 * Returns whether a file or a link of a name exists.
 *
 * @throws {UnreadableFile} if the folder cannot be searched
 */
function exists(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined
  } catch (error) {
    throw new UnreadableFile(file, error)
  }
}

/** Returns a contract with the own names of its policy and its calendar, as in the built-in contract. */
function withNames(contract: Contract): Contract {
  const { policy, calendar, calendarName } = contract
  return { ...contract, policyName: policy.name, calendarName: calendar.name ?? calendarName }
}
