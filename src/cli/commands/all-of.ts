/** Returns a promise for all promises; undefined if there are none. */
export function allOf(waits: readonly (void | Promise<void>)[]): undefined | Promise<void> {
  const promises = waits.filter(wait => wait !== undefined)
  return promises.length ? Promise.all(promises).then(() => undefined) : undefined
}
