export function explain(_input: unknown): unknown {
  return undefined
}
