import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { timelineSvg } from '../dist/svg.js'
import type { Answer } from './answer.ts'
import { epochMs } from './moments.ts'
import { t } from './texts.ts'
import { inTheme } from './theme.ts'

/** The types of events that a timeline marks in addition to the pauses, which it draws. */
const MARKED = [
  'assigned',
  'responded',
  'customerReplied',
  'updated',
  'phoned',
  'resolved',
  'reopened',
  'severityChanged',
]

/** Returns the timeline of a result as SVG, with its alerts and events. */
export function timelineOf(
  { explanation, calendar, state, alerts, events }: Answer,
  width: number,
  id = 'sla',
): string {
  const { target, stoppedAt } = explanation
  const marks = events
    // The timeline marks the stop of the target itself.
    .filter(({ type, at }) => MARKED.includes(type) && epochMs(String(at)) !== (stoppedAt && epochMs(stoppedAt)))
    .map(event => ({ target, name: eventText(event), at: String(event.at) }))
  return timelineSvg(explanation, {
    calendar,
    timeZone: state.zone,
    width,
    alerts: [...alerts, ...marks],
    locale: t.locale,
    id,
  })
}

function eventText(event: Answer['events'][number]): string {
  const { severity, to } = event as { readonly severity?: string; readonly to?: string }
  return event.type === 'severityChanged' ? `→ ${severity}` : (to ?? t.eventTypes[event.type].toLowerCase())
}

/** A timeline that is as wide as its place. */
export function Timeline({ answer, id = 'sla' }: { readonly answer: Answer; readonly id?: string }) {
  const place = useRef<HTMLDivElement>(null)
  const width = useWidth(place, 280)
  const svg = width ? inTheme(timelineOf(answer, width, id)) : ''
  return <div ref={place} dangerouslySetInnerHTML={{ __html: svg }} />
}

/** Returns the width of an element, from `least` to 1000 pixels; 0 before it is on the page. */
export function useWidth(place: { readonly current: HTMLElement | null }, least: number): number {
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const measure = () => setWidth(Math.min(Math.max(place.current?.clientWidth ?? 0, least), 1000))
    measure()
    addEventListener('resize', measure)
    return () => removeEventListener('resize', measure)
  }, [place, least])
  return width
}
