/** A column of indices: any typed array of whole numbers. */
export type IndexColumn =
  | Uint8Array
  | Uint8ClampedArray
  | Uint16Array
  | Uint32Array
  | Int8Array
  | Int16Array
  | Int32Array

/** The rows of a table by group, in the order of the table. Those of group `g` are `rows[begins[g]]` to `rows[begins[g + 1] - 1]`. */
export type RowsByGroup = { readonly rows: Uint32Array; readonly begins: Uint32Array }

/**
 * Sorts rows by group. A loop over one group after the other reads the compiled open time of one calendar at a time,
 * so it stays in the processor's cache. With 840 calendars that is several times as fast as a loop in the order of the table.
 *
 * @param groups the group of each row, below `count`
 */
export function groupRows(groups: Uint32Array, count: number): RowsByGroup {
  const begins = new Uint32Array(count + 1)
  const rows = new Uint32Array(groups.length)
  if (count === 1) {
    begins[1] = groups.length
    for (let k = 0; k < rows.length; k++) rows[k] = k
    return { rows, begins }
  }
  for (let k = 0; k < groups.length; k++) begins[groups[k] + 1]++
  for (let g = 0; g < count; g++) begins[g + 1] += begins[g]
  const next = begins.slice()
  for (let k = 0; k < groups.length; k++) rows[next[groups[k]]++] = k
  return { rows, begins }
}
