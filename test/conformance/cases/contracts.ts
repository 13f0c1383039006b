import type { Case, Query } from '../vector.ts'

/** Friday 20 November 2026 is followed by a Monday, a holiday on Wednesday and a removal on Thursday. */
export const rome = {
  name: 'Rome',
  timeZone: 'Europe/Rome',
  hours: { 'mon-fri': '09:00-18:00' },
  holidays: [{ name: 'Feast', date: '2026-11-25' }],
  exceptions: { '2026-11-26': { name: 'Removal', hours: 'closed' } },
}
export const boston = { name: 'Boston', timeZone: 'America/New_York', hours: { 'mon-fri': '09:00-17:00' } }
export const tokyo = { name: 'Tokyo', timeZone: 'Asia/Tokyo', hours: { 'mon-fri': '09:00-17:00' } }

export const business = (within: unknown, more: object = {}) => ({ within, clock: 'business', ...more })
export const always = (within: unknown, more: object = {}) => ({ within, clock: 'always', ...more })

const DAYS = { mon: '23', tue: '24', wed: '25', thu: '26', fri: '20', sat: '21', sun: '22' } as const

/** An instant as `fri 16:30`, on Rome's clock, from Friday 20 to Thursday 26 November 2026. */
export function at(text: string): string {
  const [day, time] = text.split(' ')
  return `2026-11-${DAYS[day as 'mon']}T${time}+01:00`
}

const DETAILS: { readonly [type: string]: string } = {
  reported: 'severity',
  severityChanged: 'severity',
  calendarChanged: 'calendar',
  paused: 'reason',
  resumed: 'reason',
  assigned: 'to',
  milestone: 'name',
}

/** An event as `fri 16:30 paused customer`; the channel of a report comes last. */
export function event(line: string): object {
  const [day, time, type, detail, channel] = line.split(' ')
  const named = detail === undefined ? {} : { [DETAILS[type]]: detail }
  return { at: at(`${day} ${time}`), type, ...named, ...(channel && { channel }) }
}

/** A ticket under a contract, asked the same calls at several instants, and more calls at the last one. */
export function history(
  name: string,
  spec: object,
  lines: readonly string[],
  calls: readonly string[],
  nows: readonly string[],
  atLast: readonly string[] = [],
): Case {
  const ask = (now: string) => (call: string) => ({ call, now: at(now) })
  const queries: Query[] = [...nows.flatMap(now => calls.map(ask(now))), ...atLast.map(ask(nows.at(-1)!))]
  return { name, spec: { ...spec, events: lines.map(event) }, queries }
}
