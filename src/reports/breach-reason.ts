import type { EventType } from '../clock/event.ts'
import { STOP_EVENTS } from '../compliance/contracts/stop-events.ts'
import type { Difference, JudgedTicket, JudgedVerdict } from '../compliance/result.ts'
import { decidingVerdict } from '../compliance/tally/verdict-counts.ts'
import type { Explanation, Segment, SegmentReason } from '../explain/explain.ts'
import { workingDaysText } from '../explain/promise-text.ts'
import type { TargetName } from '../policy/spec.ts'
import { dayText, durationText } from '../time/time-text.ts'
import { zoneOf } from '../time/zone.ts'
import { explanationOf } from './explanations.ts'
import { localDateText, localTimeText } from './local-time.ts'
import type { ReportedBreach } from './worst-breaches.ts'

/** The targets in words. */
export const TARGET_WORDS: Readonly<Record<TargetName, string>> = {
  firstResponse: 'first response',
  nextResponse: 'next response',
  update: 'update',
  resolution: 'resolution',
}

/** Why a target is breached, or met. */
export type BreachReason = {
  /** When it was due, when it was stopped, and how late that was in counted time. */
  readonly missed: string
  /** Where the due time comes from; undefined if the reason can no longer be reconstructed. */
  readonly why: string | undefined
}

/** Lists longer than this are folded, and say how much they leave out. */
const LONGEST_LIST = 6
/** Of more stretches of time, those in the middle are left out. */
const FIRST_STRETCHES = 10
const LAST_STRETCHES = 4

const UNCOUNTED: Readonly<Record<SegmentReason, string>> = {
  hours: 'closed',
  always: 'closed',
  'outside-hours': 'closed',
  holiday: 'holiday',
  exception: 'closed by exception',
  paused: 'paused',
  waiting: 'waiting for a call or an opening',
  stopped: 'clock stopped',
  restarted: 'reset by severity change',
}

/** The name of a target: `first response`, for a later cycle `update 3`. */
export function promiseName({ verdict: { target, cycle } }: ReportedBreach): string {
  return cycle > 1 ? `${TARGET_WORDS[target]} ${cycle}` : TARGET_WORDS[target]
}

/** Why a target is breached, or met, in words. */
export function breachReason({ ticket, verdict }: ReportedBreach): BreachReason {
  const explanation = explanationOf(ticket, verdict)
  const told = (at: number) => localTimeText(at, ticket.timeZone)
  const { target, dueAt, stoppedAt } = verdict
  const present = explanation?.overrun.at(-1)?.end
  const came =
    stoppedAt === null
      ? `${OPEN[target]}${present === undefined ? '' : ` on ${told(present)}`}`
      : `${stopWord(ticket, verdict)} on ${told(stoppedAt)}${dueAt === null ? ' while paused' : ''}`
  return {
    missed: `${dueAt === null ? '' : `due on ${told(dueAt)}, `}${came}: ${lateness(verdict, explanation)}`,
    why: explanation && whyText(explanation, ticket.timeZone),
  }
}

/** Why the verdict of sla-calendar is what it is, if it differs from the product's. */
export function differenceReason({ ticket, target }: Difference): string {
  const verdict = decidingVerdict(ticket.verdicts, target)
  return verdict ? breachReason({ ticket, verdict }).missed : ''
}

/** What a target that is not stopped still waits for. */
const OPEN: Readonly<Record<TargetName, string>> = {
  firstResponse: 'no response yet',
  nextResponse: 'no response yet',
  update: 'no update yet',
  resolution: 'not resolved yet',
}

/** What happened when a target was stopped; every target is also stopped by `resolved`. */
function stopWord({ events }: JudgedTicket, { target, stoppedAt }: JudgedVerdict): string {
  const own = events.find(({ at, type }) => at === stoppedAt && STOP_EVENTS[target].includes(type))
  return STOP_WORDS[own?.type ?? 'resolved'] ?? 'stopped'
}

const STOP_WORDS: { readonly [T in EventType]?: string } = {
  responded: 'answered',
  updated: 'updated',
  resolved: 'resolved',
}

function lateness({ outcome, overMs }: JudgedVerdict, explanation: Explanation<number> | undefined): string {
  if (outcome !== 'breached') return 'on time'
  return overMs ? `${timeText(overMs, explanation?.clock)} too late` : 'late, but outside counted hours'
}

/** A length of the time that counts. */
function timeText(ms: number, clock: Explanation['clock'] | undefined): string {
  if (clock === 'business') return `${durationText(ms)} of working time`
  return clock === 'always' ? durationText(ms) : `${durationText(ms)} of counted time`
}

/** What was promised, as the policy states it. */
function budgetText({ within, budgetMs, clock }: Explanation<number>): string {
  return workingDaysText(within, 'en') ?? `${timeText(budgetMs, clock)}${clock === 'always' ? ' around the clock' : ''}`
}

/** Day 0 of a budget in working days, from which the others are counted. */
function dayZeroText({ dayZero }: Explanation<number>): string {
  return dayZero === undefined ? '' : `, day 0 is ${dayText(dayZero)}`
}

function whyText(explanation: Explanation<number>, timeZone: string): string {
  const { clock, segments, policy, calendar, startsAt } = explanation
  const [first] = segments
  const from = startsAt ?? first?.start
  const by = `per ${policy}${clock === 'business' && calendar !== undefined ? `, counted on ${calendar}` : ''}`
  const reported = first && first.start !== from ? `; reported on ${localTimeText(first.start, timeZone)}` : ''
  const head =
    `${budgetText(explanation)}, ${by}` +
    `${from === undefined ? '' : `, from ${localTimeText(from, timeZone)}`}${dayZeroText(explanation)} (${timeZone}${reported})`
  const counted = clock === 'always' ? [] : countedTexts(segments, timeZone)
  const left = uncountedTexts(segments)
  return `${head}${counted.length ? `: ${list(counted)}` : ''}${left.length ? `; not counted: ${list(left)}` : ''}`
}

/** The counted time by local date. */
function countedTexts(segments: readonly Segment<number>[], timeZone: string): string[] {
  const zone = zoneOf(timeZone, ['timeZone'])
  const days = new Map<string, number>()
  for (const { start, end, counted } of segments) {
    if (!counted) continue
    for (let from = start; from < end; ) {
      const until = Math.min(end, zone.startOf(zone.dateOf(from) + 1))
      const date = localDateText(from, timeZone)
      days.set(date, (days.get(date) ?? 0) + until - from)
      from = until
    }
  }
  return [...days].map(([date, ms]) => `${durationText(ms)} on ${dayText(date)}`)
}

/** The time that was not counted, by reason, the nights and weekends last. */
function uncountedTexts(segments: readonly Segment<number>[]): string[] {
  const whys = new Map<string, number>()
  for (const { counted, ms, reason, name } of segments) {
    if (counted) continue
    const why = `${UNCOUNTED[reason]}${name === undefined ? '' : ` (${name})`}`
    whys.set(why, (whys.get(why) ?? 0) + ms)
  }
  const closed = whys.get('closed')
  whys.delete('closed')
  return [...whys, ...(closed === undefined ? [] : [['outside hours', closed] as const])].map(
    ([why, ms]) => `${why} ${durationText(ms)}`,
  )
}

/** Every stretch of time from the report to due and on to the end, a line each; of many those in the middle left out. */
export function stretchLines({ segments, overrun }: Explanation<number>, timeZone: string): string[] {
  const lines = [
    ...segments.map(segment => stretchLine(segment, timeZone, 'counted')),
    ...overrun.map(segment => stretchLine(segment, timeZone, 'over')),
  ]
  const left = lines.length - FIRST_STRETCHES - LAST_STRETCHES
  if (left < 2) return lines.map(line => line())
  return [
    ...lines.slice(0, FIRST_STRETCHES).map(line => line()),
    `… ${left} more intervals`,
    ...lines.slice(-LAST_STRETCHES).map(line => line()),
  ]
}

function stretchLine({ start, end, counted, reason, name, ms }: Segment<number>, timeZone: string, word: string) {
  return () =>
    `${localTimeText(start, timeZone)} – ${localTimeText(end, timeZone)}: ` +
    `${counted ? `${durationText(ms)} ${word}` : UNCOUNTED[reason]}${name === undefined ? '' : ` (${name})`}`
}

function list(entries: readonly string[]): string {
  const left = entries.length - LONGEST_LIST
  if (left > 0) return `${entries.slice(0, LONGEST_LIST - 1).join(', ')}, ${left} more and ${entries.at(-1)}`
  return entries.length < 2 ? (entries[0] ?? '') : `${entries.slice(0, -1).join(', ')} and ${entries.at(-1)}`
}
