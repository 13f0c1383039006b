import type { ImportFinding } from '../../exports/import-stats.ts'
import type { LeftOutItem, LeftOutReason } from '../../exports/ticket.ts'
import { describe } from '../../validation/plain-data.ts'

/** Maximum number of tickets that a finding names. */
const MAX_NAMED = 5

type Group = { count: number; readonly ids: string[] }

/** Counts the rows and tickets that reading leaves out, by reason, and names the first tickets of each. */
export class LeftOut {
  readonly #groups = new Map<LeftOutReason, Group>()

  add({ leftOut, id }: LeftOutItem): void {
    const group = this.#groups.get(leftOut) ?? { count: 0, ids: [] }
    this.#groups.set(leftOut, group)
    group.count++
    if (group.ids.length < MAX_NAMED && !group.ids.includes(id)) group.ids.push(id)
  }

  findings(): ImportFinding[] {
    return [...this.#groups].map(([rule, { count, ids }]) => {
      const names = `${ids.map(id => describe(id)).join(', ')}${count > ids.length ? ', …' : ''}`
      return { rule, severity: 'warning', message: `${MESSAGES[rule](count)}: ${names}.${HINTS[rule]}` }
    })
  }
}

/** Returns why a ticket was left out, in a sentence. */
export function leftOutText({ leftOut, source }: LeftOutItem): string {
  return `${source.file}, line ${source.line}: ${MESSAGES[leftOut](1)}.${HINTS[leftOut]}`
}

const MESSAGES: { readonly [R in LeftOutReason]: (count: number) => string } = {
  'ticket-repeated': count =>
    `${count} ${count === 1 ? 'row repeats a ticket' : 'rows repeat tickets'} with the same values, and each ticket counts once`,
  'event-repeated': count =>
    `${count} ${count === 1 ? 'ticket has' : 'tickets have'} the same event in several rows, and each event counts once`,
  'log-cut-off': count =>
    `${count} ${count === 1 ? 'ticket was' : 'tickets were'} not judged, because the log does not begin with an opening state`,
}

const HINTS: { readonly [R in LeftOutReason]: string } = {
  'ticket-repeated': '',
  'event-repeated': '',
  'log-cut-off':
    ' The log may be cut off at its beginning. A state is an opening one if tickets.states maps it to "open".',
}
