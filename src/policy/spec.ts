import type { DurationParts, WorkingDayBudget } from '../time/budget.ts'

/** Text for people: in one language, or by language tag (`en`, `it`). */
export type LocalText = string | { readonly [language: string]: string }

/** What a policy can promise: ITIL's response and resolution targets, and periodic updates. */
export type TargetName = 'firstResponse' | 'nextResponse' | 'update' | 'resolution'

/** A rule for tickets reported outside business hours through another channel than the one named (§3.9). */
export type OutOfHoursSpec = {
  /** The channel that makes the clock start at once: one of the policy's channels. */
  readonly channel: string
  /** What to do otherwise: start immediately with a notice, or wait for the next opening. */
  readonly otherwise: 'advise' | 'next-opening'
}

/** A target: how much time, measured by which clock. */
export type TargetSpec = {
  /** The promised time, more than none: milliseconds, `PT6H`, `{ hours: 6 }` or working days. */
  readonly within: number | string | DurationParts | WorkingDayBudget
  /** Which time counts: all of it, or the calendar's open time. */
  readonly clock: 'always' | 'business'
  /** A key of `calendars`, for a target that counts another desk's hours; only with clock `business`. */
  readonly calendar?: string | undefined
  /**
   * Whether a pause stops the clock.
   * @defaultValue `true`
   */
  readonly pausable?: boolean | undefined
  /** What holds outside business hours; only with clock `always`. */
  readonly outOfHours?: OutOfHoursSpec | undefined
}

/** A severity and its promises. */
export type SeveritySpec = {
  /** 1 for the most severe. */
  readonly level: number
  /** The name for people. */
  readonly label?: LocalText | undefined
  /** What it means, for people. */
  readonly description?: LocalText | undefined
} & { readonly [T in TargetName]?: TargetSpec | undefined }

/** A way in which tickets arrive. */
export type ChannelSpec =
  | string
  | {
      /** The name that tickets give. */
      readonly id: string
      /** The name for people. */
      readonly label?: LocalText | undefined
      /** When it may be used, and how. */
      readonly description?: LocalText | undefined
    }

/** How many tickets of a kind the contract includes. */
export type EntitlementSpec = {
  /** The number of tickets; null for any number. */
  readonly limit: number | null
  /** The period of a limit: the contract year. */
  readonly per?: 'year' | undefined
  /** The name for people. */
  readonly label?: LocalText | undefined
}

/** A kind of request with steps of its own. */
export type RequestKindSpec = {
  /** The name for people. */
  readonly label?: LocalText | undefined
  /** What it means, for people. */
  readonly description?: LocalText | undefined
  /** The names of its steps, in order. */
  readonly milestones?: readonly string[] | undefined
}

/** The description of a policy: plain data, as it may stand in a JSON file. */
export type PolicySpec = {
  /** The name that reports show. */
  readonly name: string
  /** The name for people. */
  readonly label?: LocalText | undefined
  /** What it means, for people. */
  readonly description?: LocalText | undefined
  /** What a change of severity does to a running target; `retroactive` unless said otherwise (§3.10). */
  readonly onSeverityChange?: 'retroactive' | 'carry' | 'restart' | undefined
  /** At which shares of the budget to warn, each above 0 and below 1. */
  readonly warnAt?: readonly number[] | undefined
  /** The plan's place in the queue: tickets of rank 1 come before those of rank 2. */
  readonly rank?: number | undefined
  /** The severities by the names that tickets give; at least one. */
  readonly severities: { readonly [severity: string]: SeveritySpec }
  /** What the contract includes, by name. */
  readonly entitlements?: { readonly [entitlement: string]: EntitlementSpec } | undefined
  /** The channels that tickets may name. */
  readonly channels?: readonly ChannelSpec[] | undefined
  /** Kinds of requests with steps of their own, by name. */
  readonly requestKinds?: { readonly [kind: string]: RequestKindSpec } | undefined
}
