import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import { explainText } from '../dist/index.js'
import type { Answer } from './answer.ts'
import { Breakdown } from './breakdown.tsx'
import { budgetChart, extent } from './budget-chart.ts'
import { Countdown, Due } from './due.tsx'
import { clockChangeTexts, epochMs, lengthText, offsetAt, shortText } from './moments.ts'
import type { Session } from './session.ts'
import { SeverityChoices } from './severity-choices.tsx'
import { Share } from './share.tsx'
import { t } from './texts.ts'
import { Timeline, useWidth } from './timeline.tsx'

/** The result: its heading, the timeline, what else happens, the breakdown, and ways to take it along. */
export function Result({ session }: { readonly session: Session }) {
  const { answer, faults } = session
  // While somebody types, the result stays as it is: drawing it again is slow.
  const found = useMemo(
    () => answer && <Found session={session} answer={answer} />,
    [session, answer, session.language, session.isDark],
  )
  const stale = faults.length && answer ? t.stale(faults.map(({ place }) => t.places[place])) : ''
  return (
    <section id="answer" aria-labelledby="answer-title" tabIndex={-1}>
      <h2 id="answer-title">{t.answer}</h2>
      <p class="stale" id="stale" role="status">
        {stale}
      </p>
      {found}
    </section>
  )
}

function Found({ session, answer }: { readonly session: Session; readonly answer: Answer }) {
  const { explanation, state, alerts, holders } = answer
  const { zone } = state
  // Intervals and the due time are omitted, because the table and the heading show them.
  const words = explainText(explanation, { timeZone: zone, locale: t.locale }).split('\n')
  const [from, to] = extent(explanation) ?? [0, 0]
  return (
    <>
      <div role="status">
        <p class="due" id="due">
          <Due answer={answer} />
        </p>
        <Status answer={answer} />
      </div>
      <p class="elsewhere" id="elsewhere">
        {elsewhere(answer)}
      </p>
      <p class="countdown" id="countdown" role="timer">
        <Countdown session={session} />
      </p>
      <p id="words">{words.filter(line => !OMITTED.test(line)).join('\n')}</p>

      <h3 id="timeline-title">{t.timeline}</h3>
      <Scroll id="timeline" labelledBy="timeline-title">
        <Timeline answer={answer} />
      </Scroll>
      <List id="changes" label={t.clockChanges} texts={clockChangeTexts(from, to, zone)} />
      <SeverityChoices session={session} answer={answer} />
      {alerts.length > 0 && (
        <div id="alerts">
          <h3>{t.alerts}</h3>
          <List texts={alerts.map(alert => alertText(alert, zone))} />
        </div>
      )}
      {holders.length > 0 && (
        <div id="holders">
          <h3>{t.timeByTeam}</h3>
          <List texts={holders.map(holderText)} />
        </div>
      )}

      <h3>{t.timeRemaining}</h3>
      <Chart answer={answer} />

      <h3 id="table-title">{t.breakdown}</h3>
      <Scroll id="table" labelledBy="table-title">
        <Breakdown explanation={explanation} zone={zone} />
      </Scroll>
      <Share answer={answer} />
    </>
  )
}

const OMITTED = /^- |^Due on|^No due time|^Scadenza(:| sospesa)|^Nessuna scadenza/

type ScrollProps = { readonly id: string; readonly labelledBy: string; readonly children: ComponentChildren }

/** A part that scrolls sideways. What scrolls must be reachable by keys. */
function Scroll({ id, labelledBy, children }: ScrollProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section class="scroll" id={id} aria-labelledby={labelledBy} tabIndex={0}>
      {children}
    </section>
  )
}

type ListProps = { readonly id?: string; readonly label?: string; readonly texts: readonly string[] }

function List({ id, label, texts }: ListProps) {
  return (
    <ul id={id} aria-label={label}>
      {texts.map(text => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  )
}

/** The remaining time as a chart. */
function Chart({ answer }: { readonly answer: Answer }) {
  const place = useRef<HTMLDivElement>(null)
  const width = useWidth(place, 240)
  useLayoutEffect(() => {
    if (width) place.current?.replaceChildren(budgetChart(answer.explanation, width, answer.state.zone))
  })
  return <div id="chart" ref={place} />
}

/** Whether the target was met or breached; nothing while it is open. */
function Status({ answer }: { readonly answer: Answer }) {
  const { report, due, explanation } = answer
  const stopped = explanation.stoppedAt
  if (stopped === null || (report?.state !== 'met' && report?.state !== 'breached')) return <p id="status" />
  const gap = due === null ? '' : lengthText(Math.abs(due - epochMs(stopped)))
  const at = shortText(epochMs(stopped), answer.state.zone)
  return (
    <p id="status" class={report.state}>
      <strong>{t.states[report.state]}</strong> {t.stoppedAt(report.state, at, gap)}
    </p>
  )
}

function alertText({ name, at, fired }: Answer['alerts'][number], zone: string): string {
  if (at === null) return `${name}: ${t.noTimeYet}`
  return `${name}: ${shortText(epochMs(at), zone)}${fired ? `, ${t.fired}` : ''}`
}

function holderText({ holder, countedMs, share, heldAtBreach }: Answer['holders'][number]): string {
  const part = t.holderCounted(holder ?? t.nobody, lengthText(countedMs), Math.round(share * 100))
  return heldAtBreach ? `${part}, ${t.heldAtBreach}` : part
}

function elsewhere({ due, state: { zone }, explanation }: Answer): string {
  if (due === null) return ''
  const others = [...new Set([explanation.timeZone, 'UTC'])].filter(other => other !== zone)
  return [`${zone}, ${offsetAt(due, zone)}`, ...others.map(other => `${shortText(due, other)} ${other}`)].join(' · ')
}
