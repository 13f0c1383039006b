import { evaluate } from '../dist/index.js'
import type { Answer } from './answer.ts'
import { countdownText, epochMs, lengthText, longText } from './moments.ts'

const DAY = 86_400_000

/** Returns the countdown of a ticket at `now`, in epoch milliseconds: the time left, and whether time counts at the moment. */
export function standing(answer: Answer, now: number): string {
  const { events, policy, calendar, explanation, state } = answer
  const reported = epochMs(String(events[0].at))
  if (now < reported - DAY) return `The clock starts on ${longText(reported, state.zone)}.`
  if (now < reported) return `The clock starts in ${countdownText(reported - now)}.`
  // `now` is a number, so the instants of the report are numbers too.
  const target = evaluate({ events, policy, calendar, now }).targets[explanation.target]
  if (!target) return ''
  const { remainingMs, idleUntil } = target
  const left = `${countdownText(remainingMs)} left`
  switch (target.state) {
    case 'breached':
      return `Overdue by ${lengthText(-remainingMs)}${explanation.clock === 'business' ? ' of working time' : ''}.`
    case 'paused':
      return `${left}, paused.`
    case 'met':
      return ''
    case 'pending':
      return `${left}; the clock has not started.`
    default:
      return idleUntil === null ? `${left}.` : `${left}, clock paused until ${longText(idleUntil, state.zone)}.`
  }
}
