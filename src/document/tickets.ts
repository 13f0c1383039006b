import { EVENT_TYPES } from '../policy/event-types.ts'
import { compiledPolicy, type Policy } from '../policy/policy.ts'
import { zoneOf } from '../time/zone.ts'
import type { InputValue } from '../validation/input-value.ts'
import { checkSeverityColumns } from './severity-columns.ts'
import { TICKET_FIELDS } from './ticket-fields.ts'
import type { RowKind, TicketsSpec } from './tickets-spec.ts'

/**
 * Checks the parts of `tickets` that a shape cannot check, given the policies of the contracts.
 *
 * @param customerSeverities the names of severities that contracts translate
 * @throws {SlaCalendarError} `key-unknown`, `key-missing`, `severity-unknown`, `event-unknown`, `channel-unknown`, `time-zone-unknown`,
 * `input-invalid`
 */
export function readTickets(
  input: InputValue,
  policies: readonly Policy[],
  customerSeverities: readonly string[],
): TicketsSpec {
  const spec = input.value as TicketsSpec
  const shape: RowKind | undefined = spec.shape ?? (spec.product || spec.format === 'xes' ? undefined : 'tickets')
  if (shape) input.optional('columns')?.onlyKeys(TICKET_FIELDS[shape])
  const compiled = policies.map(policy => compiledPolicy(policy, input.path))
  const severities = [...new Set(compiled.flatMap(policy => [...policy.severities.keys()]))]
  for (const [, severity] of input.optional('severities')?.entries() ?? [])
    severity.oneOf(severities, 'severity-unknown')
  const matrix = input.optional('severity')
  if (matrix) checkSeverityColumns(input, matrix, severities)
  const channels = [...new Set(compiled.flatMap(policy => policy.channels))]
  for (const [, channel] of input.optional('channels')?.entries() ?? []) checkChannel(channel, channels)
  const types = [...new Set([...compiled.flatMap(policy => [...policy.eventTypes]), ...EVENT_TYPES])]
  const ownTypes = types.filter(type => !(EVENT_TYPES as readonly string[]).includes(type))
  for (const [, type] of input.optional('events')?.entries() ?? [])
    if (type.value !== null) type.oneOf(types, 'event-unknown')
  if (spec.columns?.severity === null && !matrix && shape !== 'events') requireDefaultSeverity(input, severities)
  refuseTwice(input, 'respondedAfter', ['respondedAt', 'respondedAfterMinutes'], 'of the first response')
  refuseTwice(input, 'spent', ['spentMinutes'], 'of the time spent')
  const timeZone = input.optional('timeZone')
  if (timeZone) zoneOf(timeZone.value, timeZone.path)
  checkLanguage(input.optional('locale'))
  checkEncoding(input.optional('encoding'))
  return withNames(spec, channels, [...severities, ...customerSeverities], ownTypes)
}

function checkChannel(channel: InputValue, channels: readonly string[]): void {
  if (channel.value === null) return
  if (!channels.length)
    throw channel.error(
      'channel-unknown',
      'The policy has no channels.',
      'List them in its channels, or remove tickets.channels.',
    )
  channel.oneOf(channels, 'channel-unknown')
}

/** Without a severity column, every ticket has the severity of an empty cell. */
function requireDefaultSeverity(input: InputValue, [severity = 'high']: readonly string[]): void {
  if (input.optional('severities')?.optional('')) return
  throw input
    .at('severities')
    .error(
      'key-missing',
      'The export has no column of severities, and the document names none for all tickets.',
      `Write { "": ${JSON.stringify(severity)} }, with the severity that all of them have.`,
    )
}

/** Refuses a column of a duration if the document names another column of the same fact. */
function refuseTwice(input: InputValue, key: 'respondedAfter' | 'spent', fields: string[], fact: string): void {
  const { columns, [key]: duration } = input.value as TicketsSpec
  const other = fields.find(field => columns?.[field])
  if (!duration || other === undefined) return
  throw input
    .at(key)
    .error('input-invalid', `There is another column ${fact}: tickets.columns.${other}.`, 'Name one of the two.')
}

function checkLanguage(locale: InputValue | undefined): void {
  if (!locale) return
  if (!isKnown(() => Intl.DateTimeFormat.supportedLocalesOf(locale.text()).length))
    throw locale.expected('a language that this platform knows', 'Use a language tag such as it or pt-BR.')
}

function checkEncoding(encoding: InputValue | undefined): void {
  if (!encoding) return
  if (!isKnown(() => new TextDecoder(encoding.text(), { fatal: true }).encoding))
    throw encoding.expected('a known encoding', 'Use a label such as windows-1252, utf-16le or shift_jis.')
}

/** Returns whether the platform knows a name. Some look-ups throw a RangeError for unknown names. */
function isKnown(lookUp: () => unknown): boolean {
  try {
    return Boolean(lookUp())
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Adds the names of channels, severities and event types of policies and contracts to a spec. */
function withNames(
  spec: TicketsSpec,
  channels: readonly string[],
  names: readonly string[],
  ownTypes: readonly string[],
): TicketsSpec {
  // Without channels in the policy, the channel column of the product's preset is not read.
  const columns = spec.product && !channels.length && !spec.columns?.channel ? { channel: null } : undefined
  // "*" is for all names that are not listed, so the known names must be listed.
  const own =
    spec.severities && '*' in spec.severities ? Object.fromEntries(names.map(name => [name, name])) : undefined
  return {
    ...spec,
    ...(columns && { columns: { ...spec.columns, ...columns } }),
    ...(own && { severities: { ...own, ...spec.severities } }),
    ...(ownTypes.length > 0 && {
      events: { ...Object.fromEntries(ownTypes.map(type => [type, type])), ...spec.events },
    }),
  }
}
