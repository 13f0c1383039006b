import ICAL from 'ical.js'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { calendarCommand } from '../../../src/cli/commands/calendar.ts'
import { readXml } from '../../svg/xml.ts'

let printed: string
beforeEach(() => {
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation(text => {
    printed += text
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('calendarCommand', () => {
  it('prints a year of the office', () => {
    expect(calendarCommand.run(['--year', '2026'])).toBe(0)
    expect(printed).toMatch(/^"Italian office", 2026, in Europe\/Rome: 254 days with open time: 2286 h\n/)
    expect(printed).toContain("\nSun 4 Oct: San Francesco d'Assisi\n")
  })

  it('prints an image', () => {
    calendarCommand.run(['--year', '2026', '--svg'])
    expect(readXml(printed).documentElement!.tagName).toBe('svg')
  })

  it('prints text and image in Italian', () => {
    calendarCommand.run(['--year', '2026', '--locale', 'it'])
    expect(printed).toContain("\ndom 4 ott: San Francesco d'Assisi\n")
    calendarCommand.run(['--year', '2026', '--locale', 'it', '--svg'])
    expect(printed).toContain('>Gennaio</text>')
  })

  it('prints an iCalendar file with the openings and holidays of the year, the same each time', () => {
    calendarCommand.run(['--year', '2026', '--ics'])
    const first = printed
    const events = new ICAL.Component(ICAL.parse(first)).getAllSubcomponents('vevent')
    const categories = events.map(event => event.getFirstPropertyValue('categories'))
    expect(categories.filter(category => category === 'OPENING')).toHaveLength(254)
    expect(categories.filter(category => category === 'HOLIDAY')).toHaveLength(12)
    expect(events[0].getFirstPropertyValue('dtstamp')!.toString()).toBe('2026-01-01T00:00:00Z')
    printed = ''
    calendarCommand.run(['--ics', '--year', '2026'])
    expect(printed).toBe(first)
  })

  it('uses --now as the time stamp of the iCalendar file', () => {
    calendarCommand.run(['--year', '2026', '--ics', '--now', '2026-11-20T10:00+01:00'])
    expect(printed).toContain('\r\nDTSTAMP:20261120T090000Z\r\n')
  })

  it('refuses what does not go together', () => {
    expect(() => calendarCommand.run(['--svg', '--ics'])).toThrow(/^--svg and --ics exclude each other\.$/)
    expect(() => calendarCommand.run(['--ics', '--locale', 'it'])).toThrow(/^--locale has no effect with --ics\.$/)
    expect(() => calendarCommand.run(['--locale', 'fr'])).toThrow(/^--locale: /)
    expect(() => calendarCommand.run(['--now', '2026-11-20T10:00Z'])).toThrow(/^--now needs --ics: /)
    expect(() => calendarCommand.run(['--ics', '--now', 'today'])).toThrow(/^--now: /)
  })

  it('prints the year that it is in the calendar’s zone', () => {
    vi.useFakeTimers({ now: Date.parse('2026-12-31T23:30Z') })
    calendarCommand.run([])
    expect(printed).toContain(', 2027, in Europe/Rome')
  })

  it.each(['26', '1899', '2200', '2026.5', 'next'])('refuses the year %s', year => {
    expect(() => calendarCommand.run(['--year', year])).toThrow(/^--year: /)
  })

  it('explains itself in lines of less than 80 columns', () => {
    calendarCommand.run(['--help'])
    expect(Math.max(...printed.split('\n').map(({ length }) => length))).toBeLessThan(80)
  })
})
