/** Shorter work than this needs no sign of life, in milliseconds. */
const PATIENCE = 1000
const EVERY = 200

/** A running count on standard error, where that is a terminal and the work takes its time. */
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
    // The clock is looked at now and then only: it costs more than a ticket.
    if (++this.#count % 4096 || !this.#isShown) return
    const now = Date.now()
    if (now - this.#start < PATIENCE || now - this.#last < EVERY) return
    this.#last = now
    this.#hasShown = true
    process.stderr.write(`\r${this.#count.toLocaleString('en')} ${this.#what} …`)
  }

  /** Takes the count away again. */
  end(): void {
    if (this.#hasShown) process.stderr.write('\r\u001b[K')
  }
}
