import { type ErrorPath, SlaCalendarError } from '../errors.ts'
import { checkList, checkObject, checkText, checkWhole, checkWord, expected, missingKey } from '../input/check.ts'
import { describe, type PlainObject, plainCopy } from '../input/plain-data.ts'
import { parseBudget } from '../time/budget.ts'
import type { OutOfHoursSpec, PolicySpec, TargetName, TargetSpec } from './spec.ts'

/** The targets that a severity may have, in the order in which reports list them. */
export const TARGETS: readonly TargetName[] = ['firstResponse', 'nextResponse', 'update', 'resolution']

/**
 * A policy that {@link slaPolicy} has checked: the plain data given, copied and deeply frozen. The type parameters
 * are its severities, targets and channels, so that a literal policy makes a misspelt one a type error.
 */
export type Policy<
  Severity extends string = string,
  Target extends TargetName = TargetName,
  Channel extends string = string,
> = PolicySpec & {
  /** For the compiler only: never there. */
  readonly '~types'?: { readonly severity: Severity; readonly target: Target; readonly channel: Channel }
}

/** The checked policy of a literal description. */
export type PolicyOf<P extends PolicySpec> = Policy<
  keyof P['severities'] & string,
  TargetsOf<P['severities'][keyof P['severities']]>,
  ChannelsOf<P['channels']>
>

type TargetsOf<S> = S extends unknown ? Extract<keyof S, TargetName> : never
type ChannelsOf<C> = C extends readonly (infer One)[]
  ? One extends { id: infer Id extends string }
    ? Id
    : One & string
  : string

/** A target that has been read: its budget in milliseconds, or undefined where it is in working days. */
export type Target = {
  readonly spec: TargetSpec
  readonly ms: number | undefined
  readonly outOfHours?: OutOfHoursSpec
}

/** A policy ready for use. */
export type CompiledPolicy = {
  readonly severities: ReadonlyMap<string, ReadonlyMap<string, Target>>
  readonly channels: readonly string[]
}

const compiled = /* @__PURE__ */ new WeakMap<object, CompiledPolicy>()

/**
 * Checks a policy and gives it back as plain data, copied and deeply frozen.
 *
 * @throws {SlaCalendarError} for whatever is wrong, with the path to it: `key-missing`, `key-unknown`,
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
 * ```
 */
export function slaPolicy<const P extends PolicySpec>(spec: P): PolicyOf<P> {
  const policy = checkObject(
    plainCopy(spec, []),
    [],
    [
      'name',
      'label',
      'description',
      'onSeverityChange',
      'warnAt',
      'rank',
      'severities',
      'entitlements',
      'channels',
      'requestKinds',
    ],
  )
  if (!('name' in policy)) throw missingKey('name', [], 'Explanations name the policy.')
  checkText(policy.name, ['name'])
  checkTexts(policy, [])
  optional(policy, 'onSeverityChange', [], (value, path) => checkWord(value, path, ['retroactive', 'carry', 'restart']))
  optional(policy, 'warnAt', [], checkWarnAt)
  optional(policy, 'rank', [], (value, path) => checkWhole(value, path, 1, 1_000_000))
  const channels = checkList(policy.channels ?? [], ['channels']).map((channel, i) =>
    channelId(channel, ['channels', i]),
  )
  if (!('severities' in policy)) throw missingKey('severities', [], 'Name at least one severity.')
  const severities = checkEach(policy.severities, ['severities'], (severity, path) =>
    severityTargets(severity, path, channels),
  )
  if (severities.size === 0) throw missingKey('severities', [], 'Name at least one severity.')
  optional(policy, 'entitlements', [], (value, path) => checkEach(value, path, checkEntitlement))
  optional(policy, 'requestKinds', [], (value, path) => checkEach(value, path, checkRequestKind))
  compiled.set(deepFrozen(policy), { severities, channels })
  return policy as PolicyOf<P>
}

/**
 * What {@link slaPolicy} read from a policy.
 *
 * @throws {SlaCalendarError} `policy-required`, `policy-unchecked`
 */
export function compiledPolicy(policy: unknown, path: ErrorPath): CompiledPolicy {
  const found = compiled.get(policy as object)
  if (found) return found
  if (policy === undefined || policy === null)
    throw new SlaCalendarError('policy-required', path, 'No policy was given.', 'Give one made by slaPolicy.')
  throw new SlaCalendarError('policy-unchecked', path, 'This did not come from slaPolicy.', 'Give slaPolicy(…) of it.')
}

function severityTargets(value: unknown, path: ErrorPath, channels: readonly string[]): ReadonlyMap<string, Target> {
  const severity = checkObject(value, path, ['level', 'label', 'description', ...TARGETS])
  if (!('level' in severity)) throw missingKey('level', path, 'Give 1 to the most severe.')
  checkWhole(severity.level, [...path, 'level'], 1, 1_000_000)
  checkTexts(severity, path)
  const names = TARGETS.filter(name => name in severity)
  return new Map(names.map(name => [name, target(severity[name], [...path, name], channels)]))
}

function target(value: unknown, path: ErrorPath, channels: readonly string[]): Target {
  const spec = checkObject(value, path, ['within', 'clock', 'calendar', 'pausable', 'outOfHours'])
  for (const key of ['within', 'clock'])
    if (!(key in spec)) throw missingKey(key, path, "Write { within: { hours: 6 }, clock: 'business' }.")
  const clock = checkWord(spec.clock, [...path, 'clock'], ['always', 'business'])
  const budget = parseBudget(spec.within, [...path, 'within'])
  if (typeof budget === 'number' && budget <= 0)
    throw new SlaCalendarError('budget-invalid', [...path, 'within'], 'A promise takes more than no time.')
  if (typeof budget !== 'number' && clock === 'always')
    throw new SlaCalendarError(
      'budget-invalid',
      [...path, 'within'],
      'Around the clock there are no working days.',
      "Write PT24H, or clock 'business'.",
    )
  if (clock === 'always' && 'calendar' in spec)
    throw contradiction(
      [...path, 'calendar'],
      'Around the clock no calendar counts.',
      "Leave it out, or write clock 'business'.",
    )
  if (clock === 'business' && 'outOfHours' in spec)
    throw contradiction(
      [...path, 'outOfHours'],
      'Business hours have no time outside.',
      "Leave it out, or write clock 'always'.",
    )
  optional(spec, 'calendar', path, checkText)
  optional(spec, 'pausable', path, (value, path) => {
    if (typeof value !== 'boolean') throw expected('true or false', value, path)
  })
  optional(spec, 'outOfHours', path, (value, path) => checkOutOfHours(value, path, channels))
  return {
    spec: spec as TargetSpec,
    ms: typeof budget === 'number' ? budget : undefined,
    outOfHours: spec.outOfHours as OutOfHoursSpec | undefined,
  }
}

function checkOutOfHours(value: unknown, path: ErrorPath, channels: readonly string[]): void {
  const rule = checkObject(value, path, ['channel', 'otherwise'])
  checkWord(rule.channel, [...path, 'channel'], channels, 'channel-unknown')
  checkWord(rule.otherwise, [...path, 'otherwise'], ['advise', 'next-opening'])
}

function channelId(value: unknown, path: ErrorPath): string {
  if (typeof value !== 'object') return checkText(value, path)
  const channel = checkObject(value, path, ['id', 'label', 'description'])
  checkTexts(channel, path)
  return checkText(channel.id, [...path, 'id'])
}

function checkEntitlement(value: unknown, path: ErrorPath): void {
  const entitlement = checkObject(value, path, ['limit', 'per', 'label'])
  if (!('limit' in entitlement)) throw missingKey('limit', path, 'Give a number of tickets, or null for any number.')
  checkTexts(entitlement, path)
  optional(entitlement, 'per', path, (value, path) => checkWord(value, path, ['year']))
  if (entitlement.limit === null) return
  checkWhole(entitlement.limit, [...path, 'limit'], 0, 1_000_000_000)
  if (!('per' in entitlement)) throw missingKey('per', path, "A limit holds per 'year'.")
}

function checkRequestKind(value: unknown, path: ErrorPath): void {
  const kind = checkObject(value, path, ['label', 'description', 'milestones'])
  checkTexts(kind, path)
  const milestones = checkList(kind.milestones ?? [], [...path, 'milestones'])
  milestones.forEach((milestone, i) => {
    checkText(milestone, [...path, 'milestones', i])
    if (milestones.indexOf(milestone) !== i)
      throw contradiction([...path, 'milestones', i], `${describe(milestone)} is named twice.`, 'Name each once.')
  })
}

function checkWarnAt(value: unknown, path: ErrorPath): void {
  checkList(value, path).forEach((share, i) => {
    if (typeof share !== 'number' || !(share > 0 && share < 1))
      throw expected('a share above 0 and below 1, such as 0.75', share, [...path, i])
  })
}

/** The label and description of anything. */
function checkTexts(object: PlainObject, path: ErrorPath): void {
  for (const key of ['label', 'description'])
    optional(object, key, path, (value, path) => {
      if (typeof value === 'string') checkText(value, path)
      else checkEach(value, path, checkText)
    })
}

function checkEach<T>(value: unknown, path: ErrorPath, check: (item: unknown, path: ErrorPath) => T): Map<string, T> {
  return new Map(Object.entries(checkObject(value, path)).map(([key, item]) => [key, check(item, [...path, key])]))
}

function optional(
  object: PlainObject,
  key: string,
  path: ErrorPath,
  check: (value: unknown, path: ErrorPath) => void,
): void {
  if (key in object) check(object[key], [...path, key])
}

function contradiction(path: ErrorPath, problem: string, hint: string): SlaCalendarError {
  return new SlaCalendarError('policy-invalid', path, problem, hint)
}

function deepFrozen<T extends object>(value: T): T {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) deepFrozen(inner)
  return Object.freeze(value)
}
