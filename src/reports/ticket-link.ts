/**
 * Returns the address of a ticket: `pattern` with the id, encoded, in place of `{id}`.
 *
 * @param pattern the `ticketUrl` of a config file; undefined for none
 */
export function ticketLink(pattern: string | undefined, id: string): string | undefined {
  return pattern?.replaceAll('{id}', () => encoded(id))
}

/** Encodes everything but letters, digits and `-._~`, so that the id stays inside its place. */
function encoded(id: string): string {
  const text = encodeURIComponent(id.replace(/\p{Cs}/gu, '\ufffd'))
  return text.replace(/[!'()*]/g, character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}
