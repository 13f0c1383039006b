import { describe, expect, it } from 'vitest'
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
})
