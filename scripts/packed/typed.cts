import library = require('sla-calendar')

const office: library.BusinessCalendar = library.businessCalendar({
  timeZone: 'Europe/Rome',
  hours: { 'mon-fri': '09:00-18:00' },
})
export const date: Date = office.add(new Date(), { hours: 2 })
// @ts-expect-error a severity that the default policy does not have
library.deadline({ severity: 'hihg', reportedAt: new Date() })
