/**
 * Returns the known words nearest to the written one; none if none is near. A word is near if:
 *
 * - it differs only in upper and lower case;
 * - one of the two is the beginning of the other;
 * - it is a few typos away. Of words with several parts, such as `next-working-day`, each part must be near.
 */
function nearestWords(written: string, known: readonly string[]): string[] {
  const word = written.slice(0, 40)
  const typos = known.map(candidate =>
    Math.min(typosBetween(word, candidate), isBeginning(written, candidate) ? 1 : Infinity),
  )
  const least = typos.reduce((a, b) => Math.min(a, b), Infinity)
  return known.filter((_, i) => typos[i] === least && least < Infinity)
}

/** Returns the first of the nearest known words, or undefined if none is near. */
export function nearest(written: string, known: readonly string[]): string | undefined {
  return nearestWords(written, known)[0]
}

/**
 * Returns a sentence with the nearest known words, otherwise with the first twelve known words.
 *
 * @param otherwise a sentence that follows if no known word is near
 */
export function didYouMean(written: string, known: readonly string[], otherwise = ''): string {
  const near = nearestWords(written, known)
  if (near.length) return suggestionList(near.slice(0, 5))
  const all = known.length ? `Known: ${known.slice(0, 12).join(', ')}${known.length > 12 ? ', …' : ''}.` : ''
  return [all, otherwise].filter(Boolean).join(' ')
}

/** Returns `Did you mean a, b or c?` */
export function suggestionList(words: readonly string[]): string {
  return `Did you mean ${words.join(', ').replace(/, ([^,]*)$/, ' or $1')}?`
}

/** Returns the number of typos between two words; Infinity for more than one per three letters of a word or a part. */
function typosBetween(written: string, known: string): number {
  const most = 1 + written.length / 4
  // Words of very different lengths are never near.
  if (Math.abs(written.toLowerCase().length - known.toLowerCase().length) > most) return Infinity
  const [a, b] = [partsOf(written), partsOf(known)]
  const isFar = (a: string, b: string) => distance(a, b) > Math.ceil(a.length / 3)
  const typos = distance(written.toLowerCase(), known.toLowerCase())
  if (a.length > 1 && a.length === b.length && a.some((part, i) => isFar(part, b[i]))) return Infinity
  return typos > most ? Infinity : typos
}

/** Returns the parts of a word: `onOrAfter` and `on-or-after` have three. */
function partsOf(word: string): string[] {
  return word
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^\p{L}\d]+/u)
}

/** Whether one of two words begins with the other, which has at least three letters; `mon-fri` is two words. */
function isBeginning(written: string, word: string): boolean {
  const [short, long] = [written.toLowerCase(), word.toLowerCase()].sort((a, b) => a.length - b.length)
  return short.length > 2 && long.startsWith(short) && /[a-z]/.test(long[short.length] ?? '')
}

/** Returns the edit distance of two words: insertions, deletions, substitutions and swaps of neighbours. */
export function distance(a: string, b: string): number {
  let beforeLast: number[]
  let last: number[] = []
  let row: number[] = []
  for (let i = 0; i <= a.length; i++) {
    ;[beforeLast, last, row] = [last, row, [i]]
    for (let j = 1; j <= b.length; j++) {
      const isSwap = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      row[j] = i
        ? Math.min(
            last[j] + 1,
            row[j - 1] + 1,
            last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1),
            isSwap ? beforeLast[j - 2] + 1 : Infinity,
          )
        : j
    }
  }
  return row[b.length]
}
