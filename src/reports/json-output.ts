/** Characters that JSON does not escape, although terminals obey them or readers break lines at them. */
const OBEYED = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

/**
 * Returns a value as JSON that is safe to print. A terminal obeys no character in it, and the log of a
 * GitHub action finds no command in it. Its only line breaks are those of the indent.
 */
export function jsonOutput(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent)
    .replace(OBEYED, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('##[', '#\\u0023[')
}
