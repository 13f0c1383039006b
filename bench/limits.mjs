// What is measured, in the order of the tables, and the limits. `name` and `base` are names of contenders.

export const FLOOR_LIMIT_NS = 25

/** What the other loop of a comparison is, in words. */
export const FLOOR_NAMES = {
  'floor add': 'the floor',
  'floor elapsed': 'the floor',
  'floor batch': 'the floor',
  'floor add, Date': 'the floor with Dates',
  'floor deadline, Date': 'the floor with the same result',
  'early floor add': 'the floor',
  'early floor elapsed': 'the floor',
  'text floor add': 'the floor',
  'text floor elapsed': 'the floor',
  'add 8': '8 hours',
}

/** Calls of the library, each compared with a floor that makes the same kind of result. */
export const CALLS = [
  { label: '`add`, numbers', name: 'add 8', base: 'floor add', limit: 1.6 },
  { label: '`elapsed`, numbers', name: 'elapsed', base: 'floor elapsed', limit: 1.6 },
  { label: '`addMany`, per row', name: 'batch', base: 'floor batch', limit: 1.1 },
  { label: '`add`, Date', name: 'add Date', base: 'floor add, Date', limit: 1.1 },
  { label: '`deadline`, Date', name: 'deadline', base: 'floor deadline, Date', limit: 1.4 },
  { label: '`add`, 800 hours', name: 'add 800', base: 'add 8', limit: 1.3 },
  { label: '`add`, 8,000 hours', name: 'add 8000', base: 'add 8', limit: 1.3 },
]

/** The same calls in other processes, and the floor itself with objects. */
export const OTHERS = [
  { label: 'the floor with Dates', name: 'floor add, Date', base: 'floor add' },
  { label: 'the floor with the result of `deadline`', name: 'floor deadline, Date', base: 'floor add' },
  { label: '`elapsed`, Dates', name: 'elapsed Dates', base: 'floor elapsed' },
  { label: '`add`, in a process that has done nothing else', name: 'early add 8', base: 'early floor add' },
  { label: '`elapsed`, in a process that has done nothing else', name: 'early elapsed', base: 'early floor elapsed' },
  { label: '`add`, in a process that has used much text', name: 'text add 8', base: 'text floor add' },
  { label: '`elapsed`, in a process that has used much text', name: 'text elapsed', base: 'text floor elapsed' },
]

/** Calls for tickets, with limits in microseconds. */
export const TICKETS = [
  { label: '`evaluate`, a history of four events', name: 'evaluate', limit: 6 },
  { label: '`evaluateMany`, per history of four events', name: 'evaluateMany', limit: 6 },
  { label: '`explain`, six working hours', name: 'explain' },
  { label: '`explain`, 200 working hours, per segment', name: 'explain 200', limit: 2 },
  { label: '`explainText`', name: 'explainText', limit: 200 },
]

/** Queries of the peers. `own` is the library's contender; `limits` is how many times slower a peer has to be. */
export const PEER_QUERIES = [
  { key: '8', label: 'add 8 hours', own: 'add 8', limits: { 'moment-business-time': 1000 } },
  { key: '800', label: 'add 800 hours', own: 'add 800', limits: { 'moment-business-time': 50_000 } },
  { key: 'elapsed', label: 'elapsed, to 30 days', own: 'elapsed' },
]

/** Figures of their own, with limits in their units. */
export const SINGLES = [
  { label: 'first deadline', unit: 'ms', of: ({ first }) => first.presets },
  { label: 'first deadline with a calendar built for it', unit: 'ms', of: ({ first }) => first.own },
  { label: 'memory of a compiled year', unit: 'KB', limit: 32, of: ({ memory }) => memory.year / 1024 },
  { label: 'memory of a calendar before its first query', unit: 'KB', of: ({ memory }) => memory.uncompiled / 1024 },
  { label: 'memory of a calendar after one query', unit: 'KB', of: ({ memory }) => memory.askedOnce / 1024 },
  {
    label: '20,000 calendars, built and queried once',
    unit: 's',
    limit: 3,
    of: ({ customers }) => customers.ms / 1000,
  },
  { label: 'memory of 20,000 calendars', unit: 'MB', limit: 200, of: ({ customers }) => customers.bytes / 2 ** 20 },
  { label: 'refusing 50 calendars of one place', unit: 'ms', limit: 50, of: ({ neverOpen }) => neverOpen.onePlace },
  {
    label: 'refusing 50 calendars of three places',
    unit: 'ms',
    limit: 50,
    of: ({ neverOpen }) => neverOpen.threePlaces,
  },
  { label: 'case of workclock: elapsed within a day', unit: 'ns', of: ({ london }) => london.single },
  { label: 'case of workclock: elapsed in a year', unit: 'ns', of: ({ london }) => london.year },
  { label: 'case of workclock: a million pairs', unit: 'ms', of: ({ london }) => london.batch / 1e6 },
]
