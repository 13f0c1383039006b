/**
 * Returns the known word nearest to what was written, or undefined when none is near.
 * Near means: equal but for case, the beginning of one or longer than it, or a few slips of the hand away.
 */
export function nearest(written: string, known: readonly string[]): string | undefined {
  const word = written.slice(0, 40).toLowerCase()
  let best: string | undefined
  let least = 1 + Math.ceil(word.length / 3)
  for (const candidate of known) {
    const typed = distance(word, candidate.toLowerCase())
    const slips = isBeginning(written, candidate) ? Math.min(typed, 1) : typed
    if (slips < least) {
      least = slips
      best = candidate
    }
  }
  return best
}

/** A sentence that offers the nearest known word, else lists what is known (the first dozen). */
export function didYouMean(written: string, known: readonly string[]): string {
  const near = nearest(written, known)
  if (near !== undefined) return `Did you mean ${near}?`
  return known.length ? `Known: ${known.slice(0, 12).join(', ')}${known.length > 12 ? ', …' : ''}.` : ''
}

/** Whether one of two words begins with the other, three letters or more; `mon-fri` is not one word. */
function isBeginning(written: string, word: string): boolean {
  const [short, long] = [written.toLowerCase(), word.toLowerCase()].sort((a, b) => a.length - b.length)
  return short.length > 2 && long.startsWith(short) && /[a-z]/.test(long[short.length] ?? '')
}

/** Insertions, deletions, exchanges and swaps of neighbours between two words. */
export function distance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1))
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], beforeLast[j - 2] + 1)
    }
    beforeLast = last
    last = row
  }
  return last[b.length]
}
