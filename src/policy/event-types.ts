/** The built-in types of events (§10). A policy's own targets may name others. */
export const EVENT_TYPES = [
  'reported',
  'responded',
  'customerReplied',
  'updated',
  'paused',
  'resumed',
  'severityChanged',
  'calendarChanged',
  'phoned',
  'assigned',
  'milestone',
  'resolved',
  'reopened',
] as const

/** The built-in types of events. */
export type EventType = (typeof EVENT_TYPES)[number]
