import { useEffect, useState } from 'preact/hooks'
import type { Answer } from './answer.ts'
import { standing } from './countdown.ts'
import { longText } from './moments.ts'
import type { Session } from './session.ts'
import { t } from './texts.ts'

/** The due time, or why there is none. */
export function Due({ answer }: { readonly answer: Answer }) {
  const { due, state, explanation } = answer
  if (due === null) return <>{notDueText(explanation)}</>
  return (
    <>
      {t.dueOn} <time dateTime={new Date(due).toISOString()}>{longText(due, state.zone)}</time>
    </>
  )
}

/** The countdown of a ticket that was reported *now*; nothing for other tickets. */
export function Countdown({ session }: { readonly session: Session }) {
  const [, setNow] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [])
  const { answer, isRunning } = session
  return <>{answer && isRunning ? standing(answer, Date.now()) : ''}</>
}

/** Returns why a target has no due time. */
export function notDueText({ startsAt, stoppedAt, segments }: Answer['explanation']): string {
  const last = segments.at(-1)?.reason
  if (stoppedAt !== null) return t.notDue.stopped
  if (startsAt === null) return last === 'waiting' ? t.notDue.waiting : t.notDue.notStarted
  return last === 'held-by-others' ? t.notDue.heldByOthers : t.notDue.paused
}
