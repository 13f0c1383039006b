import type { Policy } from '../dist/index.js'
import type { Fault, Place } from './answer.ts'
import { Editor } from './editor.ts'
import { eventTypesOf } from './event-types.ts'
import { momentText, secondTime, withOffset } from './moments.ts'
import { type Choice, type RowField, Rows } from './rows.ts'
import type { OtherEvent, Pause, State } from './state.ts'

const PAUSE: readonly RowField[] = [
  { name: 'from', label: 'Paused from', type: 'datetime-local' },
  { name: 'until', label: 'Until (empty: still paused)', type: 'datetime-local' },
  { name: 'reason', label: 'Waiting for', type: 'text' },
]
const EVENT: readonly RowField[] = [
  { name: 'type', label: 'What happened', type: 'select' },
  { name: 'at', label: 'When', type: 'datetime-local' },
  { name: 'to', label: 'Team or person', type: 'text', only: 'assigned' },
]

/** The part of the page with the input: ticket, calendar and policy. */
export class Form {
  readonly #calendar: Editor
  readonly #policy: Editor
  readonly #pauses: Rows<Pause>
  readonly #events: Rows<OtherEvent>

  /** @param changed is called after the user has changed something */
  constructor(changed: () => void) {
    this.#calendar = new Editor('calendar', changed)
    this.#policy = new Editor('policy', changed)
    field('zones').append(...Intl.supportedValuesOf('timeZone').map(zone => new Option(zone, zone)))
    for (const id of ['severity', 'target', 'channel', 'at', 'zone', 'again'])
      field(id).addEventListener('input', changed)
    field('at').addEventListener('input', () => {
      input('again').checked = false
    })
    field('ticket').addEventListener('submit', event => event.preventDefault())
    const at = () => input('at').value
    this.#pauses = new Rows('pauses', 'Pause', PAUSE, () => ({ from: at(), until: '', reason: '' }), changed)
    this.#events = new Rows('events', 'Event', EVENT, () => ({ at: at(), type: '', to: '' }), changed)
  }

  get state(): State {
    return {
      calendar: this.#calendar.text,
      policy: this.#policy.text,
      severity: select('severity').value,
      target: select('target').value,
      channel: select('channel').value,
      at: input('at').value,
      again: input('again').checked,
      zone: input('zone').value.trim(),
      pauses: this.#pauses.values,
      events: this.#events.values,
    }
  }

  set state(state: State) {
    this.#calendar.text = state.calendar
    this.#policy.text = state.policy
    for (const name of ['severity', 'target', 'channel'] as const)
      select(name).replaceChildren(new Option(state[name] || 'not given', state[name]))
    input('at').value = state.at
    input('zone').value = state.zone
    input('again').checked = state.again
    this.#pauses.values = state.pauses
    this.#events.values = state.events
  }

  /** Offers the severities, targets and channels of a policy. Keeps the selected ones if the policy has them. */
  offer(policy: Policy) {
    const severities = Object.entries(policy.severities)
    fill(
      select('severity'),
      severities.map(([key, { label }]) => [key, named(key, label)]),
    )
    const promises = policy.severities[select('severity').value] as object
    fill(
      select('target'),
      targetsOf(policy).filter(([key]) => key in promises),
    )
    const channels = (policy.channels ?? []).map(channel => (typeof channel === 'string' ? { id: channel } : channel))
    fill(select('channel'), [['', 'not given'], ...channels.map(({ id, label }): Choice => [id, named(id, label)])])
    field('channel-field').hidden = channels.length === 0
    this.#events.offer(eventTypesOf(policy))
  }

  /** Shows a choice between the two instants if the local time of the report is repeated by a clock change. */
  offerSecondTime() {
    const { at, zone } = this.state
    const second = secondOf(at, zone)
    field('again-field').hidden = second === undefined
    if (!second) input('again').checked = false
    else field('again-label').textContent = `The clock shows this time twice: take the second, at ${second}`
  }

  /** Shows each error in its place, and removes the messages of corrected errors. */
  showFaults(faults: readonly Fault[], ignored: readonly string[] = []) {
    const at = (place: Place) => faults.find(fault => fault.place === place)
    setText(field('ignored'), ignored.join(' '))
    this.#calendar.showFault(at('calendar'))
    this.#policy.showFault(at('policy'))
    for (const place of ['at', 'zone', 'ticket', 'pauses', 'events'] as const) {
      const message = at(place)?.message ?? ''
      setText(field(`${place}-fault`), message)
      if (place === 'at' || place === 'zone') field(place).setAttribute('aria-invalid', String(message !== ''))
    }
  }
}

/** Sets a text only if it differs, because a screen reader reads a status again each time it is set. */
function setText(element: HTMLElement, text: string) {
  if (element.textContent !== text) element.textContent = text
}

/** Returns all targets with their labels: the built-in ones, then the policy's own. */
function targetsOf({ targets = {} }: Policy): Choice[] {
  const textOf = (name: string, label: Label) =>
    label === undefined && Object.hasOwn(TARGETS, name) ? TARGETS[name] : named(name, label)
  const own = Object.entries(targets).map(([name, { label }]): Choice => [name, textOf(name, label)])
  const builtIn: Choice[] = Object.entries(TARGETS).filter(([name]) => !Object.hasOwn(targets, name))
  return [...builtIn, ...own]
}

type Label = string | { readonly [language: string]: string } | undefined

const TARGETS: Readonly<Record<string, string>> = {
  firstResponse: 'First response',
  nextResponse: 'Next response',
  update: 'Update',
  resolution: 'Resolution',
}

function secondOf(at: string, zone: string): string | undefined {
  try {
    // Throws if the library does not know the zone.
    withOffset(momentText(at, zone))
    return secondTime(at, zone)?.offset
  } catch {
    return undefined
  }
}

function fill(list: HTMLSelectElement, choices: readonly Choice[]) {
  const { value } = list
  // Equal options are not replaced, because that would close a list that is open.
  const options = Array.from(list.options, ({ value, text }): Choice => [value, text])
  if (JSON.stringify(options) !== JSON.stringify(choices))
    list.replaceChildren(...choices.map(([key, text]) => new Option(text, key)))
  list.value = choices.some(([key]) => key === value) ? value : choices[0][0]
}

function named(key: string, label: Label): string {
  const text = typeof label === 'object' ? (label.en ?? Object.values(label)[0]) : label
  return text === undefined || text.toLowerCase() === key.toLowerCase() ? (text ?? key) : `${text} (${key})`
}

function field(id: string): HTMLElement {
  return document.querySelector<HTMLElement>(`#${id}`)!
}

function input(id: string): HTMLInputElement {
  return field(id) as HTMLInputElement
}

function select(id: string): HTMLSelectElement {
  return field(id) as HTMLSelectElement
}
