import { describe } from '../validation/plain-data.ts'
import { nearest } from '../validation/suggest.ts'
import type { Column } from './mapping.ts'
import { UserError } from './user-error.ts'

/** A header of more columns is cut off where it is quoted. */
const NAMES_SHOWN = 12

/** What columns hold, for people, by their meaning. */
const CONTENTS: { readonly [meaning: string]: string } = {
  id: 'the ticket id',
  severity: 'the severity',
  channel: 'the channel',
  reportedAt: 'when the ticket was reported',
  respondedAt: 'when the ticket was first answered',
  respondedAfterMinutes: 'the time from the report to the first response',
  resolvedAt: 'when the ticket was resolved',
  requestKind: 'the kind of request',
  entitlement: 'the entitlement',
  at: 'the time of the row',
  type: 'the type of the event',
  state: 'the state',
  reason: 'the reason of a pause',
  calendar: 'the name of a calendar',
  name: 'the name of a milestone',
}

/** A column that the document or the product names and a file does not have. */
export type MissingColumn = {
  /** The column that is read; undefined for a column of `tickets.skip`. */
  readonly wanted: Column | undefined
  readonly name: string
  /** A column of the file that is probably meant. */
  readonly alike?: string | undefined
}

/** A file without the columns that are read: all that are missing. */
export class MissingColumns extends UserError {
  /**
   * @param where the place, such as `line 1: `
   * @param word the word for a column in this format
   * @param found the columns that the file has
   * @param taken the columns that are read, which are not offered for anything else
   */
  constructor(
    where: string,
    word: 'column' | 'key',
    missing: readonly MissingColumn[],
    found: readonly string[],
    taken: readonly Column[],
    hint = '',
  ) {
    const others = found.filter(name => !taken.some(({ names }) => names.includes(name)))
    const said = missing.map(column =>
      sentence(column, word, column.alike ?? nearest(column.name, others), missing.length > 1),
    )
    const start = missing.length > 1 ? `${missing.length} ${word}s are missing. ` : ''
    const names = `${found
      .slice(0, NAMES_SHOWN)
      .map(one => describe(one))
      .join(', ')}${found.length > NAMES_SHOWN ? ', …' : ''}`
    super(`${where}${start}${said.join(' ')}${found.length ? ` Found: ${names}.` : ''}${hint && ` ${hint}`}`)
  }
}

function sentence(
  { wanted, name }: MissingColumn,
  word: string,
  near: string | undefined,
  isOneOfSeveral: boolean,
): string {
  const called = wanted && wanted.names.length > 1 ? wanted.names.join(' or ') : name
  const meant = near === undefined ? '' : ` (is ${describe(near)} meant to be it?)`
  const start = isOneOfSeveral ? `${called}${meant}` : `The ${word} ${called} is missing${meant}.`
  if (!wanted) return isOneOfSeveral ? `${start}, which tickets.skip names.` : `${start} It is named in tickets.skip.`
  const should = `should contain ${CONTENTS[wanted.meaning] ?? wanted.meaning}`
  const how = `map a different ${word} in tickets.${wanted.key}`
  const none = wanted.canBeNull ? `, or set it to null if the export has none` : ''
  return `${start} ${isOneOfSeveral ? '' : 'It '}${should}; ${how}${none}.`
}
