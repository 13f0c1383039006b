import type { Explanation } from '../clock/explain.ts'
import { explain } from '../clock/explain.ts'
import { explainText } from '../clock/explain-text.ts'
import { deadline } from '../policy/deadline.ts'
import type { TargetName } from '../policy/spec.ts'
import { timelineSvg } from '../svg/timeline.ts'
import { toEpochMs } from '../time/instant.ts'
import { command, HELD } from './command.ts'
import { CommandError } from './command-error.ts'
import { calendar, channels, policy, severities } from './measure.ts'
import { utcText } from './time-text.ts'

const HELP = `Usage: sla-calendar explain --severity SEVERITY [options]

Prints why a ticket is due when it is: every stretch of time from the report
on, whether it counts, and why. By the policy msaBusiness and the calendar
italianOffice.

  --severity SEVERITY   ${severities.join(', ')}
  --at INSTANT          when it was reported, such as 2026-11-20T16:30+01:00;
                        now, if left out
  --channel CHANNEL     how it was reported: ${channels.join(', ')}
  --target TARGET       what is promised; firstResponse, if left out
  --now INSTANT         as of this instant: what is over by then is told too
  --locale LOCALE       en or it, the language of the text and of the image
  --json                for programs: { dueAt, segments, overrun, … }
  --svg                 as an SVG image

Exit status: 0 when there is an answer, 2 when there is none.
`

export const explainCommand = command({
  name: 'explain',
  summary: 'prints every stretch of time up to the deadline',
  help: HELP,
  options: {
    severity: { type: 'string' },
    at: { type: 'string' },
    channel: { type: 'string' },
    target: { type: 'string' },
    now: { type: 'string' },
    locale: { type: 'string' },
    json: { type: 'boolean' },
    svg: { type: 'boolean' },
  },
  operands: [],
  run({ locale, json, svg, now, ...ticket }) {
    if (json && svg) throw new CommandError('--json and --svg exclude each other.')
    const given = now === undefined ? undefined : utcText(toEpochMs(now, ['--now']))
    process.stdout.write(explanationIn(form(json, svg), fromOptions({ ...ticket, now: given }), { locale, now: given }))
    return HELD
  },
})

/** How an explanation is written. */
type ExplanationForm = 'text' | 'json' | 'svg'

/** An explanation in one of its forms, whatever ticket it is of. */
function explanationIn(
  form: ExplanationForm,
  explanation: Explanation<string>,
  options: { readonly locale?: string; readonly now?: string },
): string {
  if (form === 'json') return `${JSON.stringify(explanation, null, 2)}\n`
  if (form === 'svg') return timelineSvg(explanation, options)
  return `${explainText(explanation, options)}\n`
}

function form(json = false, svg = false): ExplanationForm {
  if (json) return 'json'
  return svg ? 'svg' : 'text'
}

type Options = {
  readonly severity?: string
  readonly at?: string
  readonly channel?: string
  readonly target?: string
  readonly now?: string
}

/** The explanation of a ticket that the options describe. */
function fromOptions({ severity, at, channel, target, now }: Options): Explanation<string> {
  if (severity === undefined) throw new CommandError(`--severity is missing. Known: ${severities.join(', ')}.`)
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
