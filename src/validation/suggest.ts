/**
 * Returns the known words nearest to what was written, none when none is near.
 * Near means: equal but for case, the beginning of one or longer than it, or a few slips of the hand away.
 * Words of several parts, such as `next-working-day`, are near only if each of their parts is.
 */
function nearestWords(written: string, known: readonly string[]): string[] {
  const word = written.slice(0, 40)
  let best: string[] = []
  let least = Infinity
  for (const candidate of known) {
    const slips = isBeginning(written, candidate)
      ? Math.min(slipsBetween(word, candidate), 1)
      : slipsBetween(word, candidate)
    if (slips < least) best = []
    least = Math.min(least, slips)
    if (slips === least && slips < Infinity) best.push(candidate)
  }
  return best
}

/** The first of the known words that are nearest to what was written, undefined when none is near. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  return nearestWords(written, known)[0]
}

/** A sentence that offers the nearest known words, else lists what is known (the first dozen). */
export function didYouMean(written: string, known: readonly string[]): string {
  const near = nearestWords(written, known)
  if (near.length) return suggestionList(near.slice(0, 5))
  return known.length ? `Known: ${known.slice(0, 12).join(', ')}${known.length > 12 ? ', …' : ''}.` : ''
}

/** `Did you mean a, b or c?` */
export function suggestionList(words: readonly string[]): string {
  return `Did you mean ${words.join(', ').replace(/, ([^,]*)$/, ' or $1')}?`
}

/** The slips between two words; Infinity for more than one in three letters, of the words or of one of their parts. */
function slipsBetween(written: string, known: string): number {
  const most = 1 + written.length / 4
  // Words of so different lengths need not be compared.
  if (Math.abs(written.toLowerCase().length - known.toLowerCase().length) > most) return Infinity
  const [a, b] = [partsOf(written), partsOf(known)]
  const isFar = (a: string, b: string) => distance(a, b) > Math.ceil(a.length / 3)
  const slips = distance(written.toLowerCase(), known.toLowerCase())
  if (a.length > 1 && a.length === b.length && a.some((part, i) => isFar(part, b[i]))) return Infinity
  return slips > most ? Infinity : slips
}

/** `onOrAfter` and `on-or-after` have three parts. */
function partsOf(word: string): string[] {
  return word
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
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
