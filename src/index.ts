export { Temporal } from '#temporal'
export { alwaysOpen, difference, intersection, union } from './calendar/algebra.ts'
export {
  type BusinessCalendar,
  businessCalendar,
  type CalendarDay,
  type CalendarHoliday,
  type Interval,
} from './calendar/business-calendar.ts'
export { italianHolidays, italianOffice } from './calendar/italy.ts'
export type { Reason } from './calendar/source.ts'
export type {
  CalendarSpec,
  DayHours,
  ExceptionHours,
  ExceptionSpec,
  HolidayDate,
  HolidayMove,
  HolidayOptions,
  HolidayRule,
  MonthDay,
  SimpleCalendarSpec,
  Weekday,
  WeekdayKey,
  WeekHours,
} from './calendar/spec.ts'
export { type ErrorCode, type ErrorPath, isSlaCalendarError, SlaCalendarError } from './errors.ts'
export { type Deadline, type DeadlineInput, deadline, type Notice, type Terms } from './policy/deadline.ts'
export { msaBusiness } from './policy/msa-business.ts'
export { type Policy, type PolicyOf, slaPolicy } from './policy/policy.ts'
export type {
  ChannelSpec,
  EntitlementSpec,
  LocalText,
  OutOfHoursSpec,
  PolicySpec,
  RequestKindSpec,
  SeveritySpec,
  TargetName,
  TargetSpec,
} from './policy/spec.ts'
export type { Budget, DurationLike, DurationParts, WorkingDayBudget } from './time/budget.ts'
export type { InstantInput, InstantOutput } from './time/instant.ts'
