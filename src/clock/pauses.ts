import type { Pause } from './target-cycle.ts'

/** The open pauses of a ticket. Each call takes the same time, however many are open. */
export class Pauses {
  /** The place in `#begun` of each open pause. */
  readonly #open = new Map<string | undefined, number>()
  /** In the order in which they began, also those that have ended. */
  readonly #begun: Pause[] = []
  /** All pauses before this place have ended. */
  #first = 0

  /** Begins a pause; returns false if one with this reason is open. */
  begin(name: string | undefined): boolean {
    if (this.#open.has(name)) return false
    this.#open.set(name, this.#begun.length)
    this.#begun.push({ name })
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
      if (this.#open.get(pause.name) === this.#first) return pause
    }
    return undefined
  }

  /** Returns the open pause that began first among those with one of the given reasons. */
  oldestOf(reasons: readonly string[]): Pause | undefined {
    let first = Infinity
    for (const reason of reasons) first = Math.min(first, this.#open.get(reason) ?? Infinity)
    return this.#begun[first]
  }
}
