import { nearest } from '../validation/did-you-mean.ts'
import { describe } from '../validation/plain-data.ts'
import type { Column } from './mapping.ts'
import { UserError } from './user-error.ts'

/** Maximum number of column names in a message. */
const MAX_NAMES_SHOWN = 12

/** The content of columns in words, by meaning. */
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
  spentMinutes: 'the time that was spent on the ticket',
  at: 'the time of the row',
  type: 'the type of the event',
  state: 'the state',
  reason: 'the reason of a pause',
  calendar: 'the name of a calendar',
  group: 'the team that has the ticket',
  assignee: 'the person who has the ticket',
  name: 'the name of a milestone',
}

/** A column that the document or the product names and that a file does not have. */
export type MissingColumn = {
  /** The column; undefined if only its name is read. */
  readonly column: Column | undefined
  /** The key of the document that names it, if only its name is read. */
  readonly key?: string
  readonly name: string
  /** The column of the file that is probably meant. */
  readonly similar?: string | undefined
}

/** The error of a file without columns that are read. It lists all of them. */
export class MissingColumns extends UserError {
  /**
   * @param where the place, such as `line 1: `
   * @param word the word for a column in this format
   * @param found the columns that the file has
   * @param columns all columns that are read; their names are not suggested for a missing one
   * @param hint a last sentence
   */
  constructor(
    where: string,
    word: 'column' | 'key',
    missing: readonly MissingColumn[],
    found: readonly string[],
    { columns, hint }: { readonly columns: readonly Column[]; readonly hint?: string },
  ) {
    const others = found.filter(name => !columns.some(({ names }) => names.includes(name)))
    const isOnly = missing.length === 1
    const sentences = missing.map(one => sentence(one, word, one.similar ?? nearest(one.name, others), isOnly))
    if (!isOnly) sentences.unshift(`${missing.length} ${word}s are missing.`)
    if (found.length) sentences.push(`Found: ${listOf(found)}.`)
    if (hint) sentences.push(hint)
    super(where + sentences.join(' '))
  }
}

function listOf(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMES_SHOWN).map(name => describe(name))
  return [...shown, ...(names.length > MAX_NAMES_SHOWN ? ['…'] : [])].join(', ')
}

function sentence(
  { column, name, key }: MissingColumn,
  word: string,
  near: string | undefined,
  isOnly: boolean,
): string {
  const names = column && column.names.length > 1 ? column.names.join(' or ') : name
  const suggestion = near === undefined ? '' : ` (is ${describe(near)} meant to be it?)`
  const start = isOnly ? `The ${word} ${names} is missing${suggestion}.` : `${names}${suggestion}`
  if (!column) return isOnly ? `${start} It is named in ${key}.` : `${start}, which ${key} names.`
  const should = `should contain ${CONTENTS[column.meaning] ?? column.meaning}`
  const how = `map a different ${word} in tickets.${column.key}`
  const none = column.canBeNull ? `, or set it to null if the export has none` : ''
  return `${start} ${isOnly ? 'It ' : ''}${should}; ${how}${none}.`
}
