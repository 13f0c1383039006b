import { Check } from '../../compliance/check.ts'
import { promisedTargets } from '../../compliance/contracts/contract.ts'
import type { JudgedTicket } from '../../compliance/result.ts'
import { checkShown } from '../../exports/check-shown.ts'
import { contractColumns } from '../../exports/contract-columns.ts'
import { readExports } from '../../exports/read-exports.ts'
import { rejectionErrors } from '../../exports/rejection-errors.ts'
import type { ShownEvents } from '../../exports/shown-events.ts'
import type { InputItem, LeftOutItem, RowError } from '../../exports/ticket.ts'
import { UserError } from '../../exports/user-error.ts'
import { nearest } from '../../validation/did-you-mean.ts'
import { describe } from '../../validation/plain-data.ts'
import type { CheckInputs } from '../check-inputs.ts'
import { Progress } from '../terminal/progress.ts'
import { leftOutText } from './left-out.ts'

/** The result of a search for one ticket. */
export type FoundTicket = {
  /** The judged tickets with the id: one per agreement. An export can also repeat an id. */
  readonly tickets: readonly JudgedTicket[]
  /** The errors of its rows. */
  readonly errors: readonly RowError[]
}

/**
 * Finds a ticket in exports by its id and judges it. The exports are read completely; other tickets are not kept.
 *
 * @param now epoch milliseconds
 * @throws {UserError} if no ticket has the id, with the most similar id; the errors of {@link readExports}
 */
export async function findTicket(
  id: string,
  files: readonly string[],
  { contracts, calendars, targets, waivers, tickets: spec }: CheckInputs,
  now: number,
  target?: string,
): Promise<FoundTicket> {
  const check = new Check({ contracts, calendars, targets, waivers, now: new Date(now) })
  const tickets: JudgedTicket[] = []
  const errors: RowError[] = []
  const near = new NearestId(id)
  const progress = new Progress('tickets')
  let rowsWithoutId = 0
  let leftOut: LeftOutItem | undefined

  function item(item: InputItem): void {
    progress.step()
    if (!item.id) rowsWithoutId++
    else if (item.id !== id) near.consider(item.id)
    else if ('errors' in item) errors.push(...item.errors)
    else if ('leftOut' in item) leftOut = item
    else {
      const results = check.ticketByAgreement(item)
      tickets.push(...results.filter(result => result.status === 'judged'))
      errors.push(...rejectionErrors(results, item, spec))
    }
  }

  const judged = (targets ?? promisedTargets(contracts)).filter(one => target === undefined || one === target)
  const begin = (shown: ShownEvents) => checkShown(shown, judged, contracts)
  await readExports(files, spec, { item, begin, columns: contractColumns(contracts) }, now)
  progress.end()
  if (tickets.length || errors.length) return { tickets, errors }
  if (leftOut) throw new UserError(leftOutText(leftOut))
  throw new UserError(
    `--id: the export has no ticket ${describe(id)}.` +
      (near.id === undefined ? '' : ` Did you mean ${near.id}?`) +
      (rowsWithoutId
        ? ` ${rowsWithoutId} invalid ${rowsWithoutId === 1 ? 'row' : 'rows'} could not be assigned to a ticket.`
        : ''),
  )
}

/** Maximum number of ids that are compared: comparing two ids costs more than reading and judging a ticket. */
const MAX_COMPARED = 10_000

/** Finds the id that is most similar to a given one. After many ids, it considers only those with the same start or end. */
class NearestId {
  id: string | undefined
  readonly #id: string
  readonly #start: string
  readonly #end: string
  #left = MAX_COMPARED

  constructor(target: string) {
    const half = Math.max(1, Math.floor((target.length - 1) / 2))
    this.#id = target
    this.#start = target.slice(0, half).toLowerCase()
    this.#end = target.slice(-half).toLowerCase()
  }

  consider(id: string): void {
    if (this.#left === 0) return
    // A single typo leaves one half unchanged.
    const lower = id.toLowerCase()
    const isFew = this.#left > MAX_COMPARED / 2
    if (!isFew && !lower.startsWith(this.#start) && !lower.endsWith(this.#end)) return
    this.#left--
    this.id = nearest(this.#id, this.id === undefined ? [id] : [this.id, id]) ?? this.id
  }
}
