/** What JSON lets stand although terminals obey it, or readers of lines break a line there. */
const OBEYED = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g

/**
 * A value as JSON that a terminal only shows, that has no line breaks except those of the indent, and in which the log of
 * a GitHub action finds no command.
 */
export function jsonOutput(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent)
    .replace(OBEYED, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('##[', '#\\u0023[')
}
