import { BUILT_IN_POLICIES } from '../document/policies.ts'
import { UserError } from '../exports/user-error.ts'
import type { SqlDialect } from '../integrations/sql/dialect.ts'
import { type HistoryQueryOptions, historyQuery } from '../integrations/sql/history/history-query.ts'
import type { Policy } from '../policy/policy.ts'
import { readTerms } from './terms.ts'

/** The options of `sql --history` alone, for `command`. */
export const historyOptions = {
  policy: { type: 'string' },
  target: { type: 'string' },
  ticket: { type: 'string' },
  severity: { type: 'string' },
  events: { type: 'string' },
  'event-ticket': { type: 'string' },
  'event-type': { type: 'string' },
  'event-time': { type: 'string' },
  'event-order': { type: 'string' },
  'event-reason': { type: 'string' },
  'event-severity': { type: 'string' },
  'event-calendar': { type: 'string' },
  now: { type: 'string' },
  'now-column': { type: 'string' },
  prefix: { type: 'string' },
} as const

/** The help of these options. */
export const HISTORY_HELP = `  --target TARGET       the target, such as resolution
  --policy NAME         the policy, if the contracts of the config file have
                        several
  --ticket COLUMN       column with the ticket's key (default: id)
  --severity COLUMN     column with the severity (default: severity)
  --events TABLE        table of events (default: ticket_events)
  --event-ticket COLUMN column with the ticket's key (default: ticket_id)
  --event-type COLUMN   column with the type, such as paused (default: type)
  --event-time COLUMN   column with the time (default: event_ms, or event_at)
  --event-order COLUMN  column that orders events of the same time (default:
                        id)
  --event-reason COLUMN, --event-severity COLUMN, --event-calendar COLUMN
                        columns with the reason of a pause, the new severity,
                        the new calendar (default: the table has none)
  --now INSTANT         the time of the evaluation (default: the clock of the
                        database)
  --now-column COLUMN   the same, as a column of the tickets
  --prefix TEXT         beginning of the names of the results`

type HistoryOptions = { readonly [option in keyof typeof historyOptions | 'document']?: string }

/** The options that all queries share. */
type SharedOptions = Pick<HistoryQueryOptions, 'tickets' | 'calendar' | 'calendars' | 'select' | 'size'> & {
  readonly start: string
  readonly instants: 'milliseconds' | 'timestamps'
}

/**
 * Returns the query for `sql --history`.
 *
 * @param events the names of the table of events and its schema
 */
export function sqlHistory(
  dialect: SqlDialect,
  options: HistoryOptions,
  shared: SharedOptions,
  events: readonly string[],
): string {
  const { now, 'now-column': column } = options
  if (now !== undefined && column !== undefined) throw new UserError('--now and --now-column exclude each other.')
  const policy = policyOf(options)
  const at = shared.instants === 'timestamps' ? 'event_at' : 'event_ms'
  return historyQuery(dialect, {
    ...shared,
    policy,
    target: targetOf(options.target, policy),
    ticket: options.ticket ?? 'id',
    severity: options.severity ?? 'severity',
    events,
    event: {
      ticket: options['event-ticket'] ?? 'ticket_id',
      type: options['event-type'] ?? 'type',
      at: options['event-time'] ?? at,
      order: options['event-order'] ?? 'id',
      reason: options['event-reason'],
      severity: options['event-severity'],
      calendar: options['event-calendar'],
    },
    now: column === undefined ? now : { column },
    prefix: options.prefix,
  })
}

function policyOf({ policy: name, document }: HistoryOptions): Policy {
  const { contracts, policies } = readTerms(document)
  const inUse = new Set(contracts.map(({ policy }) => policy))
  const named = Object.entries({ ...BUILT_IN_POLICIES, ...policies }).filter(([, policy]) => inUse.has(policy))
  const known = named.map(([key]) => key).join(', ')
  if (name === undefined && inUse.size > 1) throw new UserError(`Missing option --policy. Known: ${known}.`)
  if (name === undefined) return contracts[0].policy
  // Two versions of a policy may have the same name for people. The names in the config file differ.
  const own = named.filter(([key]) => key === name)
  const found = new Set((own.length ? own : named.filter(([, policy]) => policy.name === name)).map(([, one]) => one))
  if (found.size === 1) return [...found][0]
  const problem = found.size ? 'several contracts have policies' : 'no contract has a policy'
  throw new UserError(`--policy: ${problem} named ${JSON.stringify(name)}. Known: ${known}.`)
}

function targetOf(target: string | undefined, { severities }: Policy): string {
  if (target !== undefined) return target
  const keys = Object.values(severities).flatMap(severity => Object.keys(severity))
  const names = new Set(keys.filter(key => !['level', 'label', 'description'].includes(key)))
  throw new UserError(`Missing option --target. Known: ${[...names].join(', ')}.`)
}
