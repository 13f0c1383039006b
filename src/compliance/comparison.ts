import { didYouMean } from '../input/suggest.ts'
import type { Cells } from './contract.ts'
import type { CheckResult, Finding, JudgedVerdict } from './result.ts'
import { decisive } from './summary.ts'

/** What the words of a product's own verdict mean, in lower case. */
const KEPT = [
  'met',
  'kept',
  'achieved',
  'fulfilled',
  'passed',
  'ok',
  'in time',
  'on time',
  'in sla',
  'within sla',
  'sla met',
]
const BROKEN = [
  'breached',
  'broken',
  'missed',
  'violated',
  'failed',
  'late',
  'overdue',
  'not met',
  'out of sla',
  'sla breached',
  'sla violated',
  'sla missed',
]
const YES = ['true', 'yes', 'y', '1', 'si', 'sì']
const NO = ['false', 'no', 'n', '0']
const BLANK = ['', '-', '?', 'null', 'n/a']

/** Columns in which yes says that the promise was broken, such as `has_breached`. */
const ASKS_FOR_BREACH = /breach|broken|violat|missed|overdue/i

/**
 * What a product says of a promise in a column of its export: `made_sla` = `true`, "SLA met" = `Yes`, `breached`.
 * In a column whose name asks for the breach (`has_breached`), yes and no are the other way round.
 *
 * @returns null where the cell is blank, undefined where its words mean nothing here
 * @example
 * ```ts
 * import { theirVerdict } from 'sla-calendar/compliance'
 *
 * theirVerdict('made_sla', 'true') // => 'met'
 * theirVerdict('has_breached', 'true') // => 'breached'
 * theirVerdict('SLA', 'Within SLA') // => 'met'
 * theirVerdict('SLA', '') // => null
 * ```
 */
export function theirVerdict(column: string, text: string): 'met' | 'breached' | null | undefined {
  const word = text.trim().toLowerCase()
  if (BLANK.includes(word)) return null
  if (KEPT.includes(word)) return 'met'
  if (BROKEN.includes(word)) return 'breached'
  const isYes = YES.includes(word)
  if (!isYes && !NO.includes(word)) return undefined
  return isYes === ASKS_FOR_BREACH.test(column) ? 'breached' : 'met'
}

/** The product's own verdicts beside ours. */
export class Comparison {
  readonly column: string
  #agreed = 0
  #differed = 0
  #absent = 0
  #unread = 0
  /** One of the cells that could not be read: the first in the order of character codes. */
  #example: string | undefined
  /** The columns of a ticket that lacks ours, as long as none has it. */
  #columns: readonly string[] | undefined
  #isFound = false

  constructor(column: string) {
    this.column = column
  }

  /** Compares a ticket; what it says where the two differ. */
  ticket(cells: Cells, verdicts: readonly JudgedVerdict[]): { theirs: string; ours: 'met' | 'breached' } | undefined {
    const theirs = this.#cellOf(cells)
    const verdict = theirVerdict(this.column, theirs)
    const ours = decisive(verdicts)?.outcome
    if (verdict === undefined) {
      this.#unread++
      if (this.#example === undefined || theirs < this.#example) this.#example = theirs
    } else if (verdict === null || (ours !== 'met' && ours !== 'breached')) this.#absent++
    else if (verdict === ours) this.#agreed++
    else {
      this.#differed++
      return { theirs, ours }
    }
    return undefined
  }

  get result(): NonNullable<CheckResult['comparison']> {
    const [agreed, differed, absent, unread] = [this.#agreed, this.#differed, this.#absent, this.#unread]
    return { column: this.column, agreed, differed, absent, unread }
  }

  /** What could not be compared. */
  findings(): Finding[] {
    if (this.#columns && !this.#isFound) {
      const hint = didYouMean(this.column, this.#columns)
      const message = `No ticket has a column ${this.column} to compare with.${hint && ` ${hint}`}`
      return [{ rule: 'comparison-unread', severity: 'error', message }]
    }
    if (this.#example === undefined) return []
    const cells = `${this.#unread} ${this.#unread === 1 ? 'cell says' : 'cells say'}`
    const message = `In the column ${this.column} ${cells} neither met nor breached, such as ${JSON.stringify(this.#example)}.`
    return [{ rule: 'comparison-unread', severity: 'warning', message }]
  }

  #cellOf(cells: Cells): string {
    const text = cells.field(this.column)
    if (text === undefined) this.#columns ??= Object.keys(cells.fields)
    else this.#isFound = true
    return text ?? ''
  }
}
