import { Check } from '../../compliance/check.ts'
import { promisedTargets } from '../../compliance/contracts/contract.ts'
import type { JudgedTicket } from '../../compliance/result.ts'
import { readExports } from '../../exports/read-exports.ts'
import type { InputItem, LeftOutItem, RowError } from '../../exports/ticket.ts'
import { UserError } from '../../exports/user-error.ts'
import type { TargetName } from '../../policy/spec.ts'
import { describe } from '../../validation/plain-data.ts'
import { nearest } from '../../validation/suggest.ts'
import type { CheckInputs } from '../check-inputs.ts'
import { rowErrorOf } from '../terminal/errors.ts'
import { Progress } from '../terminal/progress.ts'
import { checkShown } from './check-shown.ts'
import { leftOutText } from './left-out.ts'

/** What exports hold of one ticket. */
export type FoundTicket = {
  /** The ticket, judged; mostly one, but nothing keeps an export from telling an id twice. */
  readonly tickets: readonly JudgedTicket[]
  /** What is wrong with its rows. */
  readonly bad: readonly RowError[]
}

/**
 * Looks a ticket up in exports by its id and judges it. All is read, and of the others nothing is kept.
 *
 * @throws {UserError} when no ticket has the id, with the nearest that one has; what {@link readExports} throws
 */
export async function findTicket(
  id: string,
  files: readonly string[],
  { contracts, calendars, targets, waivers, tickets: spec }: CheckInputs,
  now: number,
  target?: TargetName,
): Promise<FoundTicket> {
  const check = new Check({ contracts, calendars, targets, waivers, now })
  const tickets: JudgedTicket[] = []
  const bad: RowError[] = []
  const near = new Near(id)
  const progress = new Progress('tickets')
  let nameless = 0
  let leftOut: LeftOutItem | undefined

  function item(item: InputItem): void {
    progress.step()
    if (!item.id) nameless++
    else if (item.id !== id) near.look(item.id)
    else if ('errors' in item) bad.push(...item.errors)
    else if ('leftOut' in item) leftOut = item
    else {
      const ticket = check.ticket(item)
      if (ticket.status === 'judged') tickets.push(ticket)
      else if (ticket.status === 'rejected') bad.push(rowErrorOf(ticket, item))
    }
  }

  const judged = (targets ?? promisedTargets(contracts)).filter(one => target === undefined || one === target)
  await readExports(files, spec, { item, begin: shown => checkShown(shown, judged) }, now)
  progress.end()
  if (tickets.length || bad.length) return { tickets, bad }
  if (leftOut) throw new UserError(leftOutText(leftOut))
  throw new UserError(
    `--id: there is no ticket ${describe(id)}.` +
      (near.id === undefined ? '' : ` Did you mean ${near.id}?`) +
      (nameless ? ` ${nameless} invalid ${nameless === 1 ? 'row' : 'rows'} could not be assigned to a ticket.` : ''),
  )
}

/** To compare two ids letter by letter costs more than to read and judge a ticket: of a large export a few must do. */
const MOST_COMPARED = 10_000

/** The nearest to an id of those that it is shown; of many, of those that begin or end as it does. */
class Near {
  id: string | undefined
  readonly #wanted: string
  readonly #start: string
  readonly #end: string
  #left = MOST_COMPARED

  constructor(wanted: string) {
    const half = Math.max(1, Math.floor((wanted.length - 1) / 2))
    this.#wanted = wanted
    this.#start = wanted.slice(0, half).toLowerCase()
    this.#end = wanted.slice(-half).toLowerCase()
  }

  look(id: string): void {
    if (this.#left === 0) return
    // A single slip leaves one half as it was.
    const lower = id.toLowerCase()
    const isFew = this.#left > MOST_COMPARED / 2
    if (!isFew && !lower.startsWith(this.#start) && !lower.endsWith(this.#end)) return
    this.#left--
    this.id = nearest(this.#wanted, this.id === undefined ? [id] : [this.id, id]) ?? this.id
  }
}
