/** Returns a longer array with the same values at its start. */
export function largerCopy<T extends Uint8Array | Int32Array | Float64Array>(values: T, length: number): T {
  const larger = new (values.constructor as new (length: number) => T)(length)
  larger.set(values)
  return larger
}
