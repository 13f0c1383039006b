const assert = require('node:assert/strict')
const { businessCalendar, deadline, SlaCalendarError } = require('sla-calendar')

const office = businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
assert.equal(office.add('2026-03-06T17:00:00+01:00', 'PT2H'), '2026-03-09T10:00:00+01:00')
assert.equal(deadline({ severity: 'high', reportedAt: Date.UTC(2026, 2, 6, 16) }).dueAt, Date.UTC(2026, 2, 9, 13))
assert.throws(() => office.isOpen('2026-03-06T17:00'), SlaCalendarError)
assert.match(require('sla-calendar/package.json').version, /^\d+\.\d+\.\d+/)
