import { afterEach, describe, expect, it, vi } from 'vitest'
import { schemaCommand } from '../../../src/cli/commands/schema.ts'
import { eventsSchema } from '../../../src/document/events-schema.ts'
import { documentSchema } from '../../../src/document/json-schema.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

/** What a run prints. */
function printed(...args: string[]): string {
  let text = ''
  vi.spyOn(process.stdout, 'write').mockImplementation(piece => {
    text += piece
    return true
  })
  expect(schemaCommand.run(args)).toBe(0)
  return text
}

describe('schemaCommand', () => {
  it('prints the JSON Schema', () => {
    const text = printed()
    expect(JSON.parse(text)).toEqual(documentSchema)
    expect(text.endsWith('}\n')).toBe(true)
  })

  it('prints the JSON Schema of events', () => {
    expect(JSON.parse(printed('--events'))).toEqual(eventsSchema())
  })

  it('helps in lines of fewer than 80 columns', () => {
    for (const line of printed('--help').split('\n')) expect(line.length).toBeLessThan(80)
  })

  it('takes no operands', () => {
    expect(() => schemaCommand.run(['sla.json'])).toThrow('Unexpected argument "sla.json".')
  })
})
