import { lstatSync } from 'node:fs'
import type { Contract } from '../compliance/contracts/contract.ts'
import { parseDocument, type SlaDocument } from '../document/document.ts'
import { inFile, nameOf, readTextFile, UnreadableFile } from '../exports/bytes/text-file.ts'
import { BUILT_IN_CALENDARS, BUILT_IN_CONTRACT } from './built-in.ts'

/** The config file that every command looks for in the current folder. */
export const FOUND = 'sla.json'

/** What a command computes by. */
export type CommandTerms = SlaDocument & {
  /** The name of the config file as outputs show it; absent for the built-in contract. */
  readonly file?: string
}

const BUILT_IN: CommandTerms = {
  calendars: BUILT_IN_CALENDARS,
  policies: {},
  contracts: [BUILT_IN_CONTRACT],
  tickets: {},
  waivers: [],
}

/**
 * Reads the config file of `--document`, or `sla.json` in the current folder. Without either, the built-in contract
 * applies. A file that nobody named is named on standard error, so that machine formats stay clean.
 *
 * @throws {CommandError} when the file cannot be read, or is not a valid config file
 */
export function readTerms(option: string | undefined): CommandTerms {
  // A link that leads nowhere is there, too: it must not be mistaken for no file.
  const file = option ?? (isThere(FOUND) ? FOUND : undefined)
  if (file === undefined) return BUILT_IN
  const document = inFile(file, () => parseDocument(readTextFile(file)))
  if (option === undefined) process.stderr.write(`Using ${FOUND}.\n`)
  return { ...document, contracts: document.contracts.map(withNames), file: nameOf(file) }
}

/** Whether there is a file or a link of that name; a folder that cannot be searched is an error of the file. */
function isThere(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined
  } catch (error) {
    throw new UnreadableFile(file, error)
  }
}

/** A contract whose policy and calendar are called by their own names, as those of the built-in contract are. */
function withNames(contract: Contract): Contract {
  const { policy, calendar, calendarName } = contract
  return { ...contract, policyName: policy.name, calendarName: calendar.name ?? calendarName }
}
