import type { Explanation } from '../clock/explain.ts'
import { explain } from '../clock/explain.ts'
import { explainText } from '../clock/explain-text.ts'
import { deadline } from '../policy/deadline.ts'
import type { TargetName } from '../policy/spec.ts'
import { timelineSvg } from '../svg/timeline.ts'
import { toEpochMs } from '../time/instant.ts'
import { command, HELD } from './command.ts'
import { CommandError } from './command-error.ts'
import { explainExported, type Form } from './explain-exported.ts'
import { calendar, channels, policy, severities } from './measure.ts'
import { utcText } from './time-text.ts'

const HELP = `Usage: sla-calendar explain --severity SEVERITY [options]
       sla-calendar explain --id ID FILE… [options]

Prints why a ticket is due when it is: every stretch of time from the report
on, whether it counts, and why.

A ticket described here, by the policy msaBusiness and the calendar
italianOffice:

  --severity SEVERITY   ${severities.join(', ')}
  --at INSTANT          when it was reported, such as 2026-11-20T16:30+01:00;
                        now, if left out
  --channel CHANNEL     how it was reported: ${channels.join(', ')}
  --target TARGET       what is promised; firstResponse, if left out
  --now INSTANT         as of this instant: what is over by then is told too

A ticket of an export, each promise and each run of its clock:

  --id ID               the ticket, as the export names it
  --document FILE       the contract and how to read the export, as for check
  --product NAME        the ready mapping of an export, as for check
  --target TARGET       this promise only; of --svg firstResponse, if left out
  --now INSTANT         judged as of this instant; now, if left out

Both:

  --locale LOCALE       en or it, the language of the text and of the image
  --json                for programs: { dueAt, segments, overrun, … }; of an
                        export a list of verdicts, each with its explanation
  --svg                 as an SVG image; of an export the last run of a clock

Exit status: 0 when there is an answer, 2 when there is none, or a row of the
ticket is bad.
`

export const explainCommand = command({
  name: 'explain',
  summary: 'prints every stretch of time up to the deadline',
  help: HELP,
  options: {
    severity: { type: 'string' },
    at: { type: 'string' },
    channel: { type: 'string' },
    id: { type: 'string' },
    document: { type: 'string' },
    product: { type: 'string' },
    target: { type: 'string' },
    now: { type: 'string' },
    locale: { type: 'string' },
    json: { type: 'boolean' },
    svg: { type: 'boolean' },
  },
  operands: ['[FILE…]'],
  run({ locale, json, svg, now, ...ticket }, files) {
    if (json && svg) throw new CommandError('--json and --svg exclude each other.')
    const form = json ? 'json' : svg ? 'svg' : 'text'
    const given = now === undefined ? undefined : toEpochMs(now, ['--now'])
    if (ticket.id !== undefined || files.length) {
      refuse(ticket, ['severity', 'at', 'channel'], 'describes a ticket; that of --id is described by the export.')
      return explainExported({ ...ticket, form, locale, now: given ?? Date.now() }, files)
    }
    refuse(ticket, ['document', 'product'], 'says how an export is judged: name its ticket with --id.')
    const asText = given === undefined ? undefined : utcText(given)
    process.stdout.write(explanationIn(form, described(ticket, asText), { locale, now: asText }))
    return HELD
  },
})

type Options = {
  readonly severity?: string
  readonly at?: string
  readonly channel?: string
  readonly id?: string
  readonly document?: string
  readonly product?: string
  readonly target?: string
}

/** An explanation in one of its forms. */
function explanationIn(
  form: Form,
  explanation: Explanation<string>,
  options: { readonly locale?: string; readonly now?: string },
): string {
  if (form === 'json') return `${JSON.stringify(explanation, null, 2)}\n`
  if (form === 'svg') return timelineSvg(explanation, options)
  return `${explainText(explanation, options)}\n`
}

/** The explanation of a ticket that the options describe. */
function described({ severity, at, channel, target }: Options, now: string | undefined): Explanation<string> {
  if (severity === undefined)
    throw new CommandError(
      `--severity is missing. Known: ${severities.join(', ')}. For a ticket of an export write --id ID FILE.`,
    )
  // To the second: nobody reports to the millisecond.
  const reported = at === undefined ? Math.floor(Date.now() / 1000) * 1000 : toEpochMs(at, ['--at'])
  // Given as text, instants come back as text with the calendar's offset, whatever offset or zone `--at` had.
  const reportedAt = utcText(reported)
  const terms = { target: target as TargetName | undefined, policy, calendar }
  const ticket = { severity, reportedAt, channel, ...terms }
  if (now === undefined) return explain(ticket)
  // What is wrong with the ticket is said in the words of its options, not of a list of events.
  deadline(ticket)
  if (reported > Date.parse(now)) throw new CommandError(`--now: ${now} is before the report, ${reportedAt}.`)
  return explain({ events: [{ at: reportedAt, type: 'reported', severity, channel }], now, ...terms })
}

function refuse(options: Options, names: readonly (keyof Options)[], why: string): void {
  for (const name of names) if (options[name] !== undefined) throw new CommandError(`--${name} ${why}`)
}
