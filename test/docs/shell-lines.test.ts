import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeBaseline } from '../../src/compliance/index.ts'
import { BuiltCommand } from '../cli/built-command.ts'

const root = join(import.meta.dirname, '../..')
const pages = ['README.md', ...readdirSync(join(root, 'docs')).map(name => `docs/${name}`)].filter(
  name => name.endsWith('.md') && name !== 'docs/commands.md',
)
/** The lines in fences of the language `sh` that call the command alone: the place and the words. */
const lines = pages.flatMap(page => {
  let language = ''
  return readFileSync(join(root, page), 'utf8')
    .split('\n')
    .flatMap((line, i) => {
      const [, fence] = /^```(.*)$/.exec(line) ?? []
      if (fence !== undefined) language = language ? '' : fence || 'text'
      const [, call = ''] = (language === 'sh' && /^npx (?:--yes )?sla-calendar(?:@\S+)? (.+)$/.exec(line)) || []
      return call && !/[|\\]/.test(call) ? [[`${page}:${i + 1}`, call.replace(/\s+[#>].*$/, '')] as const] : []
    })
})

let command: BuiltCommand
let folder: string
beforeAll(async () => {
  command = await BuiltCommand.build()
  // `init --country` looks for date-holidays from here.
  const cache = join(root, 'node_modules/.cache')
  mkdirSync(cache, { recursive: true })
  folder = mkdtempSync(join(cache, 'shell-lines-'))
  copyFileSync(join(root, 'examples/tickets.csv'), join(folder, 'export.csv'))
  writeFileSync(join(folder, 'known.json'), writeBaseline([]))
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true }))

describe('the shell lines of the guides', () => {
  it('are found', () => expect(lines.length).toBeGreaterThan(10))

  it.each(lines.filter(([, call], i) => lines.findIndex(line => line[1] === call) === i))(
    '%s has the options and arguments that it needs: %s',
    async (_, call) => {
      const config = '{ "policy": "msaBusiness", "calendar": "italianOffice" }'
      for (const name of ['sla.json', 'new.json', 'with-holiday.json']) writeFileSync(join(folder, name), config)
      if (call.startsWith('init ')) rmSync(join(folder, 'sla.json'))
      const now = /^(check|explain --id|diff|forecast) /.test(call) && !call.includes('--now')
      const words = [...call.split(/\s+/), ...(now ? ['--now', '2026-12-09T12:00+01:00'] : [])]
      const { status, stderr } = await command.run(words, folder)
      expect(stderr.replace('Using sla.json.\n', '')).toBe('')
      expect([0, 1]).toContain(status)
    },
  )
})
