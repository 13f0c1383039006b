/** Returns a number without its last binary digits: 0.07 × 100 is 7.000000000000001. */
export function decimal(number: number): number {
  return Number(number.toPrecision(15))
}
