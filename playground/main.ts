import { type Answer, answerTo, type Fault, type Place, readContract } from './answer.ts'
import { standing } from './countdown.ts'
import { Form } from './form.ts'
import { longText, shifted, wallOf } from './moments.ts'
import { groups, presets, stateOf } from './presets.ts'
import { showAnswer } from './result.ts'
import { asCode, asCommand, asTest } from './snippets.ts'
import { fromHash, presetOf, type Shared, type State, toHash } from './state.ts'

const part = (id: string) => document.querySelector<HTMLElement>(`#${id}`)!
const choice = part('preset') as HTMLSelectElement
const form = new Form(() => {
  choose('')
  soon()
})

let answer: Answer | undefined
let written = ''
let waiting: ReturnType<typeof setTimeout> | undefined

/** Computes once typing pauses. */
function soon() {
  clearTimeout(waiting)
  waiting = setTimeout(update, 150)
}

/** Computes the result of the form. If the form has errors, shows them and dims the last valid result. */
function update() {
  clearTimeout(waiting)
  const contract = readContract(form.state)
  if (contract.policy) form.offer(contract.policy)
  form.offerSecondTime()
  const found = answerTo(form.state, contract)
  const isGood = !('length' in found)
  form.showFaults(isGood ? [] : found, isGood ? found.ignored : [])
  part('stale').textContent = isGood || !answer ? '' : `${errorsIn(found)} Showing the last valid result.`
  document.body.dataset.state = isGood ? 'good' : 'faulty'
  if (!isGood) return
  answer = found
  showAnswer(answer)
  tick()
  share(answer)
}

const PLACES: Readonly<Record<Place, string>> = {
  calendar: 'the calendar',
  policy: 'the policy',
  ticket: 'the ticket',
  zone: 'the time zone',
  at: 'the time of the report',
  pauses: 'the pauses',
  events: 'the other events',
}

function errorsIn(faults: readonly Fault[]): string {
  return `There is an error in ${faults.map(({ place }) => PLACES[place]).join(' and in ')}.`
}

/** Returns the example that the form shows unchanged, or undefined if something was changed. */
function untouched(state: State): string | undefined {
  const text = JSON.stringify(state)
  return presets.find(preset => JSON.stringify(stateOf(preset)) === text)?.id
}

async function share({ state, due, explanation }: Answer) {
  // An unchanged example keeps its short address, and the first one keeps the address without a hash.
  const example = untouched(state)
  const hash = example === undefined ? await toHash({ state, due, version: explanation.version }) : `preset=${example}`
  // The result may have changed while the hash was computed.
  if (answer?.state !== state) return
  const isFirst = example === presets[0].id && location.hash === ''
  written = isFirst ? '' : `#${hash}`
  if (!isFirst) history.replaceState(history.state, '', written)
  document.body.dataset.shared = String(due)
}

/** Whether the ticket was reported with the button *Now*. Only then it is running and has a countdown. */
let isRunning = false

function tick() {
  part('countdown').textContent = answer && isRunning ? standing(answer, Date.now()) : ''
}

function choose(id: string) {
  choice.value = id
  part('preset-note').textContent = presets.find(preset => preset.id === id)?.note ?? ''
}

function fillPresets() {
  const own = new Option('Your own', '')
  own.hidden = true
  choice.append(own)
  for (const [label, group] of Object.entries(groups)) {
    const list = Object.assign(document.createElement('optgroup'), { label })
    list.append(...group.map(({ id, title }) => new Option(title, id)))
    choice.append(list)
  }
  choice.addEventListener('change', () => pick(choice.value))
}

/** The state that the browser keeps with an address: the form as it was, with or without errors. */
type Kept = { readonly form?: State } | null

/** Loads an example as a separate step of the history, so that *Back* and *Undo* restore the form. */
function pick(id: string) {
  const before = form.state
  const isTyped = untouched(before) === undefined
  history.replaceState({ form: before } satisfies Kept, '')
  written = `#preset=${id}`
  history.pushState(null, '', written)
  show(id)
  if (!isTyped) return
  notice('The example replaced what you had typed.')
  part('undo').hidden = false
}

function show(id: string) {
  isRunning = false
  form.state = stateOf(presets.find(preset => preset.id === id) ?? presets[0])
  choose(id)
  notice('')
  update()
}

/** Loads the input of an address. Shows a notice if the result was different when the link was created. */
async function open(hash: string) {
  const preset = presets.find(({ id }) => id === presetOf(hash))
  if (preset) return show(preset.id)
  const shared = await fromHash(hash)
  if (!shared) {
    show(presets[0].id)
    if (hash.length > 1) notice('This link could not be read. Showing the first example.')
    return
  }
  restore(shared.state)
  if (!answer || document.body.dataset.state !== 'good')
    notice('This link has an error, or needs another version of sla-calendar.')
  else if (answer.due !== shared.due) notice(otherAnswer(shared, answer))
}

function restore(state: State) {
  isRunning = false
  form.state = state
  choose(untouched(state) ?? '')
  notice('')
  update()
}

function otherAnswer({ due, version, state: { zone } }: Shared, now: Answer): string {
  const shown = (ms: number | null) => (ms === null ? 'no due time' : longText(ms, zone))
  return (
    `This link was created with version ${version} and a different result: ${shown(due)}. ` +
    `With version ${now.explanation.version} the result is: ${shown(now.due)}. ` +
    'The library or the time zone data of one of the two browsers may be newer.'
  )
}

function notice(text: string) {
  part('notice').textContent = text
  part('undo').hidden = true
}

const COPIES = {
  link: { name: 'link', text: () => location.href },
  code: { name: 'code', text: asCode },
  test: { name: 'test', text: asTest },
  command: { name: 'command', text: asCommand },
} as const

async function copy(kind: keyof typeof COPIES) {
  if (!answer) return
  const { name, text } = COPIES[kind]
  const copied = text(answer)
  part('copy').hidden = false
  part('copy').querySelector('pre')!.textContent = copied
  try {
    await navigator.clipboard.writeText(copied)
    part('copied').textContent = `The ${name} is in the clipboard.`
  } catch {
    part('copied').textContent = `Copying is blocked by the browser. Select and copy the ${name} here:`
  }
}

fillPresets()
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]'))
  button.addEventListener('click', () => copy(button.dataset.copy as keyof typeof COPIES))
part('now').addEventListener('click', () => {
  const { zone, at, pauses, events } = form.state
  notice('')
  isRunning = true
  try {
    const now = wallOf(Date.now(), zone)
    // The pauses and the events move with the report, because otherwise they would start before it.
    const moved = pauses.map(({ from, until, reason }) => ({
      from: shifted(from, at, now),
      until: shifted(until, at, now),
      reason,
    }))
    const later = events.map(event => ({ ...event, at: shifted(event.at, at, now) }))
    form.state = { ...form.state, at: now, again: false, pauses: moved, events: later }
    const words = [pauses.length ? 'pauses' : '', events.length ? 'events' : ''].filter(Boolean).join(' and ')
    if (words) notice(`The ${words} moved together with the report.`)
  } catch {
    // The zone is unknown: `update` shows the error.
  }
  choose('')
  update()
})
part('at').addEventListener('input', () => {
  isRunning = false
})
part('undo').addEventListener('click', () => history.back())
addEventListener('popstate', ({ state }) => {
  const kept = (state as Kept)?.form
  if (!kept) return
  written = location.hash
  restore(kept)
})
addEventListener('hashchange', () => {
  if (location.hash !== written) open(location.hash)
})
let width = innerWidth
addEventListener('resize', () => {
  if (innerWidth !== width && answer) showAnswer(answer)
  width = innerWidth
})
setInterval(tick, 1000)
open(location.hash).then(() => {
  part('version').textContent = `sla-calendar ${answer?.explanation.version ?? ''}`.trim()
})
