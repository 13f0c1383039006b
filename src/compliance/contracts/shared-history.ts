import type { AnyTicketEvent } from '../../clock/event.ts'
import type { History } from '../../clock/history.ts'
import type { CompiledPolicy } from '../../policy/policy.ts'
import { type SimpleHistory, simpleHistory } from '../verdicts/simple-history.ts'
import type { Contract } from './contract.ts'

/** The parts of one ticket that were read already, for other agreements or versions that judge it too. */
export class SharedHistory {
  #history: History | undefined
  #words: string | undefined
  /** Null if the history is not a simple one. */
  #simple: SimpleHistory | null | undefined

  /** Returns the history if it is a simple one. All callers have the same events and the same `now`. */
  simple(events: readonly AnyTicketEvent[], now: number): SimpleHistory | undefined {
    if (this.#simple === undefined) this.#simple = simpleHistory(events, now) ?? null
    return this.#simple ?? undefined
  }

  /** Returns the history as it was read by contracts with these words; undefined if none have read it. */
  readBy(words: string): History | undefined {
    return words === this.#words ? this.#history : undefined
  }

  /** Keeps a history. One that names calendars is not kept, because each version may have other calendars. */
  keep(history: History, words: string): void {
    if (history.events.some(({ type }) => type === 'calendarChanged')) return
    this.#history = history
    this.#words = words
  }
}

/** Returns all words by which events are read, as text: contracts with equal words read every event in the same way. */
export function wordsOf({ severities }: Contract, { channels, eventTypes, ...compiled }: CompiledPolicy): string {
  const kinds = Object.entries(compiled.policy.requestKinds ?? {}).map(([name, { milestones }]) => [name, milestones])
  return JSON.stringify([severities, [...compiled.severities.keys()], channels, [...eventTypes], kinds])
}
