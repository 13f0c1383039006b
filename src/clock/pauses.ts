import type { Pause } from './target-cycle.ts'

/** The open pauses of a ticket. Each call takes the same time, however many are open. */
export class Pauses {
  readonly #open = new Map<string | undefined, Pause>()
  /** The place in `#begun` of each open pause. */
  readonly #places = new Map<string | undefined, number>()
  /** In the order in which they began, also those that have ended. */
  readonly #begun: Pause[] = []
  /** All pauses before this place have ended. */
  #first = 0

  /** Begins a pause; returns false if one with this reason is open. */
  begin(name: string | undefined): boolean {
    if (this.#open.has(name)) return false
    const pause = { name }
    this.#open.set(name, pause)
    this.#places.set(name, this.#begun.length)
    this.#begun.push(pause)
    return true
  }

  /** Ends a pause; returns false if none with this reason is open. */
  end(name: string | undefined): boolean {
    return this.#open.delete(name)
  }

  /** The open pause that began first. */
  get oldest(): Pause | undefined {
    for (; this.#first < this.#begun.length; this.#first++) {
      const pause = this.#begun[this.#first]
      if (this.#open.get(pause.name) === pause) return pause
    }
    return undefined
  }

  /** Returns the open pause that began first among those with one of the given reasons. */
  oldestOf(reasons: readonly string[]): Pause | undefined {
    let first = Infinity
    for (const reason of reasons) if (this.#open.has(reason)) first = Math.min(first, this.#places.get(reason)!)
    return this.#begun[first]
  }
}
