import { promisedTargets } from '../../compliance/contracts/contract.ts'
import { type ClosedTicket, type ComparedVerdicts, ContractDiff } from '../../compliance/diff/contract-diff.ts'
import { PRODUCTS } from '../../document/products.ts'
import type { TicketsSpec } from '../../document/tickets-spec.ts'
import { UserError } from '../../exports/user-error.ts'
import { diffFormats } from '../../reports/diff/diff-formats.ts'
import { type DiffRun, diffRun } from '../../reports/diff/diff-run.ts'
import type { DiffWriter } from '../../reports/diff/diff-writer.ts'
import { toEpochMs } from '../../time/instant.ts'
import { type CheckInputs, checkInputs } from '../check-inputs.ts'
import { command } from '../command.ts'
import { LOCALE_HELP, OUTPUT_LANGUAGES, textsIn } from '../locale.ts'
import { presentSecond } from '../present-second.ts'
import { wholeNumber } from '../whole-number.ts'
import { writeReports } from '../write-reports.ts'
import { allOf } from './all-of.ts'
import { ExportJudge } from './export-judge.ts'

const HELP = `Usage: sla-calendar diff OLD NEW FILE… [options]

Compares two config files over the same exported tickets: which verdicts
change, when each target is due in both, and why. FILE is an export, as for
'sla-calendar check'.

Both config files must read the export in the same way: 'tickets' is equal, or
only one of them has it.

  --product NAME      the built-in mapping of a product's export, instead of
                      the one in the config files
  --now INSTANT       evaluate as of this instant; later events have not
                      happened yet (default: the present)
  --since INSTANT     only tickets reported at this instant or later
  --until INSTANT     only tickets reported before this instant
  --open-only         only tickets with an open target; also list open targets
                      that keep their verdict but are due at another time
  --report TYPE       text (the default), json, markdown or html; on standard
  --report TYPE=FILE  output or in a file; may be repeated
  --json              the same as --report json
  --locale LOCALE     ${LOCALE_HELP}
  --allow-bad N       tolerate up to N invalid rows

Reasons name the config files OLD and NEW: "Tue 8 Dec is a holiday in NEW".

Exit status: 0 nothing changes, 1 something does, 2 not compared (a wrong config
file, invalid rows, no tickets, a report that could not be written).
`

/** `sla-calendar diff`: compares two config files over the same tickets. */
export const diffCommand = command({
  name: 'diff',
  help: HELP,
  options: {
    product: { type: 'string', values: PRODUCTS },
    now: { type: 'string' },
    since: { type: 'string' },
    until: { type: 'string' },
    'open-only': { type: 'boolean' },
    report: { type: 'string', multiple: true, values: [...diffFormats.keys()] },
    json: { type: 'boolean' },
    locale: { type: 'string', values: OUTPUT_LANGUAGES },
    'allow-bad': { type: 'string' },
  },
  operands: ['OLD', 'NEW', 'FILE…'],
  async run(options, [old, current, ...files]) {
    const requested = [...(options.json ? ['json'] : []), ...(options.report ?? [])]
    const texts = textsIn(options.locale)
    const run = await writeReports<DiffWriter, DiffRun>(
      requested,
      diffFormats,
      [old, current, ...files],
      texts.wording,
      async writers => {
        const now = options.now === undefined ? presentSecond() : toEpochMs(options.now, ['--now'])
        const [before, after] = inputsOf(old, current, options.product, files)
        const diff = new ContractDiff({
          before: termsOf(before),
          after: termsOf(after),
          now: new Date(now),
          since: options.since === undefined ? undefined : toEpochMs(options.since, ['--since']),
          until: options.until === undefined ? undefined : toEpochMs(options.until, ['--until']),
          openOnly: options['open-only'] ?? false,
        })
        const stats = await new ExportJudge<ComparedVerdicts | ClosedTicket>().read({
          files,
          spec: ticketsOf(before, after),
          judged: [before, after].map(({ contracts, targets = promisedTargets(contracts) }) => ({
            contracts,
            targets,
          })),
          now,
          allowedBadRows: wholeNumber('--allow-bad', options['allow-bad']) ?? 0,
          findings: texts.findings,
          judge: ticket => diff.ticketByAgreement(ticket),
          ticket: result => {
            const changes = result.status === 'closed' ? [] : result.changes
            return allOf(changes.flatMap(change => writers.map(writer => writer.change?.(change))))
          },
          invalid: row => allOf(writers.map(writer => writer.invalid?.(row))),
        })
        const look = { ticketUrl: after.ticketUrl ?? before.ticketUrl, logo: after.logo ?? before.logo }
        return diffRun(diff.result(), stats, { before: before.document, after: after.document }, look)
      },
    )
    return run.exitCode
  },
})

function inputsOf(old: string, current: string, product: string | undefined, files: readonly string[]) {
  if ([old, current, ...files].filter(file => file === '-').length > 1)
    throw new UserError('Standard input can be read only once: write - for one file.')
  const [before, after] = [old, current].map(file => checkInputs(file, product))
  // Files of the same name are two versions of one document.
  if (before.document !== after.document) return [before, after] as const
  return [
    { ...before, document: old },
    { ...after, document: current },
  ] as const
}

function termsOf({ contracts, calendars, targets, objectives, waivers }: CheckInputs) {
  return { contracts, calendars, targets, objectives, waivers }
}

/**
 * Returns how both config files read the export.
 *
 * @throws {UserError} if they read it differently
 */
function ticketsOf(before: CheckInputs, after: CheckInputs): TicketsSpec {
  const [first, second] = [before.tickets, after.tickets]
  if (!Object.keys(second).length) return first
  if (!Object.keys(first).length) return second
  const keys = [...new Set([...Object.keys(first), ...Object.keys(second)])] as (keyof TicketsSpec)[]
  const differing = keys.filter(key => canonical(first[key]) !== canonical(second[key]))
  if (!differing.length) return first
  throw new UserError(
    `OLD and NEW read the export differently: ${differing.map(key => `tickets.${key}`).join(', ')}. ` +
      'Make them equal. For severities with other meanings use "severities" of a contract.',
  )
}

/** Returns a value as text that does not depend on the order of keys. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
    ) ?? ''
  )
}
