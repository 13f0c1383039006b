import type { Contract } from '../compliance/contracts/contract.ts'
import { eventsOfTarget } from '../compliance/contracts/events-of-target.ts'
import type { ShownEvents } from './shown-events.ts'
import { UserError } from './user-error.ts'

/** Events in words. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['responded', 'answered'],
  ['customerReplied', 'answered by the customer'],
])

/**
 * Checks that a file can show the events that start and stop each judged target.
 *
 * @param judged the targets that are promised and judged
 * @throws {UserError} if it cannot; the message names the columns or states to map, and targets to judge instead
 */
export function checkShown(shown: ShownEvents, judged: readonly string[], contracts: readonly Contract[]): void {
  const isShown = (target: string) => eventsOfTarget(contracts, target).every(type => shown.shows(type))
  const hidden = judged.filter(target => !isShown(target))
  if (!hidden.length) return
  const lacking = (target: string) => eventsOfTarget(contracts, target).filter(type => !shown.shows(type))
  const types = [...new Set(hidden.flatMap(lacking))]
  const hints = types.map(type => {
    const needing = hidden.filter(target => lacking(target).includes(type))
    const hint = shown.hint(type) ?? 'use an export with a row per event (tickets.shape "events")'
    return `To judge ${hidden.length === 1 ? 'it' : needing.join(' and ')}, ${hint}.`
  })
  const targets = hidden.length === 1 ? `the target ${hidden[0]}` : `the targets ${hidden.join(' and ')}`
  throw new UserError(
    `this export does not show when a ticket was ${types.map(type => WORDS.get(type) ?? type).join(' or ')}, so ${targets} cannot be judged. ` +
      `${[...new Set(hints)].join(' ')}${offer(shown, judged, isShown)}`,
  )
}

/** Returns how to restrict the check to targets that the export shows; empty if it shows none. */
function offer(shown: ShownEvents, judged: readonly string[], isShown: (target: string) => boolean): string {
  const write = (targets: readonly string[]) =>
    ` write "targets": [${targets.map(name => `"${name}"`).join(', ')}] in the document.`
  const others = judged.filter(isShown)
  if (others.length) return ` To judge only the targets that it shows,${write(others)}`
  if (shown.shows('resolved'))
    return ` It shows only when a ticket was resolved: to judge that, promise a resolution in the policy and${write(['resolution'])}`
  if (shown.shows('responded'))
    return ` It shows only when a ticket was answered: to judge that, promise a first response in the policy and${write(['firstResponse'])}`
  if (judged.length > 1) return ` To judge only one of them, show it and${write(judged.slice(0, 1))}`
  if (judged.includes('resolution')) return ''
  return ` It does not show when a ticket was resolved either. To judge only that, map it, promise a resolution in the policy and${write(['resolution'])}`
}
