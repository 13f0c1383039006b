import { type Deadline, deadline } from '../policy/deadline.ts'
import type { TargetName } from '../policy/spec.ts'
import { toEpochMs } from '../time/instant.ts'
import { command, HELD } from './command.ts'
import { CommandError } from './command-error.ts'
import { deadlineReason } from './deadline-reason.ts'
import { calendar, channels, policy, severities } from './measure.ts'
import { utcText } from './time-text.ts'

const HELP = `Usage: sla-calendar deadline --severity SEVERITY [options]

Prints when a ticket is due by the policy msaBusiness and the calendar
italianOffice: the instant in the calendar's zone, the same in UTC, and why.

  --severity SEVERITY   ${severities.join(', ')}
  --at INSTANT          when it was reported, such as 2026-11-20T16:30+01:00;
                        now, if left out
  --channel CHANNEL     how it was reported: ${channels.join(', ')}
  --target TARGET       what is promised; firstResponse, if left out
  --json                for programs: { dueAt, dueAtUtc, startsAt, severity,
                        target, clock, policy, calendar, notices }

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
    if (severity === undefined) throw new CommandError(`--severity is missing. Known: ${severities.join(', ')}.`)
    // To the second: nobody reports to the millisecond, and the reason would have to count them.
    const reportedAt = at === undefined ? Math.floor(Date.now() / 1000) * 1000 : toEpochMs(at, ['--at'])
    // Given as text, instants come back as text with the calendar's offset, whatever offset or zone `--at` had.
    const ticket = { severity, reportedAt: utcText(reportedAt), channel, target: target as TargetName | undefined }
    const due = deadline({ ...ticket, policy, calendar })
    const dueAt = Date.parse(due.dueAt)
    const startsAt = Date.parse(due.startsAt)
    const dueAtUtc = utcText(dueAt)

    if (json) return print(JSON.stringify(forPrograms(due, dueAtUtc), null, 2))
    return print(
      `due  ${due.dueAt} (${calendar.timeZone})`,
      `UTC  ${dueAtUtc}`,
      `why  ${deadlineReason({ ...due, reportedAt, startsAt, dueAt }, calendar)}`,
      ...due.notices.map(({ message }) => `note ${message}`),
    )
  },
})

function forPrograms({ dueAt, startsAt, severity, target, clock, notices }: Deadline<string>, dueAtUtc: string) {
  const names = { policy: policy.name, calendar: calendar.name }
  return { dueAt, dueAtUtc, startsAt, severity, target, clock, ...names, notices }
}

function print(...lines: string[]): number {
  process.stdout.write(`${lines.join('\n')}\n`)
  return HELD
}
