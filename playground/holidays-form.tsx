import { useState } from 'preact/hooks'
import type { HolidayRule } from '../dist/index.js'
import { monthNames, weekdayNames } from './calendar-names.ts'
import { CountryPicker } from './country-picker.tsx'
import { type Choice, SelectField, Small, TextField } from './fields.tsx'
import { WEEKDAYS } from './hours.ts'
import { jsonText } from './json-text.ts'
import type { Session } from './session.ts'
import { t } from './texts.ts'

type Rule = Readonly<Record<string, unknown>>

/** A field of a rule: its key, its kind and, for a select, its choices. */
type RuleField = {
  readonly key: string
  readonly type: 'text' | 'number' | 'date' | 'select'
  readonly choices?: () => readonly Choice[]
  readonly min?: string
  readonly max?: string
}

const MONTH: RuleField = {
  key: 'month',
  type: 'select',
  choices: () => monthNames().map((name, i) => [String(i + 1), name]),
}
const DAY: RuleField = { key: 'day', type: 'number', min: '1', max: '31' }
const WEEKDAY: RuleField = {
  key: 'weekday',
  type: 'select',
  choices: () => weekdayNames().map((name, i) => [WEEKDAYS[i], name]),
}
const NTH: RuleField = {
  key: 'nth',
  type: 'select',
  choices: () => ['1', '2', '3', '4', '5', '-1'].map((nth, i) => [nth, t.nth[i]]),
}

/** The kinds of rules that the form edits, each with its fields. Rules with other keys are shown as JSON. */
const KINDS: Readonly<Record<string, { readonly fields: readonly RuleField[]; readonly fresh: Rule }>> = {
  date: { fields: [{ key: 'date', type: 'date' }], fresh: {} },
  yearly: { fields: [MONTH, DAY], fresh: { month: 1, day: 1 } },
  nth: { fields: [NTH, WEEKDAY, MONTH], fresh: { month: 5, weekday: 'mon', nth: 1 } },
  easter: { fields: [{ key: 'easter', type: 'number', min: '-100', max: '100' }], fresh: { easter: 1 } },
}

/** The keys whose values are numbers. */
const NUMBERS = ['month', 'day', 'nth', 'easter']

type Props = {
  readonly rules: readonly HolidayRule[]
  readonly put: (rules: readonly HolidayRule[]) => void
  readonly year: number
  readonly session: Session
}

/** The holidays: by country, and rule by rule. */
export function HolidaysForm({ rules, put, year, session }: Props) {
  const [open, setOpen] = useState<number>()
  const replace = (i: number, rule: Rule | undefined) => {
    const changed = rule
      ? rules.map((old, j) => (i === j ? (rule as HolidayRule) : old))
      : rules.filter((_, j) => i !== j)
    put(changed)
  }
  const add = (kind: string) => {
    const fresh = kind === 'date' ? { date: session.state.at.slice(0, 10) } : KINDS[kind].fresh
    put([...rules, { name: t.newHoliday, ...fresh } as HolidayRule])
    setOpen(rules.length)
  }
  return (
    <>
      <CountryPicker put={put} rules={rules} year={year} />
      {rules.length > 0 && (
        <details class="rules" open={rules.length <= 5 || open !== undefined}>
          <summary>{t.rulesCount(rules.length)}</summary>
          <ul class="rule-list">
            {rules.map((rule, i) => (
              <li key={i}>
                <span>{ruleText(rule)}</span>
                {kindOf(rule) && (
                  <Small aria-expanded={open === i} onClick={() => setOpen(open === i ? undefined : i)}>
                    {t.edit}
                    <span class="hidden"> {ruleText(rule)}</span>
                  </Small>
                )}
                <Small onClick={() => replace(i, undefined)}>
                  {t.remove}
                  <span class="hidden"> {ruleText(rule)}</span>
                </Small>
                {open === i && <RuleForm i={i} rule={Object(rule)} replace={changed => replace(i, changed)} />}
              </li>
            ))}
          </ul>
        </details>
      )}
      <div class="buttons">
        {Object.keys(KINDS).map(kind => (
          <Small key={kind} data-add={kind} onClick={() => add(kind)}>
            {t.addRule[kind]}
          </Small>
        ))}
      </div>
    </>
  )
}

type RuleProps = { readonly i: number; readonly rule: Rule; readonly replace: (rule: Rule) => void }

function RuleForm({ i, rule, replace }: RuleProps) {
  const { fields } = KINDS[kindOf(rule)!]
  const put = (key: string, text: string) =>
    replace({ ...rule, [key]: NUMBERS.includes(key) && text !== '' ? Number(text) : text })
  return (
    <div class="rule-fields">
      <TextField
        id={`rule-${i}-name`}
        label={t.name}
        value={String(rule.name ?? '')}
        change={name => put('name', name)}
      />
      {fields.map(({ key, type, choices, min, max }) => {
        const shared = { id: `rule-${i}-${key}`, label: t.ruleFields[key], value: String(rule[key] ?? '') }
        const change = (text: string) => put(key, text)
        return type === 'select' ? (
          <SelectField key={key} {...shared} choices={choices!()} change={change} />
        ) : (
          <TextField
            key={key}
            {...shared}
            type={type}
            {...(min ? { min } : {})}
            {...(max ? { max } : {})}
            change={change}
          />
        )
      })}
    </div>
  )
}

/** Returns the kind of a rule that the form can edit; undefined for other rules. */
function kindOf(rule: HolidayRule | Rule): string | undefined {
  if (typeof rule !== 'object' || rule === null) return undefined
  const keys = Object.keys(rule)
  const dates = keys.filter(key => !OPTIONS.includes(key)).sort()
  return Object.entries(KINDS).find(
    ([, { fields }]) =>
      fields
        .map(({ key }) => key)
        .sort()
        .join() === dates.join(),
  )?.[0]
}

/** The keys of every rule. The form keeps those that it does not show. */
const OPTIONS = ['name', 'closed', 'observed', 'substitute', 'since', 'until', 'years', 'except']

/** Returns a rule in words. Its other options follow as JSON. */
function ruleText(rule: HolidayRule): string {
  if (typeof rule === 'string') return rule
  const { name, ...rest } = rule as Rule
  const named = name === undefined ? '' : `: ${name}`
  if ('covers' in rest) return t.covers(jsonText(rest.covers))
  const kind = kindOf(rule)
  if (!kind) return `${jsonText(rest)}${named}`
  const shown = KINDS[kind].fields.map(({ key, choices }) => {
    const text = String(rest[key])
    return choices?.().find(([value]) => value === text)?.[1] ?? text
  })
  const others = Object.entries(rest).filter(([key]) => OPTIONS.includes(key))
  const options = others.length ? ` (${others.map(([key, value]) => `${key}: ${jsonText(value)}`).join(', ')})` : ''
  return `${kind === 'easter' ? t.easterText(Number(rest.easter)) : t.dateOrder(kind, shown)}${named}${options}`
}
