// The library takes and returns the values of any Temporal implementation: the platform's and those of two polyfills.
import assert from 'node:assert/strict'
import { businessCalendar, deadline } from 'sla-calendar'
import { Temporal as ours } from 'sla-calendar/temporal'
import { Temporal as other } from 'temporal-polyfill'

const builtIn = globalThis.Temporal
if (Number.parseInt(process.versions.node, 10) >= 26) assert.ok(builtIn)
assert.notEqual(ours, other)
const office = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
for (const Temporal of [ours, other, builtIn].filter(Boolean)) {
  const instant = office.add(Temporal.Instant.from('2026-03-06T16:00:00Z'), Temporal.Duration.from({ hours: 2 }))
  assert.ok(instant instanceof Temporal.Instant)
  assert.equal(String(instant), '2026-03-09T09:00:00Z')
  const reportedAt = Temporal.ZonedDateTime.from('2026-03-07T01:00[Asia/Tokyo][u-ca=gregory]')
  const { dueAt } = deadline({ severity: 'high', reportedAt })
  assert.ok(dueAt instanceof Temporal.ZonedDateTime)
  assert.equal(String(dueAt), '2026-03-09T22:00:00+09:00[Asia/Tokyo][u-ca=gregory]')
}
assert.deepEqual(office.add({ epochMilliseconds: Date.UTC(2026, 2, 6, 16) }, 'PT2H'), {
  epochMilliseconds: 1773046800000,
})
