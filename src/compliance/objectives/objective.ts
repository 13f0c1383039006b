import type { InputValue } from '../../validation/input-value.ts'
import { agreementsOf, checkAgreement } from '../contracts/agreements.ts'
import { type Contract, type TargetsBySeverity, targetsBySeverity } from '../contracts/contract.ts'
import { checkPercentage, checkRequiredPercentage } from './percentage.ts'

/** The lengths of the periods over which an objective is judged. */
export const PERIOD_LENGTHS = ['month', 'quarter', 'year', 'all'] as const

/** The length of a period: a calendar month, quarter or year, or `all` time. */
export type PeriodLength = (typeof PERIOD_LENGTHS)[number]

/** A service credit: what a customer gets back if too few targets were met in a period. */
export type Credit = {
  /** The credit is due if the attained percentage is below this one. Of several rows, the lowest one applies. */
  readonly below: number
  /** The credit, in percent. */
  readonly percent: number
}

/** A service level objective (SLO): how many targets must be met in each period. */
export type Objective = {
  /** The agreement. @defaultValue each agreement that has the target and the severity, by itself */
  readonly agreement?: string | undefined
  /** The target. @defaultValue each target that is judged, by itself */
  readonly target?: string | undefined
  /** The severity. @defaultValue all severities together */
  readonly severity?: string | undefined
  /** The percentage of targets that must be met, 0 to 100 with up to four decimals. */
  readonly min: number
  /** The periods. A ticket belongs to the local date of its report, in the zone of its contract's calendar. */
  readonly per: PeriodLength
  /** With fewer ended targets in a period, the period is not judged. @defaultValue 1 */
  readonly minTickets?: number | undefined
  /** The service credits, in any order. @defaultValue none */
  readonly credits?: readonly Credit[] | undefined
}

const KEYS = ['agreement', 'target', 'severity', 'min', 'per', 'minTickets', 'credits']

/**
 * Checks a list of objectives and returns it.
 *
 * @param contracts the contracts that the objectives are about
 * @param judged the targets that are judged (default: all)
 * @throws {SlaCalendarError} `input-invalid`, `key-unknown`, `key-missing`, `target-unknown`, `severity-unknown`
 */
export function checkObjectives(
  input: InputValue,
  contracts: readonly Contract[],
  judged?: readonly string[],
): Objective[] {
  const all = targetsBySeverity(contracts, judged)
  return input.list().map(objective => {
    objective.onlyKeys(KEYS)
    const name = checkAgreement(objective, contracts)
    const own = name === undefined ? undefined : agreementsOf(contracts).find(agreement => agreement.name === name)
    return checkObjective(objective, own ? targetsBySeverity(own.contracts, judged) : all)
  })
}

/** Returns the objectives of an agreement: those that name it, and those without one that are about its targets. */
export function objectivesOf(
  objectives: readonly Objective[],
  agreement: string | undefined,
  targets: TargetsBySeverity,
): Objective[] {
  return objectives.filter(
    objective => (objective.agreement ?? agreement) === agreement && targetsOfObjective(objective, targets).length > 0,
  )
}

/** Returns the targets that an objective is about: its own, or each that is judged for its severities. */
export function targetsOfObjective({ target, severity }: Objective, targets: TargetsBySeverity): string[] {
  const own = severity === undefined ? [...targets.values()].flat() : (targets.get(severity) ?? [])
  return target === undefined ? [...new Set(own)] : own.includes(target) ? [target] : []
}

function checkObjective(input: InputValue, targets: TargetsBySeverity): Objective {
  const severity = input.optional('severity')?.oneOf([...targets.keys()], 'severity-unknown')
  const target = input.optional('target')
  checkTarget(input, target, severity, targets)
  checkRequiredPercentage(input.required('min', 'Give a percentage such as 95.'))
  input.required('per', `Write one of ${PERIOD_LENGTHS.join(', ')}.`).oneOf(PERIOD_LENGTHS)
  input.optional('minTickets')?.integer(1, Number.MAX_SAFE_INTEGER)
  const credits = input.optional('credits')
  if (credits) checkCredits(credits)
  return input.value as Objective
}

/** Checks that the target is judged, and that the severity has it. */
function checkTarget(
  objective: InputValue,
  target: InputValue | undefined,
  severity: string | undefined,
  targets: TargetsBySeverity,
): void {
  const judged: readonly string[] = [...new Set([...targets.values()].flat())]
  const own: readonly string[] = severity === undefined ? judged : targets.get(severity)!
  const hint = `Judged: ${own.join(', ') || 'nothing'}.`
  if (!target) {
    if (!own.length) throw objective.error('input-invalid', `${severity ?? 'No severity'} has no target.`, hint)
    return
  }
  const name = target.text()
  if (own.includes(name)) return
  if (!judged.includes(name)) throw target.unknownWord(judged, 'target-unknown')
  throw target.error('target-unknown', `The severity ${severity} has no ${name}.`, hint)
}

function checkCredits(input: InputValue): void {
  const known = new Set<number>()
  for (const row of input.list()) {
    row.onlyKeys(['below', 'percent'])
    const below = row.required('below', 'Give the percentage below which the credit is due, such as 95.')
    const limit = checkRequiredPercentage(below)
    if (known.has(limit)) throw below.error('input-invalid', `Two rows are for less than ${limit}%.`, 'Remove one.')
    known.add(limit)
    checkPercentage(row.required('percent', 'Give the credit in percent, such as 5.'))
  }
}
