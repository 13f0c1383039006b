/** What the names of an export mean: as they are written, else whatever their case. */
export class Names<T> {
  readonly #exact: ReadonlyMap<string, T>
  readonly #lower = new Map<string, T>()
  readonly size: number

  /** @param layers the later ones overrule the earlier ones */
  constructor(...layers: readonly ({ readonly [name: string]: T } | undefined)[]) {
    this.#exact = new Map(layers.flatMap(layer => Object.entries(layer ?? {})))
    this.size = this.#exact.size
    for (const layer of layers) this.#fold(Object.entries(layer ?? {}))
  }

  /** What a name means; undefined if it is not known. */
  get(name: string): T | undefined {
    const exact = this.#exact.get(name)
    return exact === undefined ? this.#lower.get(name.toLowerCase()) : exact
  }

  /** What a name means as it is written. */
  exactly(name: string): T | undefined {
    return this.#exact.get(name)
  }

  /** Names that differ only in case and have different meanings are not folded. */
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
