import library = require('sla-calendar')

export const calendar = library.businessCalendar({ timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } })
export const policy = library.slaPolicy({
  name: 'Gold',
  severities: { high: { level: 1, firstResponse: { within: 'PT1H', clock: 'business' } } },
})
