import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseDocument } from '../../src/document/document.ts'
import { mappingOf } from '../../src/exports/mapping.ts'
import { TimestampParser } from '../../src/exports/timestamps/timestamp-parser.ts'
import { NOW } from './reading.ts'

const guide = readFileSync(new URL('../../docs/exports.md', import.meta.url), 'utf8')
const examples = [...guide.matchAll(/^```json\n(.*?)^```$/gms)].map(([, text]) => text)

describe('the guide to exports', () => {
  it.each(examples)('has a `tickets` that a document may have: %s', text => {
    const { tickets } = parseDocument(`{
      "calendars": { "office": { "timeZone": "Europe/Rome", "hours": { "mon-fri": "09:00-18:00" } } },
      "policy": "msaBusiness",
      "tickets": ${text}
    }`)
    expect(tickets).toMatchObject(JSON.parse(text))
    const notes = { rows: 0, ignoredRows: 0, clockChangeTimes: 0, datesWithoutTime: 0 }
    const parser = new TimestampParser(mappingOf(tickets!), NOW, notes)
    expect(parser.read('2026-11-20T16:30:00Z')).toBe(Date.UTC(2026, 10, 20, 16, 30))
  })

  it('shows the message as it is', () => {
    const times = new TimestampParser(mappingOf({}), NOW, {
      rows: 0,
      ignoredRows: 0,
      clockChangeTimes: 0,
      datesWithoutTime: 0,
    })
    expect(guide.replaceAll('\n', ' ')).toContain(times.errorFor('3/4/2016 10:05').message)
  })
})
