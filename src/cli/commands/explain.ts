import type { BusinessCalendar } from '../../calendar/business-calendar.ts'
import { computeDeadline } from '../../deadline/compute-deadline.ts'
import { PRODUCTS } from '../../document/products.ts'
import type { Explanation } from '../../explain/explain.ts'
import { explain } from '../../explain/explain.ts'
import { explainText } from '../../explain/explain-text.ts'
import { UserError } from '../../exports/user-error.ts'
import { escapeControlCharacters } from '../../reports/escape-control.ts'
import { jsonOutput } from '../../reports/json-output.ts'
import { type TimelineOptions, timelineSvg } from '../../svg/timeline.ts'
import { localTime } from '../../time/format/local-time.ts'
import { utcText } from '../../time/format/utc.ts'
import { toEpochMs } from '../../time/instant.ts'
import { command, EXIT_OK } from '../command.ts'
import { LOCALE_HELP, languageOf, OUTPUT_LANGUAGES } from '../locale.ts'
import { presentSecond } from '../present-second.ts'
import { TICKET_HELP, ticketOptions } from '../ticket-options.ts'
import { ticketTerms } from '../ticket-terms.ts'
import { explainTicket, type Form } from './explain-ticket.ts'

const HELP = `Usage: sla-calendar explain --severity SEVERITY [options]
       sla-calendar explain --id ID FILE… [options]

Prints why a ticket is due when it is: every interval from the report to the
deadline, whether it counts, and why.

For a ticket that the options describe:

${TICKET_HELP.ticket}
  --target TARGET       the target to explain (default: firstResponse)
${TICKET_HELP.field}
  --now INSTANT         evaluate as of this instant; also shows how far
                        overdue the ticket is

For a ticket of an export, with every target and every cycle:

  --id ID               the ticket's id in the export; FILE is the export, or
                        - for standard input
  --product NAME        the built-in mapping of a product's export
  --target TARGET       only this target (with --svg the default is
                        firstResponse)
  --now INSTANT         evaluate as of this instant (default: now)

For both:

${TICKET_HELP.document}
  --locale LOCALE       ${LOCALE_HELP}
  --json                print JSON: { dueAt, segments, overrun, … }; for an
                        export a list of verdicts, each with its explanation
  --svg                 print an SVG image; for an export, the last cycle

Exit status: 0 if there is a result; 2 if there is none, or if a row of the
ticket is invalid.
`

/** `sla-calendar explain`: prints why a ticket is due when it is. */
export const explainCommand = command({
  name: 'explain',
  help: HELP,
  options: {
    ...ticketOptions,
    id: { type: 'string' },
    product: { type: 'string', values: PRODUCTS },
    now: { type: 'string' },
    locale: { type: 'string', values: OUTPUT_LANGUAGES },
    json: { type: 'boolean' },
    svg: { type: 'boolean' },
  },
  operands: ['[FILE…]'],
  run({ locale: language, json, svg, now, ...ticket }, files) {
    if (json && svg) throw new UserError('--json and --svg exclude each other.')
    const locale = languageOf(language)
    const form = json ? 'json' : svg ? 'svg' : 'text'
    const nowMs = now === undefined ? undefined : toEpochMs(now, ['--now'])
    if (ticket.id !== undefined || files.length) {
      refuse(ticket, ['severity', 'at', 'channel', 'field'], 'the export describes the ticket of --id.')
      return explainTicket({ ...ticket, form, locale, now: nowMs ?? Date.now() }, files)
    }
    refuse(ticket, ['product'], 'it is the mapping of an export. Write --id ID FILE, too.')
    const asText = nowMs === undefined ? undefined : utcText(nowMs)
    const { explanation, calendar, file } = described(ticket, asText)
    process.stdout.write(explanationIn(form, explanation, file, { locale, now: asText, calendar }))
    return EXIT_OK
  },
})

type Options = {
  readonly severity?: string
  readonly at?: string
  readonly channel?: string
  readonly id?: string
  readonly document?: string
  readonly field?: readonly string[]
  readonly agreement?: string
  readonly product?: string
  readonly target?: string
}

/** Returns an explanation in a form. */
function explanationIn(
  form: Form,
  explanation: Explanation<string>,
  file: string,
  options: Pick<TimelineOptions, 'locale' | 'now' | 'calendar'>,
): string {
  if (form === 'json') return `${jsonOutput({ ...explanation, document: file }, 2)}\n`
  if (form === 'svg') return timelineSvg(explanation, options)
  const lines = [
    ...explainText(explanation, { locale: options.locale }).split('\n'),
    ...(file === 'built-in' ? [] : [`Config file: ${file}`]),
  ]
  return `${lines.map(escapeControlCharacters).join('\n')}\n`
}

/** An explanation, the calendar of its target for a drawing, and the name of the config file. */
type Described = {
  readonly explanation: Explanation<string>
  readonly calendar: BusinessCalendar
  readonly file: string
}

/** Returns the explanation of a ticket that the options describe. */
function described({ at, channel, target, ...options }: Options, now: string | undefined): Described {
  const reported = at === undefined ? presentSecond() : toEpochMs(at, ['--at'])
  const { terms, file } = ticketTerms(options, reported, ' For a ticket of an export write --id ID FILE.')
  // A UTC text returns texts with the calendar's offset, whatever offset or zone `--at` has.
  const reportedAt = utcText(reported)
  const { severity, ...contract } = { ...terms, target: target }
  const ticket = { severity, reportedAt, channel, ...contract }
  // Checks the ticket first, so that an error names the option and not an event.
  const { clock: calendar } = computeDeadline(ticket)
  if (now === undefined) return { explanation: explain(ticket), calendar, file }
  const [shown, report] = [Date.parse(now), reported].map(ms => localTime(ms, terms.calendar.timeZone))
  if (reported > Date.parse(now))
    throw new UserError(`--now: ${shown} is before the report, ${report} (${terms.calendar.timeZone}).`)
  return {
    explanation: explain({ events: [{ at: reportedAt, type: 'reported', severity, channel }], now, ...contract }),
    calendar,
    file,
  }
}

function refuse(options: Options, names: readonly (keyof Options)[], reason: string): void {
  for (const name of names)
    if (options[name] !== undefined) throw new UserError(`Unexpected option --${name}: ${reason}`)
}
