// What the tickets of the log are judged by: the contract that the library comes with, and one that promises more.

/** With Rome's office hours, at an instant after the end of the log; `sla` is the library. */
export function contractsOf({ msaBusiness, italianOffice, slaPolicy }) {
  const common = { calendar: italianOffice, now: Date.UTC(2017, 2, 1) }
  return {
    response: { ...common, policy: msaBusiness },
    resolution: { ...common, policy: slaPolicy(withResolution(msaBusiness)) },
  }
}

/**
 * A response ends with the first state that is not New, so that no pause can meet it, nor a reopening. A resolution can
 * be paused and reopened, and can be late several times.
 */
function withResolution({ severities, ...policy }) {
  const hours = { critical: 8, high: 16, medium: 24, low: 40 }
  return {
    ...policy,
    name: `${policy.name} with a resolution`,
    severities: Object.fromEntries(
      Object.entries(severities).map(([name, severity]) => [
        name,
        { ...severity, resolution: { within: { hours: hours[name] }, clock: severity.firstResponse.clock } },
      ]),
    ),
  }
}
