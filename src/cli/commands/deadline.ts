import { deadline } from '../../deadline/deadline.ts'
import { deadlineSentence } from '../../explain/sentence.ts'
import { compiledPolicy } from '../../policy/policy.ts'
import { escapeControlCharacters } from '../../reports/escape-control.ts'
import { jsonOutput } from '../../reports/json-output.ts'
import { utcText } from '../../time/format/utc.ts'
import { toEpochMs } from '../../time/instant.ts'
import { command, EXIT_OK } from '../command.ts'
import { LOCALE_HELP, OUTPUT_LANGUAGES, textsIn } from '../locale.ts'
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
  --locale LOCALE       ${LOCALE_HELP}
  --json                print JSON: { dueAt, dueAtUtc, startsAt, severity,
                        target, clock, policy, calendar, document, notices }

Exit status: 0 if there is a result, 2 if there is none.
`

/** `sla-calendar deadline`: prints when a ticket is due. */
export const deadlineCommand = command({
  name: 'deadline',
  help: HELP,
  options: {
    ...ticketOptions,
    locale: { type: 'string', values: OUTPUT_LANGUAGES },
    json: { type: 'boolean' },
  },
  operands: [],
  run({ at, channel, target, locale, json, ...options }) {
    const { wording, ...texts } = textsIn(locale)
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
    const reason = deadlineSentence(
      { ...due, reportedAt, startsAt, dueAt, within: spec.within },
      counting,
      texts.locale,
    )
    const words = wording.deadline
    const lines: (readonly [label: string, text: string])[] = [
      [words.due, `${due.dueAt} (${calendar.timeZone})`],
      ['UTC', dueAtUtc],
      [words.why, reason],
      ...(file === 'built-in' ? [] : [[words.from, `${file}, policy ${JSON.stringify(names.policy)}`] as const]),
      ...due.notices.map(({ code, message }) => [words.note, words.notices[code] ?? message] as const),
    ]
    const width = Math.max(4, ...lines.map(([label]) => label.length))
    return print(...lines.map(([label, text]) => escapeControlCharacters(`${label.padEnd(width)} ${text}`)))
  },
})

function print(...lines: string[]): number {
  process.stdout.write(`${lines.join('\n')}\n`)
  return EXIT_OK
}
