import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { businessCalendar, deadline, msaBusiness } from '../../src/index.ts'
import { runs } from '../arbitraries/runs.ts'
import { anyScene } from '../arbitraries/scenes.ts'
import { answered } from './answers.ts'

describe('msaBusiness', () => {
  it('is never due later for a higher severity, on the same calendar', () =>
    fc.assert(
      fc.property(anyScene(1), ({ spec, at: [reportedAt] }) => {
        const calendar = businessCalendar(spec)
        const severities = ['critical', 'high', 'medium', 'low'] as const
        const due = answered(() =>
          severities.map(severity => deadline({ severity, reportedAt, calendar, policy: msaBusiness }).dueAt),
        )
        expect(due).toEqual([...due].sort((a, b) => a - b))
      }),
      runs(12),
    ))
})
