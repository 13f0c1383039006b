// Runs the command on the example tickets, shows its output and explains it.
// Exit code 0: the output is as documented; 1: it is not. Needs no build: it bundles the command in a temporary folder.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleForNode } from './bundle-for-node.mjs'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'sla-calendar-demo-'))
const program = join(folder, 'cli.mjs')
process.once('exit', () => rmSync(folder, { recursive: true }))
await bundleForNode(program, { entryPoints: [join(root, 'src/cli/main.ts')] })

/** Runs the command in the root of the project and prints the command line and its output. */
function sla(...args) {
  console.log(`$ sla-calendar ${args.join(' ')}`)
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: root, encoding: 'utf8' })
  console.log(stdout + stderr)
  return { status, stdout }
}

const due = sla('deadline', '--severity', 'high', '--at', '2026-11-20T16:30+01:00')
console.log(`A ticket of severity high, reported on a Friday afternoon, is due after six working hours: on Monday at 13:30
in Rome. The weekend does not count. Exit code ${due.status}: a deadline was found.
`)

const check = sla('check', 'examples/tickets.csv', '--now', '2026-12-09T12:00+01:00')
console.log(`examples/README.md explains each of the twelve tickets. Six first responses met the SLA, three breached it, and
three are still running. Six of nine are 66.67%. Exit code ${check.status}: the SLA was breached.
`)

const expected = [
  [due.status, 0],
  [due.stdout.includes('2026-11-23T13:30:00+01:00'), true],
  [due.stdout.includes('2026-11-23T12:30:00Z'), true],
  [check.status, 1],
  [/^all +12 +6 +3 +3 +66\.67 /m.test(check.stdout), true],
]
const asDocumented = expected.every(([found, wanted]) => found === wanted)
console.log(asDocumented ? 'The output is as documented.' : 'The output is NOT as documented: see above.')
process.exitCode = asDocumented ? 0 : 1
