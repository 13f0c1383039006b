// The contracts that the tickets of the log are checked against: the built-in contract, and one with more targets.

/** Returns both contracts, with office hours in Rome and `now` after the end of the log. The parameter is the library. */
export function contractsOf({ msaBusiness, italianOffice, slaPolicy }) {
  const common = { calendar: italianOffice, now: Date.UTC(2017, 2, 1) }
  return {
    response: { ...common, policy: msaBusiness },
    resolution: { ...common, policy: slaPolicy(withResolution(msaBusiness)) },
  }
}

/**
 * Returns the policy with a resolution target. A first response ends with the first state that is not New, so pauses and
 * reopenings never change it. A resolution can be paused and reopened, and can breach several times.
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
