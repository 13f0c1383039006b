import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { hintLiterals } from './literals.ts'
import { followHint, type HintRows, produced, suggestionsIn } from './notation.ts'

const ROWS = join(import.meta.dirname, 'rows')
const rooms: [string, HintRows][] = await Promise.all(
  readdirSync(ROWS)
    .sort()
    .map(async name => [name.replace('.ts', ''), (await import(join(ROWS, name))).default] as [string, HintRows]),
)

describe('suggestionsIn reads', () => {
  it.each<[string, unknown[]]>([
    ['Did you mean Europe/Rome?', ['Europe/Rome']],
    [
      'Did you mean America/New_York, America/Chicago or America/Denver?',
      ['America/New_York', 'America/Chicago', 'America/Denver'],
    ],
    ['Known: low, high.', ['low', 'high']],
    ["Write { minutes: 30 } or 'PT30M'.", [{ minutes: 30 }, 'PT30M']],
    ["Write ['09:00-12:00', '13:00-17:00'].", [['09:00-12:00', '13:00-17:00']]],
    ['For a 24-hour day write 00:00-24:00.', ['00:00-24:00']],
    [
      'Add Z or a zone: 2026-11-20T16:30+01:00, 2026-11-20T16:30[Europe/Rome].',
      ['2026-11-20T16:30+01:00', '2026-11-20T16:30[Europe/Rome]'],
    ],
    ['Write `{ mon: "09:00-17:00" }`.', [{ mon: '09:00-17:00' }]],
    ["Name each day once. Don't repeat it.", []],
  ])('%s', (hint, suggestions) => expect(suggestionsIn(hint)).toEqual(suggestions))
})

describe.each(rooms)('the hint works when it is followed, in rows/%s.ts, for', (_, { rows }) => {
  rows.forEach(followHint)
})

describe('every hint with code is followed by a row', () => {
  it.each(rooms)('in the sources that rows/%s.ts covers', (_, { covers, exempt = {} }) => {
    const literals = covers.flatMap(hintLiterals)
    const missing = literals.filter(({ text, pattern }) => !exempt[text] && !produced.some(hint => pattern.test(hint)))
    expect(missing.map(({ place, text }) => `${place}: ${text}`)).toEqual([])
    const texts = new Set(literals.map(({ text }) => text))
    expect(Object.keys(exempt).filter(text => !texts.has(text))).toEqual([])
  })
})
