import { useMemo } from 'preact/hooks'
import { DAY } from '../src/time/epoch-day.ts'
import { type Answer, answerTo, readContract } from './answer.ts'
import { notDueText } from './due.tsx'
import { type Choice, SelectField, Small } from './fields.tsx'
import { dateText, lengthText, shortText } from './moments.ts'
import { groups, presets, stateOf } from './presets.ts'
import type { Session } from './session.ts'
import type { OtherContract } from './state.ts'
import { t } from './texts.ts'
import { Timeline } from './timeline.tsx'

/** How many days after the report are looked at, and how many lines are listed. */
const DAYS = 365
const LISTED = 12

/** Compares the contract with another one: the same ticket under both, and the days that differ. */
export function Compare({ session }: { readonly session: Session }) {
  const { state, answer } = session
  const { other } = state
  const set = (chosen: OtherContract | null) => session.edit({ other: chosen }, 'other')
  const keep = () => set({ name: t.thisContract, calendar: state.calendar, policy: state.policy })
  const choose = (id: string) => {
    const preset = presets.find(one => one.id === id)
    if (!preset) return set(null)
    const { calendar, policy } = stateOf(preset)
    set({ name: t.examples[id]?.title ?? preset.title, calendar, policy })
  }
  const both = useMemo(
    () => other && answer && <Both answer={answer} other={other} />,
    [other, answer, session.language, session.isDark],
  )
  return (
    <section id="compare" aria-labelledby="compare-title">
      <h2 id="compare-title">{t.compare}</h2>
      <p class="note">{t.compareHelp}</p>
      <div class="pair">
        <SelectField
          id="other"
          label={t.compareWith}
          value={other ? chosenIn(other) : ''}
          choices={[['', t.nothing], ...choicesOf(other)]}
          change={choose}
        />
        <Small id="keep" onClick={keep}>
          {t.keepThis}
        </Small>
      </div>
      {both}
    </section>
  )
}

const OWN = 'own'

function chosenIn({ calendar, policy }: OtherContract): string {
  const found = presets.find(preset => {
    const state = stateOf(preset)
    return state.calendar === calendar && state.policy === policy
  })
  return found?.id ?? OWN
}

function choicesOf(other: OtherContract | null): Choice[] {
  const examples = Object.values(groups)
    .flat()
    .map(({ id, title }): Choice => [id, t.examples[id]?.title ?? title])
  return other && chosenIn(other) === OWN ? [[OWN, other.name], ...examples] : examples
}

function Both({ answer, other }: { readonly answer: Answer; readonly other: OtherContract }) {
  const contract = readContract(other)
  const there = answerTo({ ...answer.state, ...termsIn(answer, contract.policy) }, contract)
  if ('length' in there) return <p class="fault">{t.notComparable(there[0].message)}</p>
  return (
    <>
      <table id="compared">
        <thead>
          <tr>
            <td />
            <th scope="col">{t.here}</th>
            <th scope="col">{other.name}</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(answer, there).map(([title, ...cells]) => (
            <tr key={title}>
              <th scope="row">{title}</th>
              {cells.map((text, i) => (
                <td key={String(i)}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p id="gap">{gapText(answer.due, there.due)}</p>
      <div class="scroll">
        <Timeline answer={there} id="other-sla" />
      </div>
      <Days answer={answer} there={there} />
    </>
  )
}

/** Returns the severity, target and channel of a ticket under another policy: the same ones if it has them. */
function termsIn({ state, policy }: Answer, other: Answer['policy'] | undefined) {
  const severities = Object.keys(other?.severities ?? {})
  const level = policy.severities[state.severity].level
  const severity = severities.includes(state.severity)
    ? state.severity
    : (severities.find(name => other!.severities[name].level === level) ?? severities.at(-1) ?? '')
  const targets = Object.keys(Object(other?.severities[severity]))
  const target = targets.includes(state.target)
    ? state.target
    : (targets.find(name => !['level', 'label', 'description'].includes(name)) ?? state.target)
  return { severity, target, channel: '' }
}

function rowsOf(here: Answer, there: Answer): [string, string, string][] {
  const row = (title: string, text: (answer: Answer) => string): [string, string, string] => [
    title,
    text(here),
    text(there),
  ]
  const from = here.state.at.slice(0, 10)
  return [
    row(t.dueOn, ({ due, explanation, state }) =>
      due === null ? notDueText(explanation) : shortText(due, state.zone),
    ),
    row(t.severity, ({ explanation }) => explanation.severity),
    row(t.target, ({ explanation }) => t.targets[explanation.target] ?? explanation.target),
    row(t.budget, ({ explanation }) => lengthText(explanation.budgetMs)),
    row(t.openInYear, ({ calendar }) =>
      lengthText(sum([...calendar.days(from, dateAfter(from, DAYS - 1))].map(day => day.openMs))),
    ),
  ]
}

function gapText(here: number | null, there: number | null): string {
  if (here === null || there === null) return ''
  return here === there ? t.sameDue : t.otherDue(lengthText(Math.abs(there - here)), there > here)
}

/** The days of the next year on which one calendar is open longer than the other. */
function Days({ answer, there }: { readonly answer: Answer; readonly there: Answer }) {
  const from = answer.state.at.slice(0, 10)
  const [here, others] = [answer, there].map(({ calendar }) => [...calendar.days(from, dateAfter(from, DAYS - 1))])
  const differing = here.flatMap((day, i) => (day.openMs === others[i].openMs ? [] : [[day, others[i]] as const]))
  // Most days differ in the same way as others, so each way has one line.
  const ways = new Map<string, string[]>()
  for (const [a, b] of differing) {
    const [one, other] = [a, b].map(({ openMs, name }) => `${lengthText(openMs)}${name ? ` (${name})` : ''}`)
    const way = t.openThen(one, other)
    ways.set(way, [...(ways.get(way) ?? []), a.date])
  }
  const texts = [...ways].map(
    ([way, dates]) => `${t.onDays(dates.length, dateText(Date.parse(dates[0]) / DAY))}: ${way}`,
  )
  return (
    <>
      <p>{t.daysDiffer(differing.length)}</p>
      {texts.length > 0 && (
        <ul id="differing">
          {texts.slice(0, LISTED).map(text => (
            <li key={text}>{text}</li>
          ))}
          {texts.length > LISTED && <li>…</li>}
        </ul>
      )}
    </>
  )
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0)
}

/** Returns the date so many days after another one. */
function dateAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10)
}
