import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { loadCommands } from '../../../src/cli/command-list.ts'
import { PRODUCTS } from '../../../src/document/products.ts'
import { reportFormats } from '../../../src/reports/index.ts'
import { isExpected } from '../../tool.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sla-calendar-completion-'))
  for (const name of ['my tickets.csv', 'sla.json', '-odd.csv']) writeFileSync(join(folder, name), '')
})
afterAll(() => rmSync(folder, { recursive: true }))

const allCommands = await loadCommands()
const scripts = {
  bash: await printed('bash'),
  zsh: await printed('zsh'),
  fish: await printed('fish'),
}

/** Returns the script that the command prints for a shell. */
async function printed(shell: string): Promise<string> {
  let text = ''
  vi.spyOn(process.stdout, 'write').mockImplementation(piece => {
    text += piece
    return true
  })
  expect(await allCommands.get('completion')!.run([shell])).toBe(0)
  vi.restoreAllMocks()
  return text
}

/** Returns what bash offers after each list of words; the last word is at the cursor. */
function offered(...lines: string[][]): string[][] {
  const program = `${scripts.bash}
complete -p sla-calendar >&2
offered() {
  COMP_WORDS=(sla-calendar "$@")
  COMP_CWORD=$#
  _sla_calendar
  printf '%s\\n' "\${COMPREPLY[@]}" '--- end'
}
${lines.map(words => `offered ${words.map(word => `'${word}'`).join(' ')}`).join('\n')}`
  const args = ['--noprofile', '--norc', '-u', '-c', program]
  const output = execFileSync('bash', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  return output
    .split('--- end\n')
    .slice(0, -1)
    .map(text => text.split('\n').filter(Boolean))
}

describe('completion bash', () => {
  const names = [...allCommands.keys()]

  it('offers the commands', () => {
    expect(offered([''], ['fo'], ['--v'])).toEqual([
      [...names, 'help', '--help', '--version'],
      ['forecast'],
      ['--version'],
    ])
  })

  it('offers all options of each command', () => {
    const options = names.map(name => Object.keys(allCommands.get(name)!.options).map(option => `--${option}`))
    const shown = offered(...names.map(name => [name, '--']))
    expect(names.map((name, i) => [name, shown[i]])).toEqual(names.map((name, i) => [name, options[i]]))
    for (const each of options) expect(each).toEqual(expect.arrayContaining(['--help', '--version']))
  })

  it('offers the values of options, also after an equals sign', () => {
    const kinds = [...reportFormats.keys()]
    const lines: [words: string[], offered: readonly string[]][] = [
      [['check', '--report', ''], kinds],
      [['check', '--report', '='], kinds],
      [
        ['check', '--report', '=', 'j'],
        ['json', 'junit'],
      ],
      [['check', 'a.csv', '--product', ''], PRODUCTS],
      [['diff', '--report', 'm'], ['markdown']],
      [
        ['explain', '--locale', ''],
        ['en', 'it'],
      ],
      [['sql', '--dialect', 'p'], ['postgres']],
      [['check', '--min', ''], []],
    ]
    expect(offered(...lines.map(([words]) => words))).toEqual(lines.map(([, values]) => values))
  })

  it('offers files where a command takes them, with spaces in their names', () => {
    const [tickets, document, init, schema, deadline] = offered(
      ['check', 'm'],
      ['check', '--document', 's'],
      ['init', ''],
      ['schema', ''],
      ['deadline', ''],
    )
    expect([tickets, document, deadline]).toEqual([['my tickets.csv'], ['sla.json'], []])
    expect([init.length, schema.length]).toEqual([3, 3])
  })

  it('offers the commands after help, and the shells', () => {
    expect(offered(['help', 'd'], ['completion', ''])).toEqual([
      ['deadline', 'diff'],
      ['bash', 'zsh', 'fish'],
    ])
  })
})

const SHELLS = (['zsh', 'fish'] as const).map(shell => [shell, isExpected(shell, '-c', 'true')] as const)

describe.each(SHELLS)('completion %s', (shell, isHere) => {
  it('names every command and option', () => {
    const text = scripts[shell]
    for (const [name, { options }] of allCommands) {
      expect(text).toContain(name)
      for (const option of Object.keys(options)) expect(text).toMatch(new RegExp(`(--|-l )${option}\\b`))
    }
  })

  it.runIf(isHere)('is valid in the shell', () => {
    const file = join(folder, `completion.${shell}`)
    writeFileSync(file, scripts[shell])
    expect(spawnSync(shell, ['-n', file], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' })
  })
})

describe.runIf(isExpected('fish', '-c', 'true'))('completion fish, in the shell', () => {
  it('offers commands, options and values', () => {
    const file = join(folder, 'offers.fish')
    writeFileSync(file, scripts.fish)
    const offered = (line: string) => {
      const { stdout } = spawnSync('fish', ['-c', `source '${file}'; complete -C '${line}'`], { encoding: 'utf8' })
      return stdout
        .trimEnd()
        .split('\n')
        .map(row => row.split('\t')[0])
    }
    expect(offered('sla-calendar c').sort()).toEqual(['calendar', 'check', 'completion'])
    expect(offered('sla-calendar explain --loc')).toEqual(['--locale'])
    expect(offered('sla-calendar explain --locale ')).toEqual(['en', 'it'])
  })
})

describe('completion', () => {
  it('refuses another shell', async () => {
    await expect(allCommands.get('completion')!.run(['csh'])).rejects.toThrow(
      'SHELL: "csh" is not known. Did you mean zsh?',
    )
    expect(() => allCommands.get('completion')!.run([])).toThrow('Missing argument SHELL.')
  })
})
