import { beforeAll, describe, expect, it } from 'vitest'
import { isThorough } from '../arbitraries/runs.ts'
import { documentedSnippets } from '../docs/documented-snippets.ts'
import { markdownFences } from '../docs/fences.ts'
import { snippetsOf } from '../docs/snippet.ts'
import { type Program, typeFaults } from '../docs/types.ts'
import { guide, migrationSections } from '../neighbours/migration-guide.ts'

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

const WRONG_PAGE = [
  'A page',
  '',
  '```ts',
  'const one: number = 1',
  "const two: number = 'two'",
  'one // => 1',
  '```',
  '',
]

let programs: readonly Program[]
// One compilation for all programs, because each one takes a second.
let faults: readonly string[]
beforeAll(() => {
  if (!isThorough) return
  programs = [
    ...CASES.map(([title, call]) => ({ file: title, code: `${SETUP}${call}\n` })),
    ...snippetsOf(markdownFences('wrong-page.md', WRONG_PAGE.join('\n'))),
    ...documentedSnippets(),
    ...migrationSections().map(({ ours }) => ({ file: guide, code: ours })),
  ]
  faults = typeFaults(programs)
}, 120_000)

describe.runIf(isThorough)('a compile error', () => {
  it.each(CASES)('of %s says what to do', (title, _, text) => {
    const own = faultsOf(title)
    expect(own).toHaveLength(1)
    expect(own[0]).toContain(text)
  })

  it('of a snippet has the file and line of the document', () => {
    expect(faultsOf('wrong-page.md')).toEqual([
      expect.stringMatching(/^wrong-page\.md:5: Type 'string' is not assignable/),
    ])
  })
})

describe.runIf(isThorough)('the programs in the documentation', () => {
  it('are snippets, and the rows of the migration guide', () => {
    const files = new Set(programs.map(({ file }) => file))
    for (const file of ['README.md', 'docs/semantics.md', 'src/errors.ts', guide]) expect(files).toContain(file)
  })

  it('compile', () => {
    const wrong = new Set(['wrong-page.md', ...CASES.map(([title]) => title)])
    expect(faults.filter(fault => ![...wrong].some(file => fault.startsWith(`${file}:`)))).toEqual([])
  })
})

function faultsOf(file: string): string[] {
  return faults.filter(fault => fault.startsWith(`${file}:`))
}
