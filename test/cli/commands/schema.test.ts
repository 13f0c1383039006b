import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { schemaCommand } from '../../../src/cli/commands/schema.ts'
import { eventsSchema } from '../../../src/document/events-schema.ts'
import { documentSchema } from '../../../src/document/json-schema.ts'
import { startingDocument } from '../../../src/document/starting-document.ts'

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

  it('checks config files: prints the valid ones, and an error for each other one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sla-calendar-schema-'))
    const file = (name: string, text: string) => {
      writeFileSync(join(folder, name), text)
      return join(folder, name)
    }
    const [good, bad] = [file('sla.json', startingDocument), file('bad.json', '{ "calender": "office" }')]
    const [out, err]: string[][] = [[], []]
    vi.spyOn(process.stdout, 'write').mockImplementation(piece => Boolean(out.push(String(piece))))
    vi.spyOn(process.stderr, 'write').mockImplementation(piece => Boolean(err.push(String(piece))))
    expect(schemaCommand.run([good])).toBe(0)
    expect(schemaCommand.run([bad, good, join(folder, 'none.json')])).toBe(2)
    rmSync(folder, { recursive: true })
    expect(out.join('')).toBe(`${good} is valid.\n`.repeat(2))
    expect(err.join('').split('\n')).toEqual([
      expect.stringMatching(/^error: .*bad\.json: calender: .* Did you mean calendar\?$/),
      expect.stringMatching(/^error: Cannot read .*none\.json: /),
      '',
    ])
  })

  it('does not print the events and check a file at the same time', () => {
    expect(() => schemaCommand.run(['--events', 'sla.json'])).toThrow(
      'Unexpected option --events: FILE is a config file.',
    )
  })
})
