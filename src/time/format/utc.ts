/** Returns an instant in UTC, without a fraction unless it has one: `2026-11-20T15:30:00Z`. */
export function utcText(at: number): string {
  return new Date(at).toISOString().replace('.000Z', 'Z')
}
