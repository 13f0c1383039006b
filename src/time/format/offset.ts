/** Returns an offset from UTC, given in milliseconds: `+01:00`, with seconds only if it has some. */
export function offsetText(offset: number): string {
  const time = new Date(Math.abs(offset)).toISOString().slice(11, 19)
  return (offset < 0 ? '-' : '+') + time.replace(/:00$/, '')
}
