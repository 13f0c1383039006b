/** Shorter work than this shows no progress, in milliseconds. */
const PATIENCE = 1000
const EVERY = 200

/** A running count on standard error, if that is a terminal and the work takes longer than a second. */
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

  step(): void {
    // Date.now() costs more than a ticket, so it is called for few of them.
    if (++this.#count % 4096 || !this.#isShown) return
    const now = Date.now()
    if (now - this.#start < PATIENCE || now - this.#last < EVERY) return
    this.#last = now
    this.#hasShown = true
    process.stderr.write(`\r${this.#count.toLocaleString('en')} ${this.#what} …`)
  }

  /** Removes the count, before other text is printed or at the end. */
  end(): void {
    if (this.#hasShown) process.stderr.write('\r\u001b[K')
    this.#hasShown = false
  }
}
