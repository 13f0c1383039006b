import { type Answer, answerTo, type Fault, type Place, readContract } from './answer.ts'
import { standing } from './countdown.ts'
import { Form } from './form.ts'
import { longText, wallOf } from './moments.ts'
import { groups, presets, stateOf } from './presets.ts'
import { showAnswer } from './result.ts'
import { asCode, asCommand, asTest } from './snippets.ts'
import { fromHash, presetOf, type Shared, toHash } from './state.ts'

const part = (id: string) => document.querySelector<HTMLElement>(`#${id}`)!
const choice = part('preset') as HTMLSelectElement
const form = new Form(() => {
  choose('')
  soon()
})

let answer: Answer | undefined
let written = ''
let waiting: ReturnType<typeof setTimeout> | undefined

/** Answers once the hand rests. */
function soon() {
  clearTimeout(waiting)
  waiting = setTimeout(update, 150)
}

/** Answers what the form asks; what cannot be answered is said, and the last good answer stays. */
function update() {
  clearTimeout(waiting)
  const contract = readContract(form.state)
  if (contract.policy) form.offer(contract.policy)
  form.offerSecondTime()
  const found = answerTo(form.state, contract)
  const isGood = !('length' in found)
  form.say(isGood ? [] : found)
  part('stale').textContent =
    isGood || !answer ? '' : `${mistakesIn(found)} This is the answer to the last question without any.`
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
  at: 'the moment of the report',
  pauses: 'the pauses',
}

function mistakesIn(faults: readonly Fault[]): string {
  return `There is a mistake in ${faults.map(({ place }) => PLACES[place]).join(' and in ')}.`
}

async function share({ state, due, explanation }: Answer) {
  const hash = await toHash({ state, due, version: explanation.version })
  // Answered anew in the meantime.
  if (answer?.state !== state) return
  written = `#${hash}`
  history.replaceState(null, '', written)
  document.body.dataset.shared = String(due)
}

function tick() {
  if (answer) part('countdown').textContent = standing(answer, Date.now())
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
  choice.addEventListener('change', () => show(choice.value))
}

function show(id: string) {
  form.state = stateOf(presets.find(preset => preset.id === id) ?? presets[0])
  choose(id)
  notice('')
  update()
}

/** Shows what an address holds, and says where today's answer is another one than its own. */
async function open(hash: string) {
  const preset = presets.find(({ id }) => id === presetOf(hash))
  if (preset) return show(preset.id)
  const shared = await fromHash(hash)
  if (!shared) {
    show(presets[0].id)
    if (hash.length > 1) notice('The address holds nothing that this page can read. Here is the first example instead.')
    return
  }
  form.state = shared.state
  choose(presets.find(preset => JSON.stringify(stateOf(preset)) === JSON.stringify(shared.state))?.id ?? '')
  notice('')
  update()
  if (!answer || document.body.dataset.state !== 'good')
    notice('The question of this link has a mistake, or this version cannot answer it.')
  else if (answer.due !== shared.due) notice(otherAnswer(shared, answer))
}

function otherAnswer({ due, version, state: { zone } }: Shared, now: Answer): string {
  const told = (ms: number | null) => (ms === null ? 'not known yet' : longText(ms, zone))
  return (
    `This link was made with another answer, by version ${version}: ${told(due)}. ` +
    `Here, with version ${now.explanation.version}, it is: ${told(now.due)}. ` +
    'The library or the time zone data of one of the two browsers may be newer.'
  )
}

function notice(text: string) {
  part('notice').textContent = text
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
    part('copied').textContent = `The browser lets nothing be copied: here is the ${name}.`
  }
}

fillPresets()
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]'))
  button.addEventListener('click', () => copy(button.dataset.copy as keyof typeof COPIES))
part('now').addEventListener('click', () => {
  const { zone } = form.state
  try {
    form.state = { ...form.state, at: wallOf(Date.now(), zone), again: false, pauses: [] }
  } catch {
    // A zone that nobody knows: the update says so.
  }
  choose('')
  update()
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
