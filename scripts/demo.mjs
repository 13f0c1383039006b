// Runs the built command on the example tickets, shows what it prints and says what that was.
// Exits with 0 when the outcome is the documented one, else with 1. Needs a build: npm run build.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
if (!existsSync(`${root}/dist/cli.js`)) {
  console.error('dist/cli.js is missing: run npm run build first.')
  process.exit(1)
}

/** Runs the command as a user would, from the root of the project, and shows it. */
function sla(...args) {
  console.log(`$ sla-calendar ${args.join(' ')}`)
  const { status, stdout, stderr } = spawnSync(process.execPath, ['dist/cli.js', ...args], {
    cwd: root,
    encoding: 'utf8',
  })
  console.log(stdout + stderr)
  return { status, stdout }
}

const due = sla('deadline', '--severity', 'high', '--at', '2026-11-20T16:30+01:00')
console.log(`A high ticket of a Friday afternoon: six working hours later it is Monday, 13:30 in Rome; the weekend
counts nothing. Exit status ${due.status}: there is an answer.
`)

const check = sla('check', 'examples/tickets.csv', '--now', '2026-12-09T12:00+01:00')
console.log(`Twelve tickets, told one by one in examples/README.md: six first responses came in time, three did not,
three may still come in time. Six of nine are 66.67 %. Exit status ${check.status}: some promises were broken.
`)

const expected = [
  [due.status, 0],
  [due.stdout.includes('2026-11-23T13:30:00+01:00'), true],
  [due.stdout.includes('2026-11-23T12:30:00Z'), true],
  [check.status, 1],
  [/^all +12 +6 +3 +3 +66\.67 /m.test(check.stdout), true],
]
const asDocumented = expected.every(([found, wanted]) => found === wanted)
console.log(asDocumented ? 'All as documented.' : 'NOT as documented: see above.')
process.exitCode = asDocumented ? 0 : 1
