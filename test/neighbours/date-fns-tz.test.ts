import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { formatInTimeZone } from 'date-fns-tz'
import { afterEach, describe, expect, it } from 'vitest'

const require = createRequire(import.meta.url)
const root = join(import.meta.dirname, '../..')
const own = process.env.TZ
afterEach(() => {
  if (own === undefined) delete process.env.TZ
  else process.env.TZ = own
})

/** Returns `formatInTimeZone` of each instant, while the process has another time zone. */
function shownIn(processZone: string, instants: readonly string[], zone: string, format: string): string[] {
  process.env.TZ = processZone
  expect(new Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(processZone)
  return instants.map(at => formatInTimeZone(new Date(at), zone, format))
}

/** Every quarter of an hour of 8 March 2026, in local time. */
const quarters = Array.from({ length: 96 }, (_, index) => {
  const [hour, minute] = [Math.floor(index / 4), (index % 4) * 15]
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
})
const instants = quarters.map(time => `2026-03-08T${time}+01:00`)

describe('formatInTimeZone of date-fns-tz', () => {
  it.each(['UTC', 'Pacific/Apia', 'Europe/Rome'])('shows the time of the zone in a process of %s', processZone => {
    expect(shownIn(processZone, instants, 'Europe/Rome', 'HH:mm')).toEqual(quarters)
  })

  it('is an hour wrong for local times that the zone of the process skips, and only for those', () => {
    // New York goes from 02:00 to 03:00 on that day.
    const late = quarters.map(time => time.replace(/^02/, '03'))
    expect(shownIn('America/New_York', instants, 'Europe/Rome', 'HH:mm')).toEqual(late)
  })

  it('prints the texts that the guide quotes', () => {
    const guide = readFileSync(join(root, 'docs/neighbours.md'), 'utf8')
    const rows = [...guide.matchAll(/^\| `TZ=([\w/]+)` \| `([^`]+)` \|$/gm)].map(([, zone, text]) => [zone, text])
    const printed = rows.map(([zone]) => [
      zone,
      shownIn(zone, ['2026-03-08T02:30+01:00'], 'Europe/Rome', 'HH:mm XXX')[0],
    ])
    expect(rows.map(([zone]) => zone)).toEqual(['UTC', 'Pacific/Apia', 'America/New_York'])
    expect(printed).toEqual(rows)
    expect(guide).toContain(`Seen in date-fns-tz ${require('date-fns-tz/package.json').version}.`)
  })
})
