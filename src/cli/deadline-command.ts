import { deadline, italianOffice, msaBusiness } from '../index.ts'
import { toEpochMs } from '../time/instant.ts'
import { command, HELD } from './command.ts'
import { CommandError } from './command-error.ts'
import { deadlineReason } from './deadline-reason.ts'
import { utcText } from './time-text.ts'

const SEVERITIES = Object.keys(msaBusiness.severities).join(', ')

const HELP = `Usage: sla-calendar deadline --severity SEVERITY [options]

Prints when a ticket is due by the policy msaBusiness and the calendar italianOffice: the instant in the calendar's
zone, the same in UTC, and why.

  --severity SEVERITY   ${SEVERITIES}
  --at INSTANT          when it was reported, such as 2026-11-20T16:30+01:00; now, if left out
  --channel CHANNEL     how it was reported: ${msaBusiness.channels.map(({ id }) => id).join(', ')}
  --target TARGET       what is promised; firstResponse, if left out
  --json                for programs: { dueAt, dueAtUtc, startsAt, severity, target, clock, policy, calendar, notices }

Exit status: 0 when there is an answer, 2 when there is none.
`

export const deadlineCommand = command({
  name: 'deadline',
  summary: 'prints when a ticket is due, and why',
  help: HELP,
  options: {
    severity: { type: 'string' },
    at: { type: 'string' },
    channel: { type: 'string' },
    target: { type: 'string' },
    json: { type: 'boolean' },
  },
  operands: [],
  run({ severity, at, channel, target, json }) {
    if (severity === undefined) throw new CommandError(`--severity is missing. Known: ${SEVERITIES}.`)
    const reportedAt = at === undefined ? Date.now() : toEpochMs(at, ['--at'])
    const measure = { policy: msaBusiness, calendar: italianOffice }
    // Given as text, instants come back as text with the calendar's offset, whatever offset or zone `--at` had.
    const due = deadline({ severity, reportedAt: utcText(reportedAt), channel, target, ...measure })
    const dueAt = Date.parse(due.dueAt)
    const startsAt = Date.parse(due.startsAt)
    const dueAtUtc = utcText(dueAt)

    if (json) return print(JSON.stringify(forPrograms(due, dueAtUtc), null, 2))
    return print(
      `due  ${due.dueAt} (${italianOffice.timeZone})`,
      `UTC  ${dueAtUtc}`,
      `why  ${deadlineReason({ ...due, reportedAt, startsAt, dueAt }, italianOffice)}`,
      ...due.notices.map(({ message }) => `note ${message}`),
    )
  },
})

function forPrograms({ dueAt, startsAt, severity, target, clock, notices }: Deadline<string>, dueAtUtc: string) {
  const names = { policy: msaBusiness.name, calendar: italianOffice.name }
  return { dueAt, dueAtUtc, startsAt, severity, target, clock, ...names, notices }
}

function print(...lines: string[]): number {
  process.stdout.write(`${lines.join('\n')}\n`)
  return HELD
}
