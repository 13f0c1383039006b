import type { DayHours, Weekday, WeekHours } from '../dist/index.js'

export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** Minutes after midnight: open from the first to the second. After midnight the second is above 24 hours. */
export type Minutes = readonly [from: number, to: number]

const DAY = 24 * 60

/** Returns the hours of each weekday as a list of texts, in the order of the week. */
export function daysOf(week: WeekHours): string[][] {
  const days: string[][] = WEEKDAYS.map(() => [])
  for (const [key, hours] of Object.entries(week)) {
    const [first, last = first] = key.split('-').map(day => WEEKDAYS.indexOf(day as Weekday))
    if (first < 0 || last < 0) continue
    for (let i = first; ; i = (i + 1) % 7) {
      days[i] = typeof hours === 'string' ? [hours] : [...(hours ?? [])]
      if (i === last) break
    }
  }
  return days
}

/** Returns weekly hours in which neighbouring days with equal hours share a key. */
export function weekOf(days: readonly (readonly string[])[]): WeekHours {
  const week: Record<string, DayHours> = {}
  for (let first = 0; first < 7; ) {
    let last = first
    while (last < 6 && days[last + 1].join() === days[first].join()) last++
    const key = first === last ? WEEKDAYS[first] : `${WEEKDAYS[first]}-${WEEKDAYS[last]}`
    if (days[first].length) week[key] = asHours(days[first])
    first = last + 1
  }
  return week
}

function asHours(texts: readonly string[]): DayHours {
  return texts.length === 1 ? texts[0] : texts
}

/** Returns typed hours, `09:00-13:00, 14:00-18:00`, as a list. Other text stays, so that it is reported. */
export function typedHours(text: string): string[] {
  return text
    .split(/[,;]/)
    .map(part => part.trim().replace(/\s*[-–—]\s*/g, '-'))
    .filter(part => part !== '')
    .map(part => part.replace(/\b(\d{1,2})(?::(\d{2}))?\b/g, (_, h: string, m = '00') => `${h.padStart(2, '0')}:${m}`))
}

/** Returns the minutes of the hours that can be drawn. */
export function minutesOf(texts: readonly string[]): Minutes[] {
  return texts.flatMap((text): Minutes[] => {
    const [, a, b, c, d] = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(text) ?? []
    if (a === undefined) return []
    const [from, to] = [Number(a) * 60 + Number(b), Number(c) * 60 + Number(d)]
    return [[from, to > from ? to : to + DAY]]
  })
}

/** Opens or closes a part of a day, and returns its hours. Parts that touch are joined. */
export function painted(texts: readonly string[], [from, to]: Minutes, opens: boolean): string[] {
  const old = minutesOf(texts)
  const rest = old.flatMap(([a, b]): Minutes[] => [
    [a, Math.min(b, from)],
    [Math.max(a, to), b],
  ])
  const parts = opens ? [...old, [from, to] as const] : rest
  const joined: [number, number][] = []
  for (const [a, b] of parts.filter(([a, b]) => a < b).sort((x, y) => x[0] - y[0])) {
    const last = joined.at(-1)
    if (last && a <= last[1]) last[1] = Math.max(last[1], b)
    else joined.push([a, b])
  }
  return joined.map(([a, b]) => `${clock(a)}-${clock(b > DAY ? b - DAY : b)}`)
}

/** Returns minutes after midnight as `09:30`. */
export function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map(part => String(part).padStart(2, '0')).join(':')
}
