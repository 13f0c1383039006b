import { jsonText } from './json-text.ts'
import { clocks } from './presets/clocks.ts'
import { contracts } from './presets/contracts.ts'
import { everyday } from './presets/everyday.ts'
import { holidays } from './presets/holidays.ts'
import type { Preset } from './presets/preset.ts'
import type { State } from './state.ts'

/** The examples, by topic. */
export const groups: Readonly<Record<string, readonly Preset[]>> = {
  everyday,
  contracts,
  clocks,
  holidays,
}

/** All examples. */
export const presets: readonly Preset[] = Object.values(groups).flat()

/** The example that the page opens with. */
export const [first] = presets

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
  return { ...texts, severity, target, channel, at, again: false, zone, pauses, events, tickets: '', other: null }
}
