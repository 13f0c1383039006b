import { deadline } from '../../deadline/deadline.ts'
import { deadlineSentence } from '../../explain/sentence.ts'
import { compiledPolicy } from '../../policy/policy.ts'
import type { TargetName } from '../../policy/spec.ts'
import { escapeControlCharacters } from '../../reports/escape-control.ts'
import { jsonOutput } from '../../reports/json-output.ts'
import { utcText } from '../../time/format/utc.ts'
import { toEpochMs } from '../../time/instant.ts'
import { builtInChannels, builtInSeverities } from '../built-in.ts'
import { command, EXIT_OK } from '../command.ts'
import { ticketTerms } from '../ticket-terms.ts'

const HELP = `Usage: sla-calendar deadline --severity SEVERITY [options]

Prints when a ticket is due: the instant in the calendar's zone, the same
instant in UTC, and why.

  --severity SEVERITY   a severity of the policy; in the built-in contract
                        ${builtInSeverities.join(', ')}
  --at INSTANT          when the ticket was reported, for example
                        2026-11-20T16:30+01:00 (default: now)
  --channel CHANNEL     how it was reported; in the built-in contract
                        ${builtInChannels.join(', ')}
  --target TARGET       the target to compute (default: firstResponse)
  --document FILE       the config file (default: ./sla.json if it exists,
                        otherwise the built-in contract MSA Business 2023)
  --field COLUMN=VALUE  a column of the ticket that contracts ask for, for
                        example customer=Acme; may be repeated
  --json                print JSON: { dueAt, dueAtUtc, startsAt, severity,
                        target, clock, policy, calendar, document, notices }

Exit status: 0 if there is a result, 2 if there is none.
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
    document: { type: 'string' },
    field: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  },
  operands: [],
  run({ at, channel, target, json, ...options }) {
    // To the second: nobody reports to the millisecond, and the reason would have to count them.
    const reportedAt = at === undefined ? Math.floor(Date.now() / 1000) * 1000 : toEpochMs(at, ['--at'])
    const { terms, file } = ticketTerms(options, reportedAt)
    const { policy, calendar, calendars } = terms
    // Given as text, instants come back as text with the calendar's offset, whatever offset or zone `--at` had.
    const due = deadline({
      ...terms,
      reportedAt: utcText(reportedAt),
      channel,
      target: target as TargetName | undefined,
    })
    const dueAt = Date.parse(due.dueAt)
    const startsAt = Date.parse(due.startsAt)
    const dueAtUtc = utcText(dueAt)
    const { spec } = compiledPolicy(policy, []).severities.get(due.severity)!.get(due.target)!
    const counting = spec.calendar === undefined ? calendar : calendars[spec.calendar]
    const names = { policy: policy.name, calendar: counting.name ?? counting.timeZone }

    if (json) {
      const { severity, target, clock, notices } = due
      const answer = { dueAt: due.dueAt, dueAtUtc, startsAt: due.startsAt, severity, target, clock }
      return print(jsonOutput({ ...answer, ...names, document: file, notices }, 2))
    }
    const reason = deadlineSentence({ ...due, reportedAt, startsAt, dueAt, within: spec.within }, counting)
    const lines = [
      `due  ${due.dueAt} (${calendar.timeZone})`,
      `UTC  ${dueAtUtc}`,
      `why  ${reason}`,
      ...(file === 'built-in' ? [] : [`from ${file}, policy ${JSON.stringify(names.policy)}`]),
      ...due.notices.map(({ message }) => `note ${message}`),
    ]
    return print(...lines.map(escapeControlCharacters))
  },
})

function print(...lines: string[]): number {
  process.stdout.write(`${lines.join('\n')}\n`)
  return EXIT_OK
}
