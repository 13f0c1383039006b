import { describe, expect, it } from 'vitest'
import { findZone } from '../../src/time/zone.ts'
import { likelyZones, zoneHint } from '../../src/time/zone-hint.ts'
import { WINDOWS_ZONES } from './windows-zones.ts'

const isKnown = (name: string) => findZone(name) !== undefined
const hint = (text: string) => zoneHint(text, isKnown)
/** Europe/Kyiv and Europe/Kiev are one zone. */
const clockOf = (name: string) => new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
const suggested = (text: string) => hint(text).match(/(?<=mean |, | or |write )[A-Z][\w/+-]*[\w]/g) ?? []

describe('zoneHint', () => {
  it.each([
    ['BST', 'Europe/London'],
    ['bst', 'Europe/London'],
    ['EST', 'America/New_York, America/Toronto'],
    ['IST', 'Europe/Dublin, Asia/Jerusalem, Asia/Kolkata'],
    ['CST', 'America/Chicago, Asia/Shanghai'],
    ['CEST', 'Europe/Berlin, Europe/Paris, Europe/Rome, Europe/Madrid, Europe/Warsaw'],
    ['Boston', 'America/New_York'],
    ['America/Boston', 'America/New_York'],
    ['San Francisco', 'America/Los_Angeles'],
    ['Asia/Beijing', 'Asia/Shanghai'],
    ['Mumbai', 'Asia/Kolkata'],
    ['Kolkata', 'Asia/Kolkata'],
    ['Europe/Milan', 'Europe/Rome'],
    ['Rome', 'Europe/Rome'],
    ['NEW_YORK', 'America/New_York'],
    ['Europe/Zürich', 'Europe/Zurich'],
    ['[Europe/Rome]', 'Europe/Rome'],
    [' Europe/Rome', 'Europe/Rome'],
    ['Germany', 'Europe/Berlin, Europe/Busingen'],
    ['Deutschland', 'Europe/Berlin, Europe/Busingen'],
    ['DE', 'Europe/Berlin, Europe/Busingen'],
    ['Italia', 'Europe/Rome'],
    ['日本', 'Asia/Tokyo'],
    ['US', 'America/New_York, America/Chicago, America/Denver, America/Los_Angeles, America/Phoenix'],
    ['Australia', 'Australia/Sydney, Australia/Brisbane, Australia/Adelaide, Australia/Darwin, Australia/Perth'],
    ['W. Europe Standard Time', 'Europe/Berlin'],
    ['(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna', 'Europe/Amsterdam'],
    ['(UTC-05:00) Eastern Time (US & Canada)', 'America/New_York'],
    ['British Summer Time', 'Europe/London'],
    ['Z', 'UTC'],
    ['Europe/Rmoe', 'Europe/Rome'],
    ['America/Los_Angelos', 'America/Los_Angeles'],
    ['Eurpoe/Rome', 'Europe/Rome'],
    ['Asia/Singpoer', 'Asia/Singapore'],
    ['America/Los_Angexxs', 'America/Los_Angeles'],
  ])('names the zones of %s: %s', (text, zones) => {
    expect(suggested(text).join(', ')).toBe(zones)
    expect(hint(text)).toMatch(/^Did you mean .*\?$/)
  })

  it.each([
    ...['Mars/Phobos', 'Europe/Brno', 'Etc/GMT+15', 'Etc/GMT+05', 'Factory', 'Atlantis', 'Malan', ''],
    ...['Africa/Berlim', 'Asia/Sngapre', 'UTC+2h', 'at +02:00'],
  ])('does not guess at %j', text => {
    expect(hint(text)).toBe('Write the IANA name of a zone: Region/City.')
    expect(likelyZones(text)).toEqual([])
  })

  it('names only zones that the platform knows', () => {
    expect(zoneHint('EST', zone => zone !== 'America/New_York')).toBe('Did you mean America/Toronto?')
    expect(zoneHint('BST', () => false)).toBe('Write the IANA name of a zone: Region/City.')
  })

  it.each([
    ['UTC+2', 'Etc/GMT-2'],
    ['+02:00', 'Etc/GMT-2'],
    [' +0200 ', 'Etc/GMT-2'],
    ['GMT-0500', 'Etc/GMT+5'],
    ['UTC−11', 'Etc/GMT+11'],
  ])('says that %s is an offset, and names the fixed zone %s', (text, fixed) => {
    expect(hint(text)).toMatch(/^An offset is not a time zone/)
    expect(suggested(text)).toEqual([fixed])
    const ms = Date.UTC(2026, 6, 15)
    const hours = +/\d\d?/.exec(text)![0] * (/[-−]/.test(text) ? -1 : 1)
    expect(findZone(fixed)?.offsetAt(ms)).toBe(hours * 3_600_000)
  })

  it.each(['+05:30', 'UTC+15', 'GMT+00:00'])('says that %s is an offset, without a zone to name', text =>
    expect(hint(text)).toBe(
      'An offset is not a time zone, because it has no daylight saving time. Write the zone of a place.',
    ),
  )

  it('offers what the platform takes a name for only if it knows nothing better', () => {
    expect(zoneHint('VST', isKnown, 'Asia/Saigon')).toBe('Did you mean Asia/Saigon?')
    expect(zoneHint('BST', isKnown, 'Asia/Dhaka')).toBe('Did you mean Europe/London?')
    expect(zoneHint('SystemV/EST5', isKnown, 'SystemV/EST5')).toBe('Write the IANA name of a zone: Region/City.')
  })

  const refused = WINDOWS_ZONES.filter(([name]) => !isKnown(name))

  it.each(refused)('suggests for %s a zone with the offsets of %s, or none', (name, zone) => {
    const clocks = suggested(name).map(clockOf)
    expect(clocks.length === 0 || clocks.includes(clockOf(zone))).toBe(true)
  })

  it('knows 98 of the 138 Windows names that are not zones themselves', () => {
    expect(refused).toHaveLength(138)
    expect(refused.filter(([name]) => suggested(name).length)).toHaveLength(98)
  })

  it('suggests five zones at most, which exist, whatever is written', () => {
    for (const text of ['US', 'Canada', 'Russia', 'Brazil', 'America/A', 'Asia/B', 'CEST', 'x'.repeat(10_000)]) {
      const zones = suggested(text)
      expect(zones.length).toBeLessThanOrEqual(5)
      expect(zones.filter(name => !isKnown(name))).toEqual([])
    }
  })
})
