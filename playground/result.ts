import { explainText } from '../dist/index.js'
import { timelineSvg } from '../dist/svg.js'
import type { Answer } from './answer.ts'
import { budgetChart, extent } from './budget-chart.ts'
import { clockChangeTexts, longText, offsetAt, shortText } from './moments.ts'
import { fillTable } from './table.ts'

/** Shows a result as text, as figures and as a table. */
export function showAnswer(answer: Answer) {
  const { explanation, state, due } = answer
  const { zone } = state
  showDue(answer)
  // Intervals and the due time are omitted, because the table and the heading show them.
  const words = explainText(explanation, { timeZone: zone, locale: 'en-GB' }).split('\n')
  part('words').textContent = words.filter(line => !/^- |^Due on|^When it is due|^No due time/.test(line)).join('\n')
  const wide = part('timeline').clientWidth
  part('timeline').innerHTML = timelineSvg(explanation, { timeZone: zone, width: Math.min(Math.max(wide, 280), 1000) })
  const [from, to] = extent(explanation) ?? [0, 0]
  const changes = clockChangeTexts(from, to, zone).map(text => {
    const item = document.createElement('li')
    item.textContent = text
    return item
  })
  part('changes').replaceChildren(...changes)
  part('chart').replaceChildren(
    budgetChart(explanation, Math.min(Math.max(part('chart').clientWidth, 240), 1000), zone),
  )
  fillTable(part('table').querySelector('table')!, explanation, zone)
  document.title = `${due === null ? 'Paused' : shortText(due, zone)} – sla-calendar`
}

function showDue({ due, state: { zone }, explanation }: Answer) {
  if (due === null) {
    part('due').textContent = 'Paused: no due time until the ticket resumes'
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
