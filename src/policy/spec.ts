import type { DurationParts } from '../time/budget.ts'
import type { CalendarDayBudget, WorkingDayBudget } from '../time/day-budget.ts'
import type { AlertSpec } from './alerts.ts'

/** Text for people: in one language, or by language tag (`en`, `it`). */
export type LocalText = string | { readonly [language: string]: string }

/** The rule for tickets reported outside business hours through another channel than `channel` (§9). */
export type OutOfHoursSpec = {
  /** The channel whose reports start the timer at once: one of the policy's channels. */
  readonly channel: string
  /** The rule for other channels: start at once with a notice, or wait for the next opening. */
  readonly otherwise: 'advise' | 'next-opening'
}

/** A target: a budget, and the time that counts. */
export type TargetSpec = {
  /** The budget, above zero: milliseconds, `PT6H`, `{ hours: 6 }`, working days or calendar days. */
  readonly within: number | string | DurationParts | WorkingDayBudget | CalendarDayBudget
  /** The time that counts: all of it, or the calendar's open time. */
  readonly clock: 'always' | 'business'
  /**
   * A key of `calendars`, for a target that counts on another calendar. With clock `always`, only a budget in calendar
   * days has one: its time zone and its working days count.
   */
  readonly calendar?: string | undefined
  /**
   * Whether a pause stops the timer: every pause, none, or those with one of these reasons.
   * @defaultValue `true`
   */
  readonly pausable?: boolean | readonly string[] | undefined
  /**
   * The holders who must have the ticket for time to count, as events of type `assigned` name them. This makes an
   * operational-level agreement (OLA).
   * @defaultValue time counts whoever has the ticket
   */
  readonly heldBy?: readonly string[] | undefined
  /** The rule for reports outside business hours. Only with clock `always`. */
  readonly outOfHours?: OutOfHoursSpec | undefined
  /**
   * Points at which somebody needs to know, in addition to the breach (§13). An empty list is none.
   * @defaultValue the alerts of the policy
   */
  readonly alerts?: readonly AlertSpec[] | undefined
}

/** A severity and its targets: every other key is the name of a target that is built in or that the policy defines. */
export type SeveritySpec = {
  /** 1 for the most severe. */
  readonly level: number
  /** The name for people. */
  readonly label?: LocalText | undefined
  /** The meaning, for people. */
  readonly description?: LocalText | undefined
  /** From `reported` to the first `responded`. */
  readonly firstResponse?: TargetSpec | undefined
  /** From `reported`, and from each `customerReplied`, to the next `responded`. */
  readonly nextResponse?: TargetSpec | undefined
  /** From `reported`, and from each `updated` or `responded`, to the next one of these. */
  readonly update?: TargetSpec | undefined
  /** From `reported` to `resolved`. */
  readonly resolution?: TargetSpec | undefined
  /** A target that the policy defines in `targets`. */
  readonly [target: string]: TargetSpec | LocalText | number | undefined
}

/** The events that start and stop a target (§10). An event type of another name than a built-in one is allowed. */
export type TargetDefinitionSpec = {
  /** The event types that start the timer if it does not run: one or several. */
  readonly starts: string | readonly string[]
  /** The event types that stop the timer: one or several. `resolved` stops every target, named here or not. */
  readonly stops: string | readonly string[]
  /**
   * Whether a start event after the first cycle starts another one.
   * @defaultValue `false`
   */
  readonly repeats?: boolean | undefined
  /**
   * What `reopened` does if `resolved` stopped the target: a new cycle with a full budget, or nothing.
   * @defaultValue the target continues with the rest of its budget
   */
  readonly onReopen?: 'restart' | 'stay-stopped' | undefined
  /** The name for people. */
  readonly label?: LocalText | undefined
}

/** A way in which tickets arrive. */
export type ChannelSpec =
  | string
  | {
      /** The name that tickets give. */
      readonly id: string
      /** The name for people. */
      readonly label?: LocalText | undefined
      /** When and how customers may use it. */
      readonly description?: LocalText | undefined
    }

/** The number of tickets of a kind, or the hours, that the contract includes (§14). */
export type EntitlementSpec = {
  /**
   * The number of tickets; or the time, such as `'PT40H'` or `{ hours: 40 }`, of which tickets spend a part; null for any
   * number of tickets.
   */
  readonly limit: number | string | DurationParts | null
  /**
   * The period of the limit, which has one. Periods begin on the contract's first date and on the same day of later
   * months, or on the last day of a month that lacks it.
   * @defaultValue `'year'` for any number of tickets
   */
  readonly per?: 'month' | 'quarter' | 'year' | undefined
  /** The name for people. */
  readonly label?: LocalText | undefined
}

/** A kind of request with steps of its own. */
export type RequestKindSpec = {
  /** The name for people. */
  readonly label?: LocalText | undefined
  /** The meaning, for people. */
  readonly description?: LocalText | undefined
  /** The names of its steps, in order. */
  readonly milestones?: readonly string[] | undefined
}

/** The description of a policy: plain data, as in a JSON file. */
export type PolicySpec = {
  /** The name that reports show. */
  readonly name: string
  /** The name for people. */
  readonly label?: LocalText | undefined
  /** The meaning, for people. */
  readonly description?: LocalText | undefined
  /**
   * The effect of a change of severity on running targets (§10).
   * @defaultValue `'retroactive'`
   */
  readonly onSeverityChange?: 'retroactive' | 'carry' | 'restart' | undefined
  /** The alerts of every target that has no list of its own (§13). */
  readonly alerts?: readonly AlertSpec[] | undefined
  /** The place in a queue of tickets: rank 1 comes before rank 2. */
  readonly rank?: number | undefined
  /**
   * Targets of the policy's own by name, and built-in targets that it defines otherwise.
   * @defaultValue `firstResponse`, `nextResponse`, `update` and `resolution`
   */
  readonly targets?: { readonly [target: string]: TargetDefinitionSpec } | undefined
  /** The severities by the names that tickets give; at least one. */
  readonly severities: { readonly [severity: string]: SeveritySpec }
  /** The entitlements of the contract, by name. */
  readonly entitlements?: { readonly [entitlement: string]: EntitlementSpec } | undefined
  /** The channels that tickets may name. */
  readonly channels?: readonly ChannelSpec[] | undefined
  /** Kinds of requests with steps of their own, by name. */
  readonly requestKinds?: { readonly [kind: string]: RequestKindSpec } | undefined
}
