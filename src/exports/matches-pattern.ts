/** Returns whether a text fits a pattern. A `*` stands for any text, and `*` alone for any text that is not empty. */
export function matchesPattern(text: string, pattern: string): boolean {
  if (pattern === '*') return text !== ''
  if (!pattern.includes('*')) return text === pattern
  const parts = pattern.split('*')
  const last = parts.pop()!
  let at = 0
  for (const [i, part] of parts.entries()) {
    const found = text.indexOf(part, at)
    if (found < 0 || (i === 0 && found > 0)) return false
    at = found + part.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}
