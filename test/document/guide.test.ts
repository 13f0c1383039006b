import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parseDocument } from '../../src/document/document.ts'
import { documentSchema } from '../../src/document/json-schema.ts'
import { parseJsonText } from '../../src/document/json-text.ts'

const guide = readFileSync(new URL('../../docs/document.md', import.meta.url), 'utf8')

/** The required keys of a config file. A fence marked `part` is combined with them. */
const NEEDED = { policy: 'msaBusiness', calendar: 'italianOffice' }

const documents = [...guide.matchAll(/^```json( part)?\n(.*?)^```$/gms)].map(([, part, text]) => {
  const members = parseJsonText(text) as Record<string, unknown>
  return { text, document: part ? { ...NEEDED, ...members } : members }
})

const validate = new Ajv().compile(documentSchema)

describe('the guide to config files', () => {
  it('has a config file in every fence of JSON', () => {
    expect(documents.length).toBeGreaterThan(10)
    expect(documents).toHaveLength(guide.match(/^```json/gm)!.length)
  })

  it.each(documents)('can be read: $text', ({ document }) => {
    validate(document)
    expect(validate.errors ?? []).toEqual([])
    expect(parseDocument(document).contracts.length).toBeGreaterThan(0)
  })

  it('shows every member of the schema', () => {
    const named = new Set(guide.match(/(?<=["`])[\w$-]+(?=["`])/g))
    const { $defs, properties } = documentSchema as { $defs: Record<string, unknown>; properties: object }
    const tickets = $defs.tickets as { properties: { columns: { properties: object } } }
    const members = [properties, tickets.properties, tickets.properties.columns.properties]
    const parts = ['contract', 'objective', 'waiver', 'schedule', 'policySpec', 'severity'].map(
      name => ($defs[name] as { properties: object }).properties,
    )
    for (const member of [...members, ...parts].flatMap(Object.keys)) expect(named).toContain(member)
  })
})
