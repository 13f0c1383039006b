import type { PolicySpec, SeveritySpec, TargetSpec } from '../dist/index.js'
import { CHANGE_RULES } from './answer.ts'
import { type BudgetTerms, dueWords, isInDays, targetOf, termsOf, UNITS } from './budget-terms.ts'
import { edited, type Put } from './edit-json.ts'
import { type Choice, SelectField, Small, TextField } from './fields.tsx'
import { jsonValue } from './json-text.ts'
import { type Session, targetsIn } from './session.ts'
import { t } from './texts.ts'
import { targetName } from './ticket-form.tsx'

/** The targets of a policy: one group per severity. */
export function PolicyForm({ session }: { readonly session: Session }) {
  const policy = jsonValue(session.state.policy) as PolicySpec | undefined
  if (typeof policy?.severities !== 'object') return <p class="note">{t.correctJson}</p>
  const put: Put = (path, value) =>
    session.edit({ policy: edited(session.state.policy, path, value) }, `policy ${path.join('.')}`)
  const names = Object.keys(policy.severities)
  return (
    <>
      <div class="pair">
        <TextField id="policy-name" label={t.name} value={policy.name ?? ''} change={name => put(['name'], name)} />
        <SelectField
          id="on-severity-change"
          label={t.onSeverityChange}
          value={policy.onSeverityChange ?? 'retroactive'}
          choices={CHANGE_RULES.map((rule): Choice => [rule, t.changeRules[rule]])}
          change={rule => put(['onSeverityChange'], rule)}
        />
      </div>
      {names.map(name => (
        <SeverityForm
          key={name}
          name={name}
          severity={policy.severities[name]}
          policy={policy}
          put={put}
          isOpen={name === session.state.severity}
        />
      ))}
      <Small
        id="add-severity"
        onClick={() => {
          const free = freeName(names)
          put(['severities', free], { level: names.length + 1, firstResponse: FRESH })
        }}
      >
        {t.addSeverity}
      </Small>
      <Hidden policy={policy} />
    </>
  )
}

const FRESH: TargetSpec = { within: 'PT8H', clock: 'business' }

function freeName(names: readonly string[]): string {
  for (let i = names.length + 1; ; i++) if (!names.includes(`P${i}`)) return `P${i}`
}

type SeverityProps = {
  readonly name: string
  readonly severity: SeveritySpec
  readonly policy: PolicySpec
  readonly put: Put
  /** Whether it is shown open at first. */
  readonly isOpen: boolean
}

function SeverityForm({ name, severity, policy, put, isOpen }: SeverityProps) {
  const path = ['severities', name]
  const targets = targetsIn(severity)
  const known = [...new Set([...Object.keys(t.targets), ...Object.keys(policy.targets ?? {})])]
  const free = known.filter(target => !targets.includes(target))
  const rename = (to: string) => {
    if (!to || to === name || Object.hasOwn(policy.severities, to)) return
    const entries = Object.entries(policy.severities).map(([key, value]) => [key === name ? to : key, value])
    put(['severities'], Object.fromEntries(entries))
  }
  return (
    <details class="severity" data-severity={name} open={isOpen}>
      <summary>
        <strong>{name}</strong> {targets.map(target => summaryOf(target, severity, policy)).join('; ')}
      </summary>
      <div class="severity-body">
        <div class="pair">
          <TextField id={`severity-name-${name}`} label={t.name} value={name} isSlow change={to => rename(to.trim())} />
          <TextField
            id={`severity-level-${name}`}
            label={t.level}
            type="number"
            min="1"
            value={String(severity.level)}
            change={level => put([...path, 'level'], level === '' ? level : Number(level))}
          />
        </div>
        {targets.map(target => (
          <TargetForm
            key={target}
            id={`${name}-${target}`}
            title={targetName(target, policy.targets?.[target]?.label)}
            target={severity[target] as TargetSpec}
            put={(key, value) => put([...path, target, ...key], value)}
            remove={targets.length > 1 ? () => put([...path, target], undefined) : undefined}
          />
        ))}
        <div class="buttons">
          {free.map(target => (
            <Small key={target} onClick={() => put([...path, target], FRESH)}>
              {`+ ${targetName(target, policy.targets?.[target]?.label)}`}
            </Small>
          ))}
          {Object.keys(policy.severities).length > 1 && (
            <Small onClick={() => put(path, undefined)}>{t.removeSeverity(name)}</Small>
          )}
        </div>
      </div>
    </details>
  )
}

/** Returns a target in a few words, such as `First response: 6 business hours`. */
function summaryOf(name: string, severity: SeveritySpec, policy: PolicySpec): string {
  const terms = termsOf(severity[name] as TargetSpec)
  const unit = terms && (terms.amount === '1' ? t.oneUnit : t.units)[terms.unit]
  const within = terms ? `: ${terms.amount} ${unit}` : ''
  return `${targetName(name, policy.targets?.[name]?.label)}${within}`
}

type TargetProps = {
  readonly id: string
  readonly title: string
  readonly target: TargetSpec
  readonly put: Put
  readonly remove: (() => void) | undefined
}

/** A target: its amount, its unit and, for days, the time on the last day. */
function TargetForm({ id, title, target, put, remove }: TargetProps) {
  const terms = termsOf(target)
  const change = (part: Partial<BudgetTerms>) => {
    const { within, clock } = targetOf({ ...terms!, ...part })
    // The clock changes only with the unit. Both are set at once, so that it is one step.
    put([], { ...target, within, clock })
  }
  return (
    <div class="target" data-target={id}>
      <div class="target-title">
        <p class="row-title">{title}</p>
        {remove && (
          <Small onClick={remove}>
            {t.remove}
            <span class="hidden"> {title}</span>
          </Small>
        )}
      </div>
      {terms ? (
        <div class="terms">
          <TextField id={`${id}-amount`} label={t.amount} value={terms.amount} change={amount => change({ amount })} />
          <SelectField
            id={`${id}-unit`}
            label={t.unit}
            value={terms.unit}
            choices={UNITS.map((unit): Choice => [unit.id, t.units[unit.id]])}
            change={unit => change({ unit })}
          />
          {isInDays(terms.unit) && (
            <SelectField
              id={`${id}-due`}
              label={t.dueAt}
              value={terms.due}
              choices={dueChoices(terms)}
              change={due => change({ due })}
            />
          )}
          {terms.unit === 'workingDays' && (
            <TextField
              id={`${id}-cutoff`}
              label={t.cutoff}
              value={terms.cutoff}
              isSlow
              change={cutoff => change({ cutoff: cutoff.trim() })}
            />
          )}
        </div>
      ) : (
        <p class="note">{t.onlyInJson(t.thisTarget)}</p>
      )}
      <OtherKeys target={target} />
    </div>
  )
}

/** Returns the times on the last day: the words of the unit, and full hours. */
function dueChoices({ unit, due }: BudgetTerms): Choice[] {
  const hours = Array.from({ length: 12 }, (_, i): Choice => [`${String(i + 8).padStart(2, '0')}:00`, `${i + 8}:00`])
  const words = dueWords(unit).map((word): Choice => [word, t.dueWords[word]])
  const isListed = [...words, ...hours].some(([key]) => key === due)
  return [...words, ...hours, ...(isListed || !due ? [] : [[due, due] as const])]
}

/** Names the settings of a target that only the JSON shows. */
function OtherKeys({ target }: { readonly target: TargetSpec }) {
  const others = Object.keys(Object(target)).filter(key => key !== 'within' && key !== 'clock')
  return others.length ? <p class="note">{t.onlyInJson(others.join(', '))}</p> : null
}

/** Names the settings of a policy that only the JSON shows. */
function Hidden({ policy }: { readonly policy: PolicySpec }) {
  const others = Object.keys(policy).filter(key => !['name', 'severities', 'onSeverityChange'].includes(key))
  return others.length ? <p class="note">{t.onlyInJson(others.join(', '))}</p> : null
}
