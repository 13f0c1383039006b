import type { DurationParts } from '../time/budget.ts'
import { decimal } from '../time/decimal.ts'
import type { InputValue } from '../validation/input-value.ts'
import { isRecord } from '../validation/plain-data.ts'
import { parseHours } from './parse-hours.ts'
import { refuseShortNumber } from './refuse-short-number.ts'

/** An amount of the target's own clock time, above zero: milliseconds, `PT30M` or `{ minutes: 30 }`. */
export type AlertTime = number | string | DurationParts

/**
 * A point of a target at which somebody needs to know (§13): a share of the budget, such as `0.75` or `1.5`, or a time
 * before or after the deadline, counted on the target's own clock.
 */
export type AlertSpec =
  | number
  | {
      /**
       * The name in the alert's id; no other alert of the target has it, and none is named `breach`.
       * @defaultValue the share, such as `75%`
       */
      readonly name?: string | undefined
      /** A share of the budget, above 0 and up to 10; 1 is the deadline. */
      readonly share: number
      /** Only one of `share`, `before` and `after`. */
      readonly before?: never
      /** Only one of `share`, `before` and `after`. */
      readonly after?: never
    }
  | {
      /**
       * The name in the alert's id; no other alert of the target has it, and none is named `breach`.
       * @defaultValue such as `before PT30M`
       */
      readonly name?: string | undefined
      /** A time before the deadline. If the whole budget is not longer, the alert fires at the start. */
      readonly before: AlertTime
      /** Only one of `share`, `before` and `after`. */
      readonly share?: never
      /** Only one of `share`, `before` and `after`. */
      readonly after?: never
    }
  | {
      /**
       * The name in the alert's id; no other alert of the target has it, and none is named `breach`.
       * @defaultValue such as `after PT1H`
       */
      readonly name?: string | undefined
      /** A time after the deadline. */
      readonly after: AlertTime
      /** Only one of `share`, `before` and `after`. */
      readonly share?: never
      /** Only one of `share`, `before` and `after`. */
      readonly before?: never
    }

/** An alert that was read. It fires when `share × budget + offset` is counted, in milliseconds. */
export type AlertPoint = { readonly name: string; readonly share: number; readonly offset: number }

/** The name of the alert that every target has: the deadline. */
export const BREACH = 'breach'

const POINTS = ['share', 'before', 'after'] as const
const EXAMPLES = "Write 0.75, { before: 'PT30M' } or { after: 'PT1H' }."
/** An upper bound for shares, because a larger number is meant as a percentage. */
const MOST = 10

/**
 * Reads a list of alerts.
 *
 * @throws {SlaCalendarError} `input-invalid`, `key-unknown`, `budget-invalid`, `policy-invalid`
 */
export function parseAlerts(given: InputValue): readonly AlertPoint[] {
  const names = [BREACH]
  return given.each(item => {
    const point = pointOf(item)
    if (names.includes(point.name))
      throw item.error('policy-invalid', `Another alert is named "${point.name}".`, 'Give each its own name.')
    names.push(point.name)
    return point
  })
}

function pointOf(given: InputValue): AlertPoint {
  if (typeof given.value === 'number') return sharePoint(given)
  if (!isRecord(given.value)) throw given.expected('an alert', EXAMPLES)
  given.onlyKeys(['name', ...POINTS])
  // A misspelt point is one error, not two.
  if (given.isRefused) given.stop()
  const found = POINTS.filter(key => given.optional(key))
  if (found.length !== 1) throw given.error('policy-invalid', 'It needs one of share, before and after.', EXAMPLES)
  const name = given.optional('name', name => name.text())
  const point = found[0] === 'share' ? sharePoint(given.at('share')) : timePoint(given.at(found[0]), found[0])
  return name === undefined ? point : { ...point, name }
}

function sharePoint(given: InputValue): AlertPoint {
  const share = given.value as number
  if (!(typeof share === 'number' && share > 0 && share <= MOST))
    throw given.expected(
      `a share above 0 and up to ${MOST}`,
      share > MOST && share <= 100 * MOST ? `For ${share}% write ${decimal(share / 100)}.` : 'For 75% write 0.75.',
    )
  return { name: percent(share), share, offset: 0 }
}

/** Writes a share as a percentage with all its digits: 0.333 is `33.3%`. */
function percent(share: number): string {
  return `${decimal(share * 100)}%`
}

function timePoint(given: InputValue, key: 'before' | 'after'): AlertPoint {
  const ms = parseHours(given)
  if (ms <= 0)
    throw given.expected('more than no time', 'Leave it out: the breach is an alert of every target.', 'budget-invalid')
  refuseShortNumber(given)
  return { name: `${key} ${isoText(ms)}`, share: 1, offset: key === 'before' ? -ms : ms }
}

/** Writes a length of time in the form of ISO 8601: `PT1H30M`. */
function isoText(ms: number): string {
  const [hours, minutes, seconds] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, (ms % 60_000) / 1000]
  return `PT${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${seconds ? `${seconds}S` : ''}`
}

/** Returns the counted time at which an alert fires, in milliseconds; the budget itself for the deadline. */
export function alertAmount({ share, offset }: AlertPoint, budget: number): number {
  return Math.round(share * budget) + offset
}
