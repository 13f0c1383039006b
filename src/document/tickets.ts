import type { Given } from '../input/given.ts'
import { compiledPolicy, type Policy } from '../policy/policy.ts'
import { zoneOf } from '../time/zone.ts'
import { COLUMN_MEANINGS } from './column-meanings.ts'
import type { TicketsShape, TicketsSpec } from './tickets-spec.ts'

/**
 * Checks what a shape cannot tell of `tickets`, given the policies of the contracts.
 *
 * @throws {SlaCalendarError} `key-unknown`, `severity-unknown`, `channel-unknown`, `time-zone-unknown`
 */
export function readTickets(given: Given, policies: readonly Policy[]): TicketsSpec {
  const spec = given.value as TicketsSpec
  const shape: TicketsShape | undefined = spec.shape ?? (spec.product ? undefined : 'tickets')
  if (shape) given.get('columns')?.shape(COLUMN_MEANINGS[shape])
  const compiled = policies.map(policy => compiledPolicy(policy, given.path))
  const severities = new Set(compiled.flatMap(policy => [...policy.severities.keys()]))
  for (const [, severity] of given.get('severities')?.entries() ?? [])
    severity.word([...severities], 'severity-unknown')
  const channels = new Set(compiled.flatMap(policy => policy.channels))
  for (const [, channel] of given.get('channels')?.entries() ?? [])
    if (channel.value !== null) channel.word([...channels], 'channel-unknown')
  const timeZone = given.get('timeZone')
  if (timeZone) zoneOf(timeZone.value, timeZone.path)
  return spec
}
