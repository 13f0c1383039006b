import { evaluate } from '../dist/index.js'
import type { Answer } from './answer.ts'
import { countdownText, epochMs, lengthText, longText } from './moments.ts'
import { t } from './texts.ts'

const DAY = 86_400_000

/** Returns the countdown of a ticket at `now`, in epoch milliseconds: the time left, and whether time counts at the moment. */
export function standing(answer: Answer, now: number): string {
  const { events, policy, calendar, explanation, state } = answer
  const reported = epochMs(String(events[0].at))
  if (now < reported - DAY) return t.countdown.startsOn(longText(reported, state.zone))
  if (now < reported) return t.countdown.startsIn(countdownText(reported - now))
  // `now` is a number, so the instants of the report are numbers too.
  const target = evaluate({ events, policy, calendar, now }).targets[explanation.target]
  if (!target) return ''
  const { remainingMs, idleUntil } = target
  const left = t.countdown.left(countdownText(remainingMs))
  switch (target.state) {
    case 'breached':
      return t.countdown.overdue(lengthText(-remainingMs), explanation.clock === 'business')
    case 'paused':
      return `${left}, ${t.countdown.paused}.`
    case 'met':
      return ''
    case 'pending':
      return `${left}; ${t.countdown.notStarted}.`
    default:
      return idleUntil === null ? `${left}.` : `${left}, ${t.countdown.idleUntil(longText(idleUntil, state.zone))}.`
  }
}
