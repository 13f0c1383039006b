import { promisedTargets } from '../../compliance/contracts/contract.ts'
import { TicketForecast } from '../../compliance/forecast/ticket-forecast.ts'
import type { JudgedTicket } from '../../compliance/result.ts'
import { PRODUCTS } from '../../document/products.ts'
import { MAX_SHOWN } from '../../reports/collector.ts'
import { forecastFormats } from '../../reports/forecast/forecast-formats.ts'
import { forecastRun } from '../../reports/forecast/forecast-run.ts'
import type { InvalidRow } from '../../reports/report-writer.ts'
import { toEpochMs } from '../../time/instant.ts'
import { zoneOf } from '../../time/zone.ts'
import { checkInputs } from '../check-inputs.ts'
import { command } from '../command.ts'
import { LOCALE_HELP, OUTPUT_LANGUAGES, textsIn } from '../locale.ts'
import { presentSecond } from '../present-second.ts'
import { FOUND } from '../terms.ts'
import { untilInstant } from '../until.ts'
import { wholeNumber } from '../whole-number.ts'
import { writeReports } from '../write-reports.ts'
import { ExportJudge } from './export-judge.ts'

const HELP = `Usage: sla-calendar forecast FILE… [options]

Lists the open targets of exported tickets that will be breached if nothing
happens, in the order in which they are due, and how many more may then be late
by the objectives of the config file. FILE is an export, as for
'sla-calendar check'.

  --until INSTANT     the end of the forecast: an instant, or a duration after
  --until DURATION    now such as PT8H, P1D or P2W (default: P1D)
  --document FILE     the config file (default: ./sla.json if it exists,
                      otherwise the built-in contract MSA Business 2023)
  --product NAME      the built-in mapping of a product's export, instead of
                      the one in the config file
  --agreement NAME    only this agreement of the config file (default: all)
  --now INSTANT       forecast as of this instant; later events have not
                      happened yet (default: the present)
  --report TYPE       text (the default), json or html; on standard output or
  --report TYPE=FILE  in a file; may be repeated
  --json              the same as --report json
  --locale LOCALE     ${LOCALE_HELP}
  --allow-bad N       tolerate up to N invalid rows

Exit status: 0 nothing will be breached, 1 something will, 2 not known (a wrong
config file, invalid rows, no tickets, a report that could not be written).
`

/** `sla-calendar forecast`: lists the targets that will be breached next. */
export const forecastCommand = command({
  name: 'forecast',
  help: HELP,
  options: {
    until: { type: 'string' },
    document: { type: 'string', values: 'files' },
    product: { type: 'string', values: PRODUCTS },
    agreement: { type: 'string' },
    now: { type: 'string' },
    report: { type: 'string', multiple: true, values: [...forecastFormats.keys()] },
    json: { type: 'boolean' },
    locale: { type: 'string', values: OUTPUT_LANGUAGES },
    'allow-bad': { type: 'string' },
  },
  operands: ['FILE…'],
  async run(options, files) {
    const requested = [...(options.json ? ['json'] : []), ...(options.report ?? [])]
    const read = [...files, options.document ?? FOUND]
    const texts = textsIn(options.locale)
    const run = await writeReports(requested, forecastFormats, read, texts.wording, async () => {
      const now = options.now === undefined ? presentSecond() : toEpochMs(options.now, ['--now'])
      const { document, tickets, ticketUrl, logo, ...inputs } = checkInputs(
        options.document,
        options.product,
        files,
        options.agreement,
      )
      const { contracts, calendars, targets = promisedTargets(contracts), objectives, waivers } = inputs
      const until = untilInstant('--until', options.until ?? 'P1D', now, zoneOf(contracts[0].calendar.timeZone))
      const terms = { contracts, calendars, targets: inputs.targets, objectives, waivers }
      const forecast = new TicketForecast({ ...terms, now: new Date(now), until: new Date(until) })
      const invalidRows: InvalidRow[] = []
      const stats = await new ExportJudge<JudgedTicket>().read({
        files,
        spec: tickets,
        judged: [{ contracts, targets }],
        now,
        allowedBadRows: wholeNumber('--allow-bad', options['allow-bad']) ?? 0,
        findings: texts.findings,
        judge: ticket => forecast.ticketByAgreement(ticket),
        ticket() {},
        invalid(row) {
          if (invalidRows.length < MAX_SHOWN) invalidRows.push(row)
        },
      })
      return forecastRun(forecast.result(), stats, { document, invalidRows, ticketUrl, logo })
    })
    return run.exitCode
  },
})
