import { describe, expect, it, vi } from 'vitest'
import { deadlineCommand } from '../../../src/cli/commands/deadline.ts'

describe('deadlineCommand', () => {
  it.each([
    ['', /^Missing option --severity\. Known: critical, high, medium, low\.$/],
    ['--severity hihg', /^severity: "hihg" .* Did you mean high\?$/],
    ['--severity high --channel fax', /^channel: "fax" .*web, phone, email/],
    ['--severity high --target responce', /^target: "responce" /],
    ['--severity high --at yesterday', /^--at: "yesterday" /],
    ['--severity high --at 2026-11-20T16:30', /^--at: .*zone/],
    ['--severity high --at 1850-01-01T00:00Z', /^--at: .*1900/],
    ['--severity high --at 2199-12-31T15:00Z', /2200/],
  ])('gives the reason why %j has no result', (words, message) => {
    expect(() => deadlineCommand.run(words.split(' ').filter(Boolean))).toThrow(message)
  })

  it('prints everything in Italian with --locale it', () => {
    let text = ''
    vi.spyOn(process.stdout, 'write').mockImplementation(piece => {
      text += piece
      return true
    })
    deadlineCommand.run('--severity critical --at 2026-11-20T19:30+01:00 --channel web --locale it'.split(' '))
    vi.restoreAllMocks()
    expect(text.split('\n').map(line => line.replace(/ .*/, ''))).toEqual(['scadenza', 'UTC', 'motivo', 'nota', ''])
    expect(text).toContain("nota     Fuori dall'orario di lavoro il contratto richiede una telefonata.\n")
    expect(text).toMatch(/^motivo {3}critical: 2 ore da ven 2026-11-20 19:30 \(Europe\/Rome\), 24 ore su 24: /m)
  })

  it('refuses a language without texts', () => {
    const run = (locale: string) => () => deadlineCommand.run(['--severity', 'high', '--locale', locale])
    expect(run('fr')).toThrow('--locale: "fr" is not known. Known: en, it.')
    expect(run('x')).toThrow(/^--locale: "x" is not a language tag/)
  })
})
