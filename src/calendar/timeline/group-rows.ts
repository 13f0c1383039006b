/** A column of indices: any typed array of whole numbers. */
export type IndexColumn =
  | Uint8Array
  | Uint8ClampedArray
  | Uint16Array
  | Uint32Array
  | Int8Array
  | Int16Array
  | Int32Array

/** The rows of a table by group, in the order of the table. Loops over signed numbers are faster than over unsigned ones. */
export type RowsByGroup = {
  /** Those of group `g` are `rows[begins[g]]` to `rows[begins[g + 1] - 1]`. If there is only one group, it is undefined. */
  readonly rows: Int32Array | undefined
  readonly begins: Int32Array
}

/** Arrays that {@link groupRows} fills instead of new ones. They are at least as long as the codes. */
export type RoomForRows = { readonly groups: Uint32Array; readonly rows: Int32Array }

/**
 * Sorts rows by group. A loop over one group after the other reads the compiled open time of one calendar at a time,
 * so it stays in the processor's cache. With 840 calendars that is several times as fast as a loop in the order of the table.
 *
 * @param codes a code for each row
 * @param count the number of groups
 * @param groupOf the group of each code, below `count`; the code itself if undefined
 * @param room makes no new arrays for the rows of many calls; each result is valid until the next call
 */
export function groupRows(codes: IndexColumn, count: number, groupOf?: Uint32Array, room?: RoomForRows): RowsByGroup {
  const { length } = codes
  if (count === 1) return { rows: undefined, begins: Int32Array.of(0, length) }
  const begins = new Int32Array(count + 1)
  const groups = groupOf ? (room?.groups ?? new Uint32Array(length)) : codes
  if (groupOf) for (let k = 0; k < length; k++) groups[k] = groupOf[codes[k]]
  for (let k = 0; k < length; k++) begins[groups[k] + 1]++
  for (let g = 0; g < count; g++) begins[g + 1] += begins[g]
  const rows = room?.rows ?? new Int32Array(length)
  const next = begins.slice()
  for (let k = 0; k < length; k++) rows[next[groups[k]]++] = k
  return { rows, begins }
}
