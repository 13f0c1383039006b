/** The meanings of an export's names. An exact match comes first, then one that ignores case. */
export class Names<T> {
  readonly #exact: ReadonlyMap<string, T>
  readonly #lower = new Map<string, T>()
  readonly size: number

  /** @param layers meanings by name; later layers override earlier ones */
  constructor(...layers: readonly ({ readonly [name: string]: T } | undefined)[]) {
    this.#exact = new Map(layers.flatMap(layer => Object.entries(layer ?? {})))
    this.size = this.#exact.size
    for (const layer of layers) this.#fold(Object.entries(layer ?? {}))
  }

  /** Returns the meaning of a name, in any case; undefined if it is unknown. */
  get(name: string): T | undefined {
    const exact = this.#exact.get(name)
    return exact === undefined ? this.#lower.get(name.toLowerCase()) : exact
  }

  /** Returns the meaning of a name in exactly this spelling. */
  getExact(name: string): T | undefined {
    return this.#exact.get(name)
  }

  /** Indexes names by their lower case, except names that differ only in case and have different meanings. */
  #fold(entries: readonly (readonly [string, T])[]): void {
    const own = new Map<string, T | undefined>()
    for (const [name, meaning] of entries) {
      const lower = name.toLowerCase()
      own.set(lower, !own.has(lower) || own.get(lower) === meaning ? meaning : undefined)
    }
    for (const [name, meaning] of own)
      if (meaning === undefined) this.#lower.delete(name)
      else this.#lower.set(name, meaning)
  }
}
