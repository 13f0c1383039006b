import { describe, expect, it } from 'vitest'
import { parseDocument } from '../../src/document/document.ts'
import { parseJsonText } from '../../src/document/json-text.ts'
import { startingDocument } from '../../src/document/starting-document.ts'

describe('startingDocument', () => {
  it('is a valid config file', () => {
    const { name, contracts, tickets, waivers } = parseDocument(startingDocument)
    expect(name).toBe('Service desk')
    expect(contracts).toHaveLength(1)
    expect(contracts[0].calendarName).toBe('office')
    expect(Object.keys(contracts[0].policy.severities)).toEqual(['critical', 'high', 'medium', 'low'])
    expect(tickets.columns?.reportedAt).toBe('reportedAt')
    expect(waivers).toEqual([])
  })

  it('remains valid if the commented lines are used', () => {
    const offered = startingDocument
      .replace(/^(\s*)\/\/ (?=["{])/gm, '$1')
      .replace(/^(\s*)\/\/ {3}(?=\{)/gm, '$1  ')
      .replace(/^(\s*)\/\/ (?=\],)/gm, '$1')
      // Without the second desk that the combination names nothing can be combined.
      .replace('["office", "boston"]', '["office", "italianOffice"]')
    const { calendars, contracts, tickets, waivers } = parseDocument({ ...(parseJsonText(offered) as object) })
    expect(Object.keys(calendars)).toContain('followTheSun')
    expect(calendars.office.holidays(2026).map(({ name }) => name)).toContain('Thanksgiving')
    expect(contracts.map(({ name }) => name)).toEqual(['Acme', 'Others'])
    expect(tickets).toMatchObject({ severities: { P1: 'critical' }, timeZone: 'Europe/Rome' })
    expect(waivers).toHaveLength(1)
  })

  it('fits a terminal', () => {
    for (const line of startingDocument.split('\n')) expect(line.length).toBeLessThanOrEqual(120)
  })
})
