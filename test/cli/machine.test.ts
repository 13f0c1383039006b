import { spawn } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isThorough } from '../arbitraries/runs.ts'
import { BuiltCommand } from './built-command.ts'

/** Errors of the machine: disks, pipes, signals, links, folders. */

const MET = 'id,severity,channel,reportedAt,respondedAt\nA,high,web,2026-11-20T15:30Z,2026-11-20T16:00Z\n'
const CHECK = 'sla-calendar check tickets.csv --now 2026-12-09T12:00Z'

let command: BuiltCommand // undefined where the build failed
let folder = ''
beforeAll(async () => {
  if (isThorough) command = await BuiltCommand.build()
})
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'machine-'))
  writeFileSync(join(folder, 'tickets.csv'), MET)
})
afterEach(() => rmSync(folder, { recursive: true }))

const run = (line: string) => command.shell(line, folder)
const file = (name: string) => join(folder, name)
const text = (name: string) => readFileSync(file(name), 'utf8')

/** One line, without a stack. */
const sentence = (message: string) => `error: ${message}\n`

describe.runIf(isThorough && process.platform === 'linux')('sla-calendar check', () => {
  it('writes into a device or a pipe, and does not put a file in its place', async () => {
    expect(await run(`${CHECK} --report json=/dev/null --report junit=/dev/null`)).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    })
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true)
    const { stdout } = await run(`${CHECK} --report json=>(cat); wait $!`)
    expect(JSON.parse(stdout).exitCode).toBe(0)
    expect(JSON.parse((await run(`${CHECK} --report json=/dev/stdout`)).stdout).exitCode).toBe(0)
  })

  it('follows a link to a report, and keeps the permissions of the file', async () => {
    mkdirSync(file('there'))
    writeFileSync(file('there/old.json'), 'old')
    chmodSync(file('there/old.json'), 0o640)
    symlinkSync('there/old.json', file('old.json'))
    symlinkSync('there/new.json', file('new.json'))
    expect((await run(`${CHECK} --report json=old.json --report ndjson=new.json`)).status).toBe(0)
    for (const name of ['old.json', 'new.json']) expect(lstatSync(file(name)).isSymbolicLink()).toBe(true)
    expect(JSON.parse(text('there/old.json')).exitCode).toBe(0)
    expect(statSync(file('there/old.json')).mode & 0o777).toBe(0o640)
    expect(readdirSync(file('there'))).toEqual(['new.json', 'old.json'])
  })

  it.each([
    ['--report json=dir', 'Cannot write dir: it is a directory.'],
    ['--report json=round', 'Cannot write round: its links lead round in a circle.'],
    ['--report json=tickets.csv/x.json', 'Cannot write tickets.csv/x.json: a part of its path is not a directory.'],
    [`--report json=${'x'.repeat(256)}`, `Cannot write ${'x'.repeat(256)}: its name is too long.`],
    ['--report json=/dev/full', 'Cannot write /dev/full: no space left on the disk.'],
    ['--report json=/proc/x/y.json', 'Cannot write /proc/x/y.json: no such folder.'],
    ['--write-baseline /dev/full', 'Cannot write /dev/full: no space left on the disk.'],
    ['--report json=a.json --report ndjson=./a.json', '--report: two reports cannot share the file ./a.json.'],
    [
      '--report json=a.json --write-baseline $PWD/a.json',
      '--write-baseline and --report cannot share the file a.json.',
    ],
    ['--report json=tickets.csv', '--report: tickets.csv is a file that this check reads. Write to another file.'],
    ['--report json=same.csv', '--report: same.csv is a file that this check reads. Write to another file.'],
    ['--write-baseline same.csv', '--write-baseline: same.csv is a file that this check reads. Write to another file.'],
    ['--document sla.json --report json=sla.json', '--report: sla.json is a file that this check reads.'],
    ['--baseline dir', 'Cannot read dir: it is a directory.'],
    ['--document dir', 'Cannot read dir: it is a directory.'],
  ])('prints one sentence, and leaves no report: %s', async (options, message) => {
    mkdirSync(file('dir'))
    symlinkSync('round', file('round'))
    symlinkSync('tickets.csv', file('same.csv'))
    const { status, stdout, stderr } = await run(`${CHECK} --report junit=other.xml ${options}`)
    expect(stderr.replace(/(?<=reads\.) .*/, '')).toBe(sentence(message.replace(/(?<=reads\.) .*/, '')))
    expect([status, stdout]).toEqual([2, ''])
    expect(text('tickets.csv')).toBe(MET)
    // A file that could not be read is an error in the other report.
    const left = existsSync(file('other.xml')) ? text('other.xml') : '<error'
    expect(left).toContain('<error')
    expect(readdirSync(folder).filter(name => /part|a\.json/.test(name))).toEqual([])
  })

  it('leaves no green report where standard output could not be written', async () => {
    const { status, stderr } = await run(`${CHECK} --report junit=green.xml --report text > /dev/full`)
    expect([status, stderr]).toEqual([2, sentence('Cannot write the output: no space left on the disk.')])
    expect(readdirSync(folder)).toEqual(['tickets.csv'])
  })

  it('writes its files where the reader of standard output has seen enough', async () => {
    const { status } = await run(`${CHECK} --report junit=a.xml --report text | true; exit "\${PIPESTATUS[0]}"`)
    expect(status).toBe(0)
    expect(readdirSync(folder)).toEqual(['a.xml', 'tickets.csv'])
  })

  it('names the folder for temporary files where it cannot be used', async () => {
    const { status, stderr } = await run(`TMPDIR=/proc/none ${CHECK} --report junit --report json=a.json`)
    expect([status, stderr]).toEqual([
      2,
      sentence(
        'Cannot write a temporary file in /proc/none: no such folder. ' +
          'Set the environment variable TMPDIR to another folder.',
      ),
    ])
    expect(JSON.parse(text('a.json')).exitCode).toBe(2)
  })

  it('names the summary of GitHub where it cannot be written, and prints nothing green', async () => {
    const { status, stdout, stderr } = await run(`GITHUB_STEP_SUMMARY=$PWD ${CHECK} --report github`)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toBe(sentence(`Cannot write ${folder} (GITHUB_STEP_SUMMARY): it is a directory.`))
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves no files after %s', async signal => {
    const child = spawn(process.execPath, [command.path, 'check', '-', '--report', 'ndjson=a.ndjson'], { cwd: folder })
    const ended = new Promise(resolve => child.on('close', resolve))
    let stderr = ''
    child.stderr.on('data', piece => {
      stderr += piece
    })
    child.stdin.write(MET)
    while (readdirSync(folder).length < 2) await new Promise(resolve => setTimeout(resolve, 5))
    child.kill(signal)
    expect(await ended).toBe(2)
    expect(stderr).toBe(sentence('interrupted; nothing has been reported.'))
    expect(readdirSync(folder)).toEqual(['tickets.csv'])
  })

  it('writes one of two reports whole, where two runs write the same', async () => {
    const both = `${CHECK} --report ndjson=a.ndjson`
    const { status } = await run(`${both} & ${both}; wait $!`)
    expect(status).toBe(0)
    expect(
      text('a.ndjson')
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line).type)
        .at(-1),
    ).toBe('result')
    expect(readdirSync(folder)).toEqual(['a.ndjson', 'tickets.csv'])
  })

  it('gives the same bytes in every locale and zone', async () => {
    const kinds = ['text', 'json', 'ndjson', 'junit', 'github', 'gitlab', 'markdown', 'html']
    const reports = kinds.map(kind => `--report ${kind}=$D/${kind}`).join(' ')
    const settings = ['LC_ALL=C TZ=America/St_Johns', 'LC_ALL=tr_TR.UTF-8 LANG=ar_EG TZ=Asia/Kathmandu']
    const lines = settings.map((setting, i) => {
      const node = `env ${setting} node '${command.path}'`
      return `mkdir ${i}; ${node} check tickets.csv --now 2026-12-09T12:00Z ${reports.replaceAll('$D', String(i))}
        ${node} explain --severity low --at 2026-11-20T16:30Z > ${i}/explanation
        ${node} calendar --year 2026 > ${i}/calendar`
    })
    expect((await run(`${lines.join('\n')}\ndiff -r 0 1`)).stdout).toBe('')
    expect(readdirSync(file('1'))).toHaveLength(10)
  })
})

describe.runIf(isThorough && process.platform === 'linux')('sla-calendar', () => {
  it.each([
    ['check -', '<&-', 'standard input: the file is empty.'],
    ['check -', '< .', 'Cannot read standard input: it is a directory.'],
    ['check .', '', 'Cannot read .: it is a directory.'],
    ['check /proc/self/mem', '', 'Cannot read /proc/self/mem: the device reports an error.'],
    ['deadline --severity high --document -', '< .', 'Cannot read standard input: it is a directory.'],
    ['deadline --severity high', '> /dev/full', 'Cannot write the output: no space left on the disk.'],
    ['help', '> /dev/full', 'Cannot write the output: no space left on the disk.'],
    [
      'sql --csv --from 2026-01-01 --to 2026-02-01',
      '> /dev/full',
      'Cannot write the output: no space left on the disk.',
    ],
    ['init none/sla.json', '', 'Cannot write none/sla.json: no such folder.'],
  ])('prints the error in one sentence: %s %s', async (words, redirection, message) => {
    const { status, stderr } = await run(`sla-calendar ${words} ${redirection}`)
    expect([status, stderr]).toEqual([2, sentence(message)])
  })

  it.runIf(process.getuid?.() === 0)('names a file that it may not read or write', async () => {
    for (const path of [dirname(command.path), dirname(dirname(command.path))]) chmodSync(path, 0o755)
    chmodSync(folder, 0o755)
    mkdirSync(file('closed'), { mode: 0o700 })
    writeFileSync(file('protected.json'), 'old')
    chmodSync(file('protected.json'), 0o444)
    const nobody = `setpriv --reuid=65534 --regid=65534 --clear-groups '${process.execPath}' '${command.path}'`
    const check = `${nobody} check ${folder}/tickets.csv --now 2026-12-09T12:00Z --report json=`
    for (const [line, message] of [
      [`cd closed; ${nobody} deadline --severity high`, 'Cannot read sla.json'],
      [`${nobody} check closed/tickets.csv`, 'Cannot read closed/tickets.csv'],
      [`${check}closed/a.json`, 'Cannot write closed/a.json'],
      [`${check}none/a.json`, 'Cannot write none/a.json'],
      [`${check}protected.json`, 'Cannot write protected.json'],
    ])
      expect(await run(line)).toEqual({ status: 2, stdout: '', stderr: sentence(`${message}: permission denied.`) })
    expect(text('protected.json')).toBe('old')
  })

  it('has its exit status without a standard error to write to', async () => {
    for (const redirection of ['2>&-', '2>/dev/full'])
      expect((await run(`sla-calendar check none.csv ${redirection}`)).status).toBe(2)
  })

  it('reads through links, and a huge environment does not matter', async () => {
    symlinkSync('tickets.csv', file('link.csv'))
    const { status } = await run(
      `export HUGE=$(head -c 120000 /dev/zero | tr '\\0' x); ${CHECK.replace('tickets', 'link')}`,
    )
    expect(status).toBe(0)
  })
})
