import { describe, expect, it } from 'vitest'
import { Check, type DiffTerms, forecast } from '../../../src/compliance/index.ts'
import type { TicketItem } from '../../../src/exports/ticket.ts'
import { italianOffice } from '../../../src/index.ts'
import { LOGS, terms, ticketsOf } from '../real-logs.ts'

const DAY = 86_400_000

describe.each(LOGS)('the real log that %s names', (variable, spec, target, at) => {
  const file = process.env[variable]

  it.skipIf(!file)(
    'day by day: the forecast is what a check says a day later of tickets without an event since',
    async () => {
      const options = terms(target, 6, italianOffice)
      const tickets = await ticketsOf(file!, spec, Date.parse(at))
      const days = { compared: 0, breaches: 0 }
      for (const now of middleDays(tickets)) {
        const until = now + DAY
        const quiet = tickets.filter(
          ({ events }) => isOpenAt(events, now) && !events.some(one => isBetween(Number(one.at), now, until)),
        )
        // An event of a later day has not happened yet.
        const known = quiet.map(one => ({ ...one, events: one.events.filter(event => Number(event.at) <= now) }))
        const result = forecast({ ...options, tickets: known, now, until })
        expect(result.rejected).toEqual([])
        const before = new Set(breachedAt(options, known, now))
        const after = breachedAt(options, known, until).filter(one => !before.has(one))
        expect(result.breaches.map(({ ticket, cycle, dueAt }) => `${ticket} ${cycle} ${dueAt}`).sort()).toEqual(
          after.sort(),
        )
        days.compared += known.length
        days.breaches += after.length
      }
      // Without breaches the comparison would show nothing.
      expect(days.breaches).toBeGreaterThan(100)
      expect(days.compared).toBeGreaterThan(1000)
    },
    600_000,
  )
})

type Events = TicketItem['events']

const isBetween = (at: number, from: number, to: number) => at > from && at <= to

/** Returns whether the log of a ticket has begun and has not ended. */
function isOpenAt(events: Events, now: number): boolean {
  return Number(events[0].at) <= now && Number(events[events.length - 1].at) > now
}

/** Returns the forty midnights, in UTC, after the median of the first events. */
function middleDays(tickets: readonly TicketItem[]): number[] {
  const starts = tickets.map(({ events }) => Number(events[0].at)).sort((a, b) => a - b)
  const first = Math.floor(starts[starts.length >> 1] / DAY) * DAY
  return Array.from({ length: 40 }, (_, day) => first + day * DAY)
}

function breachedAt(options: DiffTerms, tickets: readonly TicketItem[], now: number): string[] {
  const check = new Check({ ...options, now })
  return tickets.flatMap(input => {
    const ticket = check.ticket(input)
    if (ticket.status !== 'judged') return []
    const breached = ticket.verdicts.filter(({ outcome }) => outcome === 'breached')
    return breached.map(({ cycle, dueAt }) => `${input.id} ${cycle} ${dueAt}`)
  })
}
