/**
 * Business calendars, SLA policies, deadlines, the state of tickets, and explanations.
 *
 * @module
 */
export type { BusinessCalendar } from './calendar/business-calendar.ts'
export type { CalendarDay, CalendarHoliday } from './calendar/calendar-day.ts'
export {
  alwaysOpen,
  businessCalendar,
  type CalendarSchema,
  difference,
  intersection,
  union,
} from './calendar/calendars.ts'
export type { CalendarInput, Calendars, CalendarsInput } from './calendar/check-calendar.ts'
export { italianHolidays, italianOffice } from './calendar/presets/italian-office.ts'
export type { ReasonedSegment } from './calendar/reasoned-segment.ts'
export type { Reason } from './calendar/sources/source.ts'
export type {
  CalendarSpec,
  CoveredYears,
  DayHours,
  ExceptionHours,
  ExceptionSpec,
  ExceptionsSpec,
  HolidayDate,
  HolidayMove,
  HolidayOptions,
  HolidayRule,
  HolidayTarget,
  ListedException,
  MonthDay,
  OddEvenWeeks,
  Rotation,
  SimpleCalendarSpec,
  Weekday,
  WeekdayKey,
  WeekHours,
  WeeklyHours,
  WorkingDayOfMonth,
  YearOptions,
  YearRange,
} from './calendar/spec.ts'
export type { Interval } from './calendar/timeline/interval.ts'
export {
  type EntitledTicket,
  type EntitledTime,
  type EntitlementUse,
  type EntitlementYear,
  entitlementUse,
} from './clock/entitlement.ts'
export { evaluate, evaluateMany, type FailedReport } from './clock/evaluate.ts'
export type { EventBase, TicketEvent } from './clock/event.ts'
export type { HistoryInput } from './clock/history.ts'
export type {
  Alert,
  Breach,
  Cycle,
  CycleStatus,
  Milestone,
  Report,
  TargetReport,
  TargetState,
  UpcomingAlert,
} from './clock/report.ts'
export { compareUrgency } from './clock/urgency.ts'
export type { DeadlineInput } from './deadline/compute-deadline.ts'
export { type Deadline, deadline } from './deadline/deadline.ts'
export { type ErrorCode, type ErrorPath, isSlaCalendarError, SlaCalendarError } from './errors.ts'
export { type Explanation, explain, type Segment, type SegmentReason } from './explain/explain.ts'
export { type ExplainTextOptions, explainText } from './explain/explain-text.ts'
export type { HolderTime } from './explain/holder-sums.ts'
export { timeByHolder } from './explain/time-by-holder.ts'
export type { AlertSpec, AlertTime } from './policy/alerts.ts'
export type { EventType } from './policy/event-types.ts'
export type { Notice } from './policy/out-of-hours.ts'
export { type Policy, type PolicyOf, type PolicySchema, slaPolicy } from './policy/policy.ts'
export type { PolicyAndCalendar } from './policy/policy-and-calendar.ts'
export { msaBusiness } from './policy/presets/msa-business.ts'
export type {
  ChannelSpec,
  EntitlementSpec,
  LocalText,
  OutOfHoursSpec,
  PolicySpec,
  RequestKindSpec,
  SeveritySpec,
  TargetDefinitionSpec,
  TargetSpec,
} from './policy/spec.ts'
export type { Budget, DurationLike, DurationParts } from './time/budget.ts'
export type { CalendarDayBudget, TimeOfDay, WorkingDayBudget } from './time/day-budget.ts'
export { type DurationOptions, type DurationStyle, formatDuration } from './time/format/duration.ts'
export type { TextOptions } from './time/format/locale.ts'
export type { InstantInput, InstantOutput } from './time/instant.ts'
export type { DateInput, DateOutput, PlainDateLike } from './time/plain-date.ts'
export type { SpecCheck, SpecIssue, StandardSchema } from './validation/standard-schema.ts'
