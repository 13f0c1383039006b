import { describe, expect, it } from 'vitest'
import { commentFences, markdownFences } from './fences.ts'
import { runSnippet, snippetsOf } from './snippet.ts'

/** Returns a Markdown page with one fence. Its first line of code is line 4. */
const page = (...code: string[]) => ['A page', '', '```ts', ...code, '```', ''].join('\n')
const read = (text: string) => snippetsOf(markdownFences('page.md', text))
const run = async (...code: string[]) => {
  for (const snippet of read(page(...code))) await runSnippet(snippet)
}

describe('a claim // =>', () => {
  it('passes for a deeply equal value', () =>
    run('const list = [1, { a: 2 }]', 'list // => [1, { a: 2 }]', "'x' // => 'x'"))

  it('fails for another value, with the file and the line', async () => {
    await expect(run('const one = 1', 'one // => 2')).rejects.toThrow('page.md:5: 1, not 2')
    await expect(run('[1, { a: 2 }] // => [1, { a: 3 }]')).rejects.toThrow(/^page\.md:4:/)
    await expect(run("'1' // => 1")).rejects.toThrow(/^page\.md:4:/)
    await expect(run('-0 // => 0')).rejects.toThrow(/^page\.md:4:/)
    await expect(run('null // => undefined')).rejects.toThrow(/^page\.md:4:/)
  })

  it('fails together with all other wrong claims', async () => {
    await expect(run('1 // => 2', '2 // => 2', '3 // => 4')).rejects.toThrow('page.md:4: 1, not 2\npage.md:6: 3, not 4')
  })

  it('compares the value of a declaration or of console.log', async () => {
    await run('const two = 1 + 1 // => 2', 'two // => 2', 'console.log(two) // => 2')
    await expect(run('const two = 1 + 1 // => 3')).rejects.toThrow(/^page\.md:4:/)
    await expect(run('console.log(2) // => 3')).rejects.toThrow(/^page\.md:4:/)
  })

  it('may be on the next line and continue on several lines', async () => {
    await run('const list = [', '  1,', '  2,', ']', 'list', '// => [', '//     1,', '//     2,', '//   ]')
    await expect(run('[1, 2]', '// => [1,', '//     3]')).rejects.toThrow('page.md:5: [ 1, 2 ], not [1, 3]')
  })

  it('reads an unquoted instant as a Date or a Temporal value, never as text or a number', async () => {
    await run("new Date('2026-03-09T10:00:00+01:00') // => 2026-03-09T09:00:00Z")
    await run('({ at: new Date(0) }) // => { at: 1970-01-01T00:00:00.000Z }')
    await run(
      "import { Temporal } from 'sla-calendar/temporal'",
      "Temporal.Instant.from('1970-01-01T00:00Z') // => 1970-01-01T00:00:00Z",
    )
    for (const value of ['new Date(1)', 'new Date(NaN)', "'1970-01-01T00:00:00Z'", '0', 'null'])
      await expect(run(`${value} // => 1970-01-01T00:00:00Z`)).rejects.toThrow(/^page\.md:4:/)
  })

  it('fails if it is never reached', async () => {
    const code = ['function never() {', '  1 + 1 // => 2', '}', 'never.length // => 0']
    await expect(run(...code)).rejects.toThrow('page.md:5: this claim was never reached.')
  })

  it('may be awaited', async () => {
    await run('await Promise.resolve(2) // => 2')
    await expect(run('await Promise.resolve(2) // => 3')).rejects.toThrow(/^page\.md:4:/)
  })
})

describe('a claim // throws', () => {
  const lines = ["import { businessCalendar } from 'sla-calendar'", "const hours = { mon: '09:00-09:00' }"]
  const call = "businessCalendar({ timeZone: 'Europe/Rome', hours })"

  it('passes for an error with that code', () => run(...lines, `${call} // throws hours-empty`))

  it('fails for another code, another message, another kind of error, or none', async () => {
    await expect(run(...lines, `${call} // throws hours-overlap`)).rejects.toThrow(
      'page.md:6: throws hours-empty, not hours-overlap',
    )
    await expect(run(...lines, `${call} // throws hours-empty: no`)).rejects.toThrow(/^page\.md:6:/)
    await expect(run("JSON.parse('') // throws hours-empty")).rejects.toThrow(/^page\.md:4:/)
    await expect(run('1 + 1 // throws hours-empty')).rejects.toThrow(/^page\.md:4:/)
  })
})

describe('a snippet', () => {
  it('fails with the line if it throws an error that it does not claim', async () => {
    await expect(run('const one = 1', "throw new Error('oh')", 'one // => 1')).rejects.toThrow(/^page\.md:5: .*oh/)
  })

  it('must have a claim, or a reason why it is not run', () => {
    expect(() => read(page('1 + 1'))).toThrow(/^page\.md:3: this snippet has no claim/)
    expect(() => read(page('1 + 1').replace('```ts', '```ts no-run'))).toThrow(/^page\.md:3: write ts,/)
    expect(read(page('1 + 1').replace('```ts', '```ts no-run: it needs a server'))).toMatchObject([{ run: false }])
  })

  it('must be called ts, and be closed', () => {
    for (const name of ['', 'js', 'typescript'])
      expect(() => read(page('1 // => 1').replace('```ts', `\`\`\`${name}`))).toThrow(/^page\.md:3: name the language/)
    expect(() => read('```ts\n1 // => 1\n')).toThrow(/^page\.md:1: .*never closed/)
    expect(read(page('1 + 1').replace('```ts', '```sh'))).toEqual([])
  })

  it('may continue the previous one, and then each part must have a claim', async () => {
    const text = page('const one = 1 // => 1') + page('one + 1 // => 2').replace('ts', 'ts continued')
    const [snippet, ...rest] = read(text)
    expect(rest).toEqual([])
    await runSnippet(snippet)
    await expect(runSnippet(read(text.replace('=> 2', '=> 3'))[0])).rejects.toThrow('page.md:9: 2, not 3')
    expect(() => read(text.replace('// => 1', ''))).toThrow(/^page\.md:3: this snippet has no claim/)
    expect(() => read(text.replace('// => 2', ''))).toThrow(/^page\.md:8: this snippet has no claim/)
    expect(() => read(page('1 // => 1').replace('ts', 'ts continued'))).toThrow(/^page\.md:3: no fence before/)
  })

  it('fails for a claim without an expression, for a second claim and for invalid JavaScript', async () => {
    expect(() => read(page('// => 1'))).toThrow(/^page\.md:4: no expression/)
    expect(() => read(page('1', '// => 1', '// => 1'))).toThrow(/^page\.md:6: .*another claim already/)
    await expect(run('1 // => one two')).rejects.toThrow(/^page\.md:4: one two is not a JavaScript expression/)
  })

  it('is found in doc comments, with or without a fence', async () => {
    const source = (value: number) =>
      [
        '/**',
        ' * A sum.',
        ' * @example',
        ' * // of one and one',
        ` * 1 + 1 // => ${value}`,
        ' * @see nothing',
        ' */',
        'let a = 0',
      ]
        .concat(['/**', ' * @example', ' * ```ts', ` * 2 + 2 // => ${value}`, ' * ```', ' */', 'let b = 0 // => 1'])
        .join('\n')
    const [bare, fenced, ...rest] = snippetsOf(commentFences('a.ts', source(2)))
    expect(rest).toEqual([])
    await runSnippet(bare)
    await expect(runSnippet(fenced)).rejects.toThrow('a.ts:12: 4, not 2')
    await expect(runSnippet(snippetsOf(commentFences('a.ts', source(4)))[0])).rejects.toThrow('a.ts:5: 2, not 4')
  })
})
