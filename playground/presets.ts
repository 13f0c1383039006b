import { jsonText } from './json-text.ts'
import { clocks } from './presets/clocks.ts'
import { contracts } from './presets/contracts.ts'
import { holidays } from './presets/holidays.ts'
import type { Preset } from './presets/preset.ts'
import type { State } from './state.ts'

/** The examples, by topic. */
export const groups: Readonly<Record<string, readonly Preset[]>> = {
  Contracts: contracts,
  Clocks: clocks,
  Holidays: holidays,
}

/** All examples. The page opens with the first one. */
export const presets: readonly Preset[] = Object.values(groups).flat()

/** Returns the state of the page for an example. */
export function stateOf(preset: Preset): State {
  const {
    calendar,
    policy,
    severity,
    target = 'firstResponse',
    channel = '',
    at,
    zone,
    pauses = [],
    events = [],
  } = preset
  const texts = { calendar: jsonText(calendar), policy: jsonText(policy) }
  return { ...texts, severity, target, channel, at, again: false, zone, pauses, events }
}
