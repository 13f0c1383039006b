/** Milliseconds after which progress is shown, and between two updates. */
const DELAY = 1000
const INTERVAL = 200

/** Shows a running count on standard error if it is a terminal and the work takes longer than a second. */
export class Progress {
  readonly #what: string
  readonly #isShown = process.stderr.isTTY === true
  readonly #start = Date.now()
  #last = this.#start
  #count = 0
  #hasShown = false

  constructor(what: string) {
    this.#what = what
  }

  /** @param count how many are done */
  step(count = 1): void {
    const before = this.#count
    this.#count += count
    // Date.now() costs more than a ticket, so it is called rarely.
    if (before >>> 12 === this.#count >>> 12 || !this.#isShown) return
    const now = Date.now()
    if (now - this.#start < DELAY || now - this.#last < INTERVAL) return
    this.#last = now
    this.#hasShown = true
    process.stderr.write(`\r${this.#count.toLocaleString('en')} ${this.#what} …`)
  }

  /** Removes the count: at the end, and before other text is printed. */
  end(): void {
    if (this.#hasShown) process.stderr.write('\r\u001b[K')
    this.#hasShown = false
  }
}
