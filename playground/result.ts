import { explainText } from '../dist/index.js'
import { timelineSvg } from '../dist/svg.js'
import type { Answer } from './answer.ts'
import { budgetChart, extent } from './budget-chart.ts'
import { clockChangeTexts, epochMs, lengthText, longText, offsetAt, shortText } from './moments.ts'
import { fillTable } from './table.ts'

/** Shows a result as text, as figures and as a table. */
export function showAnswer(answer: Answer) {
  const { explanation, state, due, alerts } = answer
  const { zone } = state
  showDue(answer)
  // Intervals and the due time are omitted, because the table and the heading show them.
  const words = explainText(explanation, { timeZone: zone, locale: 'en-GB' }).split('\n')
  part('words').textContent = words.filter(line => !/^- |^Due on|^When it is due|^No due time/.test(line)).join('\n')
  const wide = part('timeline').clientWidth
  const width = Math.min(Math.max(wide, 280), 1000)
  part('timeline').innerHTML = timelineSvg(explanation, { timeZone: zone, width, alerts })
  const [from, to] = extent(explanation) ?? [0, 0]
  list(part('changes'), clockChangeTexts(from, to, zone))
  showList('alerts', alertTexts(answer))
  showList('holders', holderTexts(answer))
  part('chart').replaceChildren(
    budgetChart(explanation, Math.min(Math.max(part('chart').clientWidth, 240), 1000), zone),
  )
  fillTable(part('table').querySelector('table')!, explanation, zone)
  document.title = `${due === null ? notDueText(explanation).split(':')[0] : shortText(due, zone)} – sla-calendar`
}

function alertTexts({ alerts, state: { zone } }: Answer): string[] {
  return alerts.map(({ name, at, fired }) =>
    at === null ? `${name}: no time yet` : `${name}: ${shortText(epochMs(at), zone)}${fired ? ', fired' : ''}`,
  )
}

function holderTexts({ holders }: Answer): string[] {
  return holders.map(({ holder, countedMs, share, heldAtBreach }) => {
    const part = `${holder ?? 'nobody'}: ${lengthText(countedMs)} counted, ${Math.round(share * 100)}%`
    return heldAtBreach ? `${part}, had the ticket when it became overdue` : part
  })
}

function showList(id: string, texts: readonly string[]) {
  part(id).hidden = texts.length === 0
  list(part(id).querySelector('ul')!, texts)
}

function list(element: HTMLElement, texts: readonly string[]) {
  element.replaceChildren(...texts.map(text => Object.assign(document.createElement('li'), { textContent: text })))
}

/** Returns why a target has no due time. */
function notDueText({ startsAt, stoppedAt, segments }: Answer['explanation']): string {
  const last = segments.at(-1)?.reason
  if (stoppedAt !== null) return 'Stopped: the target ended before it had a due time'
  if (startsAt === null && last !== 'waiting') return 'Not started: no due time before the first event of the target'
  if (startsAt === null) return 'Waiting: no due time until a call or an opening'
  if (last === 'held-by-others') return 'With another team: no due time until the ticket comes back'
  return 'Paused: no due time until the ticket resumes'
}

function showDue({ due, state: { zone }, explanation }: Answer) {
  if (due === null) {
    part('due').textContent = notDueText(explanation)
    part('elsewhere').textContent = ''
    return
  }
  const time = document.createElement('time')
  time.dateTime = new Date(due).toISOString()
  time.textContent = longText(due, zone)
  part('due').replaceChildren('Due ', time)
  const others = [...new Set([explanation.timeZone, 'UTC'])].filter(other => other !== zone)
  part('elsewhere').textContent = [
    `${zone}, ${offsetAt(due, zone)}`,
    ...others.map(other => `${shortText(due, other)} ${other}`),
  ].join(' · ')
}

function part(id: string): HTMLElement {
  return document.querySelector<HTMLElement>(`#${id}`)!
}
