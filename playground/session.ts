import { type Answer, answerTo, type Contract, type Fault, readContract } from './answer.ts'
import { longText, shifted, wallOf } from './moments.ts'
import { first, presets, stateOf } from './presets.ts'
import { fromHash, presetOf, type Shared, type State, toHash } from './state.ts'
import { type Language, speak, t } from './texts.ts'
import { chooseDark, followTheme, isDark } from './theme.ts'

/** The largest number of steps that can be undone. */
const MOST_STEPS = 200
/** Edits of one field within this time, in milliseconds, are one step. */
const ONE_STEP = 1000
/** The page computes when typing has paused for so long, in milliseconds. */
const TYPING = 150

/** The state of the browser's history: the input as it was, with or without errors. */
type Kept = { readonly form?: State } | null

/** The examples by their states, as text. */
const EXAMPLES = new Map(presets.map(preset => [JSON.stringify(stateOf(preset)), preset.id]))

/** The input of the page, its steps, its result and its address. Components show it and are drawn again when it changes. */
export class Session {
  state: State = stateOf(first)
  contract: Contract = { faults: [] }
  /** The last valid result. */
  answer: Answer | undefined
  /** The errors in the input; empty if `answer` is its result. */
  faults: readonly Fault[] = []
  notice = ''
  /** Whether the notice offers to undo the last step. */
  offersUndo = false
  /** Whether the ticket was reported *now*: only then it is running and has a countdown. */
  isRunning = false
  language: Language = 'en'
  #past: State[] = []
  #future: State[] = []
  #lastEdit = { field: '', at: 0 }
  #written = ''
  /** The example that was loaded last; empty for the greeting. */
  #origin = ''
  #waiting: ReturnType<typeof setTimeout> | undefined
  readonly #changed: () => void

  /** @param changed is called after anything has changed */
  constructor(changed: () => void) {
    this.#changed = changed
  }

  get canUndo(): boolean {
    return this.#past.length > 0
  }

  get canRedo(): boolean {
    return this.#future.length > 0
  }

  /** The example that is shown unchanged; undefined if something was changed. */
  get example(): string | undefined {
    return EXAMPLES.get(JSON.stringify(this.state))
  }

  /** The example that the list shows, also while it is compared. The greeting differs from its example only by its time. */
  get title(): string {
    const greeting = { ...this.state, at: first.at }
    // A comparison leaves the example as it is.
    const alone = EXAMPLES.get(JSON.stringify({ ...this.state, other: null }))
    return alone ?? (this.isRunning && EXAMPLES.get(JSON.stringify(greeting)) === first.id ? first.id : '')
  }

  /** Changes a part of the input. Edits of the same field that follow each other are one step to undo. */
  edit(part: Partial<State>, field = Object.keys(part).join()) {
    const isSame = field === this.#lastEdit.field && Date.now() - this.#lastEdit.at < ONE_STEP
    if (!isSame) this.#keep()
    this.#lastEdit = { field, at: Date.now() }
    if ('at' in part) this.isRunning = false
    this.state = { ...this.state, ...part }
    this.#soon()
  }

  undo = () => this.#step(this.#past, this.#future)
  redo = () => this.#step(this.#future, this.#past)

  #step(from: State[], to: State[]) {
    const state = from.pop()
    if (!state) return
    to.push(this.state)
    this.#show(state)
  }

  #keep() {
    this.#past.push(this.state)
    if (this.#past.length > MOST_STEPS) this.#past.shift()
    this.#future = []
  }

  /** Loads an example as a separate step of the history, so that *Back* and *Undo* restore the input. */
  pick(id: string) {
    const isTyped = this.example === undefined && !this.isRunning
    this.#origin = id
    history.replaceState({ form: this.state } satisfies Kept, '')
    this.#written = `#preset=${id}`
    history.pushState(null, '', this.#written)
    this.#keep()
    this.#show(stateOf(presets.find(preset => preset.id === id) ?? first))
    if (isTyped) this.say(t.exampleReplaced, true)
  }

  /** Loads a whole input as one step, such as an imported file. */
  replace(state: State, notice = '') {
    this.#keep()
    this.#show(state)
    this.say(notice, true)
  }

  /** Loads the last example again, as one step. */
  reset() {
    this.#keep()
    if (this.#origin) this.#show(stateOf(presets.find(({ id }) => id === this.#origin) ?? first))
    else this.#greet()
    this.say(t.wasReset, true)
  }

  /** Reports the ticket at the current minute. Its pauses and events move with the report. */
  now() {
    this.#keep()
    this.#moveToNow()
  }

  #moveToNow() {
    const { zone, at, pauses, events } = this.state
    let words = ''
    try {
      const now = wallOf(Date.now(), zone)
      const moved = pauses.map(({ from, until, reason }) => ({
        from: shifted(from, at, now),
        until: shifted(until, at, now),
        reason,
      }))
      const later = events.map(event => ({ ...event, at: shifted(event.at, at, now) }))
      this.state = { ...this.state, at: now, again: false, pauses: moved, events: later }
      words = t.moved(pauses.length > 0, events.length > 0)
    } catch {
      // The zone is unknown: `update` shows the error.
    }
    this.isRunning = true
    this.say(words)
    this.update()
  }

  say(notice: string, offersUndo = false) {
    this.notice = notice
    this.offersUndo = offersUndo && notice !== ''
    this.#changed()
  }

  get isDark(): boolean {
    return isDark()
  }

  setDark(dark: boolean) {
    chooseDark(dark)
    this.#changed()
  }

  setLanguage(language: Language) {
    this.language = language
    speak(language)
    this.update()
  }

  /** Computes once typing pauses. */
  #soon() {
    clearTimeout(this.#waiting)
    this.#waiting = setTimeout(() => this.update(), TYPING)
    document.body.dataset.waiting = ''
    this.#changed()
  }

  #show(state: State) {
    this.isRunning = false
    this.#lastEdit = { field: '', at: 0 }
    this.state = state
    this.say('')
    this.update()
  }

  /** Computes the result. If the input has errors, keeps the last valid result. */
  update() {
    clearTimeout(this.#waiting)
    this.contract = readContract(this.state)
    this.state = offered(this.state, this.contract)
    const found = answerTo(this.state, this.contract)
    this.faults = 'length' in found ? found : []
    if (!('length' in found)) this.answer = found
    this.#changed()
    document.body.dataset.state = this.faults.length ? 'faulty' : 'good'
    delete document.body.dataset.waiting
    if (!this.faults.length) this.#share(this.answer!)
  }

  async #share({ state, due, explanation }: Answer) {
    // An unchanged example keeps its short address, and the first visit keeps the address without a hash.
    const example = this.example
    const isFirst = location.hash === '' && (this.isRunning || example === first.id) && !this.canUndo
    const hash =
      example === undefined ? await toHash({ state, due, version: explanation.version }) : `preset=${example}`
    // The result may have changed while the hash was computed.
    if (this.answer?.state !== state) return
    this.#written = isFirst ? '' : `#${hash}`
    if (!isFirst) history.replaceState(history.state, '', this.#written)
    document.body.dataset.shared = String(due)
  }

  /** Loads the input of an address. Shows a notice if the result was different when the link was created. */
  async open(hash: string) {
    if (hash.length <= 1) return this.#greet()
    const preset = presets.find(({ id }) => id === presetOf(hash))
    if (preset) {
      this.#origin = preset.id
      return this.#show(stateOf(preset))
    }
    const shared = await fromHash(hash)
    if (!shared) {
      this.#show(stateOf(first))
      return this.say(t.linkUnreadable)
    }
    this.#show(shared.state)
    if (!this.answer || this.faults.length) this.say(t.linkFaulty)
    else if (this.answer.due !== shared.due) this.say(otherAnswer(shared, this.answer))
  }

  /** Shows the first example as a ticket that was reported just now. */
  #greet() {
    this.#origin = ''
    this.#show(stateOf(first))
    this.#moveToNow()
  }

  /** Follows the buttons of the browser, the theme, and addresses that are typed while the page is open. */
  follow() {
    followTheme(this.#changed)
    addEventListener('popstate', ({ state }) => {
      const kept = (state as Kept)?.form
      if (!kept) return
      this.#written = location.hash
      this.#show(kept)
    })
    addEventListener('hashchange', () => {
      if (location.hash !== this.#written) this.open(location.hash)
    })
    addEventListener('keydown', event => {
      const { target, key, ctrlKey, metaKey, shiftKey } = event
      // A field has an undo of its own.
      const isTyping = target instanceof Element && target.matches('input, textarea')
      if (isTyping || key.toLowerCase() !== 'z' || !(ctrlKey || metaKey)) return
      event.preventDefault()
      if (shiftKey) this.redo()
      else this.undo()
    })
  }
}

/** Returns the input with a severity, a target and a channel that the policy has: the same ones if it has them. */
function offered(state: State, { policy }: Contract): State {
  if (!policy) return state
  const severities = Object.keys(policy.severities)
  const severity = severities.includes(state.severity) ? state.severity : severities[0]
  const targets = targetsIn(policy.severities[severity])
  const target = targets.includes(state.target) ? state.target : (targets[0] ?? state.target)
  const channels = (policy.channels ?? []).map(channel => (typeof channel === 'string' ? channel : channel.id))
  return { ...state, severity, target, channel: channels.includes(state.channel) ? state.channel : '' }
}

/** Returns the names of the targets of a severity: each of its other keys. */
export function targetsIn(severity: object): string[] {
  return Object.keys(severity).filter(key => !['level', 'label', 'description'].includes(key))
}

function otherAnswer({ due, version, state: { zone } }: Shared, now: Answer): string {
  const shown = (ms: number | null) => (ms === null ? t.noDue : longText(ms, zone))
  return t.otherAnswer({
    before: { version, due: shown(due) },
    now: { version: now.explanation.version, due: shown(now.due) },
  })
}
