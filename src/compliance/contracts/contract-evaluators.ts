import type { Calendars } from '../../calendar/check-calendar.ts'
import type { CalendarFrom } from './calendar-from.ts'
import { calendarOfCell, cellOf } from './calendar-of-ticket.ts'
import type { CalendarPool } from './calendar-pool.ts'
import type { Cells, Contract } from './contract.ts'
import { ContractEvaluator } from './contract-evaluator.ts'

/** The evaluators of a contract: one, or one per calendar if a column of the tickets names the calendar. */
export class ContractEvaluators {
  readonly #contract: Contract
  readonly #calendars: Calendars
  readonly #pool: CalendarPool
  readonly #from: CalendarFrom | undefined
  #only: ContractEvaluator | undefined
  /** The evaluators by cell. Cells that name no calendar are not kept: an export may have many. */
  #byCell: Map<string, ContractEvaluator> | undefined

  constructor(contract: Contract, calendars: Calendars, pool: CalendarPool) {
    this.#contract = contract
    this.#calendars = calendars
    this.#pool = pool
    this.#from = contract.calendarFrom
  }

  /**
   * Returns the evaluator for a ticket.
   *
   * @throws {SlaCalendarError} `input-invalid`, `time-zone-unknown` if the ticket's cell names no calendar
   */
  of(cells: Cells): ContractEvaluator {
    if (this.#from) return this.#ofCell(cellOf(this.#from, cells))
    this.#only ??= new ContractEvaluator(this.#contract, this.#calendars, this.#pool)
    return this.#only
  }

  #ofCell(cell: string): ContractEvaluator {
    const known = this.#byCell?.get(cell)
    if (known) return known
    const named = calendarOfCell(this.#contract, this.#calendars, cell)
    // The pool has one calendar for all cells and contracts with the same hours in the same zone.
    const evaluator = new ContractEvaluator({ ...this.#contract, ...named }, this.#calendars, this.#pool)
    this.#byCell ??= new Map()
    this.#byCell.set(cell, evaluator)
    return evaluator
  }
}
