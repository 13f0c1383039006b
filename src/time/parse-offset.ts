/** Returns an offset `Z`, `+01`, `+0100`, `+01:00` or `+01:00:00` in milliseconds; NaN for other texts. */
export function parseOffset(text: string): number {
  if (/z/i.test(text)) return 0
  const [, sign, hours, minutes = 0, seconds = 0] =
    /^([+-])([01]\d|2[0-3])(?::?([0-5]\d)(?::?([0-5]\d))?)?$/.exec(text) ?? []
  return (+hours * 3600 + +minutes * 60 + +seconds) * (sign === '-' ? -1000 : 1000)
}
