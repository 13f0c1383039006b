import { brand, hasBrand } from '../brand.ts'
import { nameOfCalendar } from '../calendar/name-of-calendar.ts'
import type { ErrorPath } from '../errors.ts'
import { readBudget } from '../time/budget.ts'
import { type CalendarDays, checkClockOfDays, type WorkingDays } from '../time/day-budget.ts'
import { InputValue } from '../validation/input-value.ts'
import { clonePlainData, isObject } from '../validation/plain-data.ts'
import { type InputResult, readInput, valueOrThrow } from '../validation/read-input.ts'
import { SpecCache } from '../validation/spec-cache.ts'
import { type StandardSchema, standardSchema } from '../validation/standard-schema.ts'
import { type AlertPoint, parseAlerts } from './alerts.ts'
import type { CompileError } from './compile-error.ts'
import { type EntitlementTerms, parseEntitlement } from './entitlement-terms.ts'
import type { EventType } from './event-types.ts'
import { refuseShortNumber } from './refuse-short-number.ts'
import type { PolicySpec, SeveritySpec, TargetDefinitionSpec, TargetSpec } from './spec.ts'
import { readDefinitions, SEVERITY_KEYS, type TargetDefinition } from './target-definitions.ts'

/**
 * A policy that {@link slaPolicy} has checked: the given plain data, copied and deeply frozen. The type parameters are
 * its severities, targets, channels and its own event types, so that a misspelt one is a type error.
 */
export type Policy<
  Severity extends string = string,
  Target extends string = string,
  Channel extends string = string,
  OwnEvent extends string = string,
> = PolicySpec & {
  /** For the compiler only: never there. */
  readonly '~types'?: {
    readonly severity: Severity
    readonly target: Target
    readonly channel: Channel
    readonly event: OwnEvent
  }
}

/** The checked policy of a literal description. */
export type PolicyOf<P extends PolicySpec> = Policy<
  keyof P['severities'] & string,
  TargetsOf<P['severities'][keyof P['severities']]>,
  ChannelsOf<P['channels']>,
  OwnEventsOf<P['targets']>
>

/** The keys of a severity that {@link SeveritySpec} lists. */
type SeverityKey = keyof { [K in keyof SeveritySpec as string extends K ? never : number extends K ? never : K]: 0 }
type TargetsOf<S> = S extends unknown ? Exclude<keyof S & string, 'level' | 'label' | 'description'> : never
type OwnEventsOf<D> = [D] extends [{ readonly [target: string]: TargetDefinitionSpec }]
  ? Exclude<OneOrMore<D[keyof D]['starts'] | D[keyof D]['stops']>, EventType>
  : string extends keyof NonNullable<D>
    ? string
    : never
type OneOrMore<E> = E extends readonly (infer One extends string)[] ? One : E & string

/** A description whose severities have built-in targets and those of `targets` only. */
type KnownTargets<P extends PolicySpec> = {
  readonly severities: {
    readonly [S in keyof P['severities']]: string extends keyof P['severities'][S]
      ? unknown
      : {
          readonly [K in Exclude<
            keyof P['severities'][S],
            SeverityKey | keyof P['targets']
          >]?: CompileError<'This target is not built in. Define it in `targets`.'>
        }
  }
}

type ChannelsOf<C> = C extends readonly (infer One)[]
  ? One extends { id: infer Id extends string }
    ? Id
    : One & string
  : string

/** The type of {@link slaPolicy}. */
export type PolicySchema = (<const P extends PolicySpec>(spec: P & KnownTargets<P>) => PolicyOf<P>) &
  StandardSchema<PolicySpec, Policy>

/** A target that was read. */
export type Target = {
  readonly spec: TargetSpec
  /** The budget in milliseconds, or undefined for a budget in days. */
  readonly ms: number | undefined
  /** The budget in milliseconds if it begins with the report, and the calendar in force counts it or all time does. */
  readonly plainMs?: number | undefined
  /** Whether a deadline needs the events: the report does not start the timer, or only some holders' time counts. */
  readonly needsEvents?: boolean
  /** Its own alerts, or else those of the policy. The breach is one more, of every target. */
  readonly alerts?: readonly AlertPoint[] | undefined
}

/** A policy ready for use. */
export type CompiledPolicy = {
  readonly severities: ReadonlyMap<string, ReadonlyMap<string, Target>>
  /** By severity, the target whose deadline is computed if a call names none, and if the report starts its timer. */
  readonly defaultTargets: ReadonlyMap<string, Target>
  /** All targets, in the order of reports: the built-in ones, then those that the policy defines, in its order. */
  readonly definitions: readonly TargetDefinition[]
  /** The targets that any severity has, in the order of reports. */
  readonly targets: readonly TargetDefinition[]
  /** The lists of reasons that pause some targets. */
  readonly pauseLists: readonly (readonly string[])[]
  /** The event types that the definitions name. */
  readonly eventTypes: ReadonlySet<string>
  readonly channels: readonly string[]
  readonly entitlements: ReadonlyMap<string, EntitlementTerms>
  /** The policy itself. An object that inherits from it is a different, unchecked one. */
  readonly policy: PolicySpec
}

const KEYS = [
  'name',
  'label',
  'description',
  'onSeverityChange',
  'alerts',
  'rank',
  'targets',
  'severities',
  'entitlements',
  'channels',
  'requestKinds',
]
const CLOCKS = ['always', 'business'] as const
/** An upper bound for levels and ranks. */
const MOST = 1_000_000

/** The target whose deadline is computed if a call names none. */
export const DEFAULT_TARGET = 'firstResponse'

/** The key of the compiled policy on a checked one. JSON, copies and comparisons do not see it. */
const COMPILED = Symbol('compiled')

/**
 * Checks a policy and returns it as plain data, copied and deeply frozen.
 *
 * @throws {SlaCalendarError} with the path to the error: `key-missing`, `key-unknown`,
 * `input-invalid`, `budget-invalid`, `channel-unknown`, `policy-invalid`
 * @example
 * ```ts
 * import { businessCalendar, deadline, slaPolicy } from 'sla-calendar'
 *
 * const gold = slaPolicy({
 *   name: 'Gold',
 *   severities: {
 *     critical: { level: 1, firstResponse: { within: 'PT1H', clock: 'always' } },
 *     normal: { level: 2, firstResponse: { within: { workingDays: 1, due: 'close' }, clock: 'business' } },
 *   },
 * })
 * const calendar = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
 * const reportedAt = '2026-11-20T16:30+01:00'
 * deadline({ severity: 'normal', reportedAt, policy: gold, calendar }).dueAt // => '2026-11-23T18:00:00+01:00'
 *
 * // `check` returns all errors instead of throwing the first.
 * slaPolicy.check({ name: 'Gold', rank: 0, severities: {} }).issues?.map(({ path }) => path) // => [['rank'], ['severities']]
 * ```
 */
export const slaPolicy: PolicySchema = /* @__PURE__ */ standardSchema(readPolicy) as PolicySchema

/** Returns a policy of the library itself. Nothing is checked at import: it is compiled at its first use. */
export function builtInPolicy<const P extends PolicySpec>(spec: P & KnownTargets<P>): PolicyOf<P> {
  const policy = { ...(clonePlainData(spec, []) as PolicySpec) }
  let compiled: CompiledPolicy | undefined
  const get = () => {
    compiled ??= { ...valueOrThrow(readInput(policy, [], compile)), policy }
    return compiled
  }
  return Object.freeze(brand(Object.defineProperty(policy, COMPILED, { get }), 'policy')) as PolicyOf<P>
}

function readPolicy(spec: unknown): InputResult<Policy> {
  const known = isCompiled(spec)
  if (known) return { value: spec as Policy }
  const result = readInput(spec, [], compile)
  return result.errors ? result : { value: result.value.policy }
}

/** Whether a value is a checked policy. One that cannot be read is not. */
function isCompiled(policy: unknown): boolean {
  try {
    return compiledOf(policy, []) !== undefined
  } catch {
    return false
  }
}

/** Compiles a specification. The `policy` of the result is the specification, branded. */
function compile(given: InputValue): CompiledPolicy {
  given.onlyKeys(KEYS)
  given.required('name', 'Explanations name the policy.', text)
  checkTexts(given)
  given.optional('onSeverityChange', change => change.oneOf(['retroactive', 'carry', 'restart']))
  given.optional('rank', count)
  const alerts = given.optional('alerts', parseAlerts)
  const channels = given.optional('channels', channels => channels.each(channelId)) ?? []
  // A channel with an error is not known, so no name of a channel is checked.
  const known = given.at('channels').isRefused ? undefined : channels
  const ownDefinitions = given.optional('targets', readDefinitions)
  const definitions = ownDefinitions ?? readDefinitions()
  // If they cannot be read at all, any key of a severity may be a target.
  const mayDefineOthers = !ownDefinitions && given.at('targets').isRefused
  const severities = given.required('severities', 'Name at least one severity.', severities => {
    const entries = severities.entries()
    if (!entries.length) throw severities.expected('a severity', 'Name at least one.')
    return new Map(
      entries.map(
        ([name, severity]) =>
          [name, severity.read(given => targetsOf(given, definitions, mayDefineOthers, known, alerts))] as const,
      ),
    )
  })
  const entitlements = given.optional('entitlements', entitlements =>
    entitlements.entries().map(([name, each]) => [name, each.read(parseEntitlement)] as const),
  )
  given.optional('requestKinds', kinds => kinds.entries().map(([, kind]) => kind.read(checkRequestKind)))
  if (given.isRefused) given.stop()
  const compiled = severities as CompiledPolicy['severities']
  const policy = { ...(given.value as PolicySpec) }
  const all = [...compiled.values()]
  const value: CompiledPolicy = {
    policy,
    severities: compiled,
    defaultTargets: defaultTargetsOf(compiled),
    definitions,
    targets: definitions.filter(({ name }) => all.some(targets => targets.has(name))),
    pauseLists: all.flatMap(targets => [...targets.values()].flatMap(({ spec: { pausable } }) => listOf(pausable))),
    eventTypes: new Set(definitions.flatMap(({ starts, stops }) => [...starts, ...stops])),
    channels,
    entitlements: new Map(entitlements as readonly (readonly [string, EntitlementTerms])[] | undefined),
  }
  Object.freeze(brand(Object.defineProperty(policy, COMPILED, { value }), 'policy'))
  return value
}

function defaultTargetsOf(severities: CompiledPolicy['severities']): ReadonlyMap<string, Target> {
  const found = new Map<string, Target>()
  for (const [severity, targets] of severities) {
    const target = targets.get(DEFAULT_TARGET)
    if (target && !target.needsEvents) found.set(severity, target)
  }
  return found
}

function listOf(pausable: TargetSpec['pausable']): readonly (readonly string[])[] {
  return typeof pausable === 'object' ? [pausable] : []
}

/**
 * Returns the compiled form of a policy or of its specification.
 *
 * @throws {SlaCalendarError} `policy-required`, `input-invalid`, and those of {@link slaPolicy}
 */
export function compiledPolicy(policy: unknown, path: ErrorPath): CompiledPolicy {
  const found = compiledOf(policy, path)
  if (found) return found
  if (isObject(policy)) return specs.valueOf(policy, path)
  const code = policy === undefined || policy === null ? 'policy-required' : undefined
  throw new InputValue(policy, path).expected('a policy', 'Pass a policy or its spec.', code)
}

const specs = /* @__PURE__ */ new SpecCache(compile)

/** The compiled policies of other copies of the library. */
const ownCopies = new WeakMap<object, CompiledPolicy>()

function compiledOf(policy: unknown, path: ErrorPath): CompiledPolicy | undefined {
  const found = (policy as { readonly [COMPILED]?: CompiledPolicy } | undefined)?.[COMPILED]
  if (found?.policy === policy) return found
  if (!hasBrand(policy, 'policy')) return undefined
  const known = ownCopies.get(policy)
  if (known) return known
  const copy = valueOrThrow(readInput(policy, path, compile))
  ownCopies.set(policy, copy)
  return copy
}

function targetsOf(
  given: InputValue,
  definitions: CompiledPolicy['definitions'],
  mayDefineOthers: boolean,
  channels: readonly string[] | undefined,
  alerts: readonly AlertPoint[] | undefined,
): ReadonlyMap<string, Target> {
  const names = definitions.map(({ name }) => name)
  const known = [...SEVERITY_KEYS, ...names, ...(mayDefineOthers ? given.keys() : [])]
  checkTexts(given.onlyKeys(known, undefined, 'The targets key of the policy defines others.'))
  given.required('level', 'Use 1 for the most severe.', count)
  const targets = new Map<string, Target>()
  for (const { name, starts } of definitions) {
    const target = given.optional(name, target => targetOf(target, starts, channels, alerts))
    if (target) targets.set(name, target)
  }
  return targets
}

function targetOf(
  given: InputValue,
  starts: readonly string[],
  channels: readonly string[] | undefined,
  alertsOfPolicy: readonly AlertPoint[] | undefined,
): Target {
  given.onlyKeys(['within', 'clock', 'calendar', 'pausable', 'outOfHours', 'heldBy', 'alerts'])
  const within = given.required('within', "Write the promised time, such as 'PT6H'.", within => within)
  const clock = given.required('clock', "Write 'always' or 'business'.", clock => clock.oneOf(CLOCKS))
  const budget = within?.read(within => budgetOf(within, clock))
  // Calendar days have the dates of a calendar, although their clock is `always`.
  const hasDates = typeof budget === 'object' && !('workingDays' in budget)
  if (clock && !(clock === 'always' && hasDates))
    given.optional(clock === 'always' ? 'calendar' : 'outOfHours', misplaced => {
      throw misplaced.error('policy-invalid', `It means nothing with clock '${clock}'.`, 'Leave one of them out.')
    })
  given.optional('calendar', nameOfCalendar)
  given.optional('pausable', pausable => {
    if (Array.isArray(pausable.value)) pausable.each(text)
    else if (typeof pausable.value !== 'boolean') throw pausable.expected('true, false or a list of reasons')
  })
  given.optional('heldBy', holders => {
    if (!holders.each(text).length) throw holders.expected('a holder', 'Name at least one.')
  })
  given.optional('outOfHours', rule => {
    rule.onlyKeys(['channel', 'otherwise'])
    if (channels) rule.at('channel').read(channel => channel.oneOf(channels, 'channel-unknown'))
    rule.at('otherwise').read(otherwise => otherwise.oneOf(['advise', 'next-opening']))
  })
  const alerts = given.optional('alerts', parseAlerts) ?? alertsOfPolicy
  const spec = given.value as TargetSpec
  const needsEvents = !starts.includes('reported') || spec.heldBy !== undefined
  const ms = typeof budget === 'number' ? budget : undefined
  const plainMs = spec.calendar === undefined && !needsEvents ? ms : undefined
  return { spec, ms, plainMs, alerts, needsEvents }
}

function budgetOf(within: InputValue, clock: 'always' | 'business' | undefined): number | WorkingDays | CalendarDays {
  if (within.isRefused) within.stop()
  if (clock) checkClockOfDays(within, clock)
  const budget = readBudget(within, clock)
  const isInDays = typeof budget !== 'number'
  const isNone = isInDays ? 'workingDays' in budget && !budget.workingDays && budget.due === 'same-time' : budget <= 0
  if (isNone && isInDays) throw within.error('budget-invalid', 'It is due when it starts.', 'Give 1 or more.')
  if (isNone) throw within.expected('more than no time', '', 'budget-invalid')
  refuseShortNumber(within)
  return budget
}

function channelId(given: InputValue): string | undefined {
  if (typeof given.value !== 'object') return given.text()
  checkTexts(given.onlyKeys(['id', 'label', 'description']))
  return given.at('id').read(text)
}

function checkRequestKind(given: InputValue): void {
  checkTexts(given.onlyKeys(['label', 'description', 'milestones']))
  given.optional('milestones', milestones => {
    const names = milestones.list()
    for (const [i, name] of names.entries())
      name.read(() => {
        if (names.findIndex(other => other.value === name.text()) < i)
          throw name.error('policy-invalid', 'This milestone is named twice.', 'Name each once.')
      })
  })
}

/** Checks a label and a description: each is a text, or one text per language. */
function checkTexts(given: InputValue): void {
  given.optional('label', label => label.localText())
  given.optional('description', description => description.localText())
}

function text(given: InputValue): string {
  return given.text()
}

function count(given: InputValue): number {
  return given.integer(1, MOST)
}
