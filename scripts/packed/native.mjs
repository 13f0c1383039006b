import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import * as main from 'sla-calendar'
import * as native from 'sla-calendar/native'

const { businessCalendar, deadline, isSlaCalendarError, SlaCalendarError } = native
assert.deepEqual(Object.keys(native).sort(), Object.keys(main).sort())
assert.deepEqual(Object.keys(createRequire(import.meta.url)('sla-calendar/native')).sort(), Object.keys(main).sort())

const office = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
assert.equal(office.add('2026-03-06T17:00:00+01:00', 'PT2H'), '2026-03-09T10:00:00+01:00')
assert.equal(office.add('2026-03-06T17:00[Europe/Rome]', 'PT2H'), '2026-03-09T10:00:00+01:00[Europe/Rome]')
const due = deadline({ severity: 'high', reportedAt: new Date('2026-03-06T16:00:00Z') })
assert.equal(due.dueAt.toISOString(), '2026-03-09T13:00:00.000Z')

const passover = { calendar: 'hebrew', month: 1, day: 1 }
const withPassover = () => businessCalendar({ ...office.toJSON(), holidays: [passover] })
if (globalThis.Temporal) {
  assert.equal(native.Temporal, globalThis.Temporal)
  const at = Temporal.Instant.from('2026-03-06T16:00:00Z')
  assert.ok(office.add(at, 'PT2H') instanceof Temporal.Instant)
  assert.ok(office.add({ epochMilliseconds: 0 }, 'PT2H') instanceof Temporal.Instant)
  assert.equal(withPassover().holidays(2026).length, 1)
} else {
  const isMissing = error => error instanceof SlaCalendarError && error.code === 'temporal-missing'
  assert.throws(() => office.add({ epochMilliseconds: 0 }, 'PT2H'), isMissing)
  assert.throws(withPassover, error => isMissing(error) && error.path.join() === 'holidays,0,calendar')
  assert.throws(() => native.Temporal.Instant, isMissing)
}

assert.equal(
  main.deadline({ severity: 'low', reportedAt: 0, policy: native.msaBusiness, calendar: office }).dueAt,
  118_800_000,
)
