import { deadline } from '../../deadline/deadline.ts'
import { deadlineSentence } from '../../explain/sentence.ts'
import { compiledPolicy } from '../../policy/policy.ts'
import { escapeControlCharacters } from '../../reports/escape-control.ts'
import { jsonOutput } from '../../reports/json-output.ts'
import { utcText } from '../../time/format/utc.ts'
import { toEpochMs } from '../../time/instant.ts'
import { command, EXIT_OK } from '../command.ts'
import { presentSecond } from '../present-second.ts'
import { TICKET_HELP, ticketOptions } from '../ticket-options.ts'
import { ticketTerms } from '../ticket-terms.ts'

const HELP = `Usage: sla-calendar deadline --severity SEVERITY [options]

Prints when a ticket is due: the instant in the calendar's zone, the same
instant in UTC, and why.

${TICKET_HELP.ticket}
  --target TARGET       the target to compute (default: firstResponse)
${TICKET_HELP.document}
${TICKET_HELP.field}
  --json                print JSON: { dueAt, dueAtUtc, startsAt, severity,
                        target, clock, policy, calendar, document, notices }

Exit status: 0 if there is a result, 2 if there is none.
`

/** `sla-calendar deadline`: prints when a ticket is due. */
export const deadlineCommand = command({
  name: 'deadline',
  summary: 'prints when a ticket is due, and why',
  help: HELP,
  options: {
    ...ticketOptions,
    json: { type: 'boolean' },
  },
  operands: [],
  run({ at, channel, target, json, ...options }) {
    const reportedAt = at === undefined ? presentSecond() : toEpochMs(at, ['--at'])
    const { terms, file } = ticketTerms(options, reportedAt)
    const { policy, calendar, calendars } = terms
    // A UTC text returns texts with the calendar's offset, whatever offset or zone `--at` has.
    const due = deadline({
      ...terms,
      reportedAt: utcText(reportedAt),
      channel,
      target: target,
    })
    const dueAt = Date.parse(due.dueAt)
    const startsAt = Date.parse(due.startsAt)
    const dueAtUtc = utcText(dueAt)
    const { spec } = compiledPolicy(policy, []).severities.get(due.severity)!.get(due.target)!
    const counting = spec.calendar === undefined ? calendar : calendars[spec.calendar]
    const names = { policy: policy.name, calendar: counting.name ?? counting.timeZone }

    if (json) {
      const { severity, target, clock, notices } = due
      const result = { dueAt: due.dueAt, dueAtUtc, startsAt: due.startsAt, severity, target, clock }
      return print(jsonOutput({ ...result, ...names, document: file, notices }, 2))
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
