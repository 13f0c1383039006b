import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import packageJson from '../../package.json'

/** The lines in the fences of the guides that call the command, by place. docs/commands.md has the texts of --help. */
const calls = [
  'README.md',
  ...readdirSync('docs')
    .filter(name => name.endsWith('.md') && name !== 'commands.md')
    .map(name => `docs/${name}`),
].flatMap(file => {
  let inside = false
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, i) => {
      if (line.startsWith('```')) inside = !inside
      const isCall =
        inside &&
        /(^|[\s'])sla-calendar(@\S+)? (check|diff|forecast|deadline|explain|calendar|sql|init|schema)\b/.test(line)
      return isCall ? [[`${file}:${i + 1}`, line] as const] : []
    })
})

describe('the commands in the guides', () => {
  it('are found', () => expect(calls.length).toBeGreaterThan(10))

  it.each(calls)('use npx, so that they run without an installed package too: %s', (_, line) => {
    expect(line).toMatch(/npx (--yes )?sla-calendar/)
  })

  it('name the current version if they name one', () => {
    const pinned = calls.flatMap(([, line]) => /sla-calendar@(\S+)/.exec(line)?.[1] ?? [])
    expect(new Set(pinned)).toEqual(new Set([packageJson.version]))
  })

  it('name a version in every recipe of a pipeline', () => {
    const guide = readFileSync('docs/ci.md', 'utf8')
    const recipes = guide.slice(guide.indexOf('## GitHub Actions'), guide.indexOf('## Explain why a ticket was late'))
    for (const line of recipes.split('\n').filter(line => line.includes('npx')))
      expect(line).toContain('npx --yes sla-calendar@')
    expect(recipes).toContain('gl-code-quality-report.json')
  })
})
