import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { typeFaults } from '../docs/types.ts'

const root = join(import.meta.dirname, '../..')
const SETUP = `import { deadline, evaluate, italianOffice, slaPolicy } from 'sla-calendar'
const target = { within: 'PT1H', clock: 'always' } as const
const policy = slaPolicy({ name: 'Gold', severities: { high: { level: 1, firstResponse: target } } })
const calendar = italianOffice
const events = [{ at: 0, type: 'reported', severity: 'high' }] as const
`
const CASES: readonly (readonly [title: string, call: string, text: string])[] = [
  [
    'deadline without calendar',
    "deadline({ policy, severity: 'high', reportedAt: 0 })",
    'Pass `calendar` together with `policy`, or neither of them.',
  ],
  ['evaluate without calendar', 'evaluate({ policy, events, now: 0 })', 'Pass `calendar` together with `policy`'],
  [
    'deadline without policy',
    "deadline({ calendar, severity: 'high', reportedAt: 0 })",
    'Pass `policy` together with `calendar`, or neither of them.',
  ],
  ['evaluate without policy', 'evaluate({ calendar, events, now: 0 })', 'Pass `policy` together with `calendar`'],
  [
    'a misspelt severity',
    "evaluate({ policy, calendar, events: [{ at: 0, type: 'reported', severity: 'hihg' }], now: 0 })",
    'Type \'"hihg"\' is not assignable to type \'"high"\'.',
  ],
]

describe('a compile error', () => {
  // One program for all calls, because each program takes seconds.
  const snippets = CASES.map(([title, call]) => ({ file: title, line: 0, code: `${SETUP}${call}\n` }))
  const errors = typeFaults(root, snippets as unknown as Parameters<typeof typeFaults>[1])

  it.each(CASES)('of %s says what to do', (title, _, text) => {
    const own = errors.filter(error => error.startsWith(`${title}:`))
    expect(own).toHaveLength(1)
    expect(own[0]).toContain(text)
  })
})
