import { FINDINGS } from '../../explain/messages/languages.ts'
import type { FindingMessages } from '../../explain/messages/messages.ts'
import type { ImportFinding } from '../../exports/import-stats.ts'
import type { LeftOutItem, LeftOutReason } from '../../exports/ticket.ts'
import { describe } from '../../validation/plain-data.ts'

/** Maximum number of tickets that a finding names. */
const MAX_NAMED = 5

type Group = { count: number; readonly ids: string[] }

/** The messages of findings, by the reason for leaving out. */
const MESSAGES: Readonly<Record<LeftOutReason, 'ticketsRepeated' | 'eventsRepeated' | 'logsCutOff'>> = {
  'ticket-repeated': 'ticketsRepeated',
  'event-repeated': 'eventsRepeated',
  'log-cut-off': 'logsCutOff',
}

/** Counts the rows and tickets that reading leaves out, by reason, and names the first tickets of each. */
export class LeftOut {
  readonly #groups = new Map<LeftOutReason, Group>()

  add({ leftOut, id }: LeftOutItem): void {
    const group = this.#groups.get(leftOut) ?? { count: 0, ids: [] }
    this.#groups.set(leftOut, group)
    group.count++
    if (group.ids.length < MAX_NAMED && !group.ids.includes(id)) group.ids.push(id)
  }

  findings(messages: FindingMessages = FINDINGS.en): ImportFinding[] {
    return [...this.#groups].map(([rule, { count, ids }]) => {
      const names = `${ids.map(id => describe(id)).join(', ')}${count > ids.length ? ', …' : ''}`
      return { rule, severity: 'warning', message: messages[MESSAGES[rule]](count, names) }
    })
  }
}

/** Returns why a ticket was left out, in a sentence. */
export function leftOutText({ leftOut, source, id }: LeftOutItem): string {
  return `${source.file}, line ${source.line}: ${FINDINGS.en[MESSAGES[leftOut]](1, describe(id))}`
}
