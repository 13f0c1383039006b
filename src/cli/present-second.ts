/** Returns the present in epoch milliseconds, floored to the second: output should not count milliseconds. */
export function presentSecond(): number {
  return Math.floor(Date.now() / 1000) * 1000
}
