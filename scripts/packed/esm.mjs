import assert from 'node:assert/strict'
import { createRequire } from 'node:module'
import { inspect } from 'node:util'
import * as library from 'sla-calendar'

const { alwaysOpen, businessCalendar, deadline, isSlaCalendarError, SlaCalendarError, union } = library

const office = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
assert.equal(office.add('2026-03-06T17:00:00+01:00', 'PT2H'), '2026-03-09T10:00:00+01:00')
assert.equal(union(office, alwaysOpen).elapsed(0, 1000), 1000)

const due = deadline({ severity: 'high', reportedAt: new Date('2026-03-06T16:00:00Z') })
assert.equal(due.dueAt.toISOString(), '2026-03-09T13:00:00.000Z')

const wrong = { timeZone: 'Europe/Rome', hours: { mon: '09:00-09:00' } }
assert.throws(() => businessCalendar(wrong), SlaCalendarError)

// The CommonJS build is a second copy with its own classes. Each copy accepts the values that the other one made.
const commonjs = createRequire(import.meta.url)('sla-calendar')
assert.deepEqual(Object.keys(commonjs).sort(), Object.keys(library).sort())
assert.notEqual(commonjs.SlaCalendarError, SlaCalendarError)
assert.throws(() => commonjs.businessCalendar(wrong), isSlaCalendarError)
const question = { severity: 'low', reportedAt: '2026-03-06T17:00:00+01:00' }
const [here, there] = [library, commonjs].map(({ slaPolicy, msaBusiness, businessCalendar }) => ({
  policy: slaPolicy({ ...msaBusiness }),
  calendar: businessCalendar(office.toJSON()),
}))
for (const { deadline } of [library, commonjs])
  for (const { policy } of [here, there])
    for (const { calendar } of [here, there])
      assert.equal(deadline({ policy, calendar, ...question }).dueAt, '2026-03-09T18:00:00+01:00')
assert.match(inspect(here.calendar), /^BusinessCalendar \(Europe\/Rome\)$/)
