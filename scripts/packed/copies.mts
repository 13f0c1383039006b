// Calendars and policies of the CommonJS types are assignable to the ESM types.
import { type BusinessCalendar, deadline, union } from 'sla-calendar'
import { calendar, policy } from './copies.cjs'

export const due: Date = deadline({ policy, calendar, severity: 'high', reportedAt: new Date() }).dueAt
export const same: BusinessCalendar = union(calendar)
// @ts-expect-error a severity that the policy does not have
deadline({ policy, calendar, severity: 'hihg', reportedAt: new Date() })
