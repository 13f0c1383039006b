import { isSlaCalendarError } from '../../errors.ts'
import type { Explanation } from '../../explain/explain.ts'
import type { JudgedTicket, JudgedVerdict } from '../result.ts'

/** Returns the explanation of a verdict; undefined if it can no longer be reconstructed. */
export function verdictExplanation(ticket: JudgedTicket, verdict: JudgedVerdict): Explanation<number> | undefined {
  try {
    const explanation = ticket.explain(verdict.target, verdict)
    // The explanation of another cycle or severity does not belong to this verdict.
    return explanation.dueAt === verdict.dueAt && explanation.severity === verdict.severity ? explanation : undefined
  } catch (error) {
    if (isSlaCalendarError(error) && error.code === 'target-unknown') return undefined
    throw error
  }
}
