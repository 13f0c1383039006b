import { writeFileSync } from 'node:fs'
import { type KnownBreach, readBaseline, writeBaseline } from '../compliance/baseline.ts'
import { Check } from '../compliance/check.ts'
import { severitiesOf } from '../compliance/contract.ts'
import { type Minimums, parseMinimums } from '../compliance/minimums.ts'
import type { CheckResult, JudgedTicket } from '../compliance/result.ts'
import { Unjudged } from '../compliance/unjudged.ts'
import { toEpochMs } from '../time/instant.ts'
import { BadRows } from './bad-rows.ts'
import { COULD_NOT, command } from './command.ts'
import { CommandError } from './command-error.ts'
import { badRowOf, complain } from './complain.ts'
import { products } from './input/products/products.ts'
import { readExports } from './input/read-exports.ts'
import type { InputItem, InputNotes } from './input/ticket-item.ts'
import { LeftOut } from './left-out.ts'
import { noticed } from './noticed.ts'
import { Progress } from './progress.ts'
import { makeFolder } from './report-files.ts'
import { type ReportAsked, reportsAsked } from './reports-asked.ts'
import { type TermsOfCheck, termsOfCheck } from './terms-of-check.ts'
import { inFile, textOf, unwritableFile } from './text-file.ts'

const HELP = `Usage: sla-calendar check FILE… [options]

Checks exported tickets (CSV, JSON or NDJSON, optionally gzipped; - for stdin):
which targets were met, which were breached, and why.

  --document FILE     the config file: contracts, and how to read the export
                      (default: ./sla.json if it exists). 'sla-calendar init'
                      writes one. Without a config file, the built-in contract
                      MSA Business 2023 applies to the columns id, severity,
                      channel, reportedAt and respondedAt
  --product NAME      the ready mapping of an export, instead of the one in the
                      config file:
${listed(Object.keys(products), '                      ')}
  --now INSTANT       evaluate as of this instant (default: now)
  --since INSTANT     only tickets reported at this instant or later
  --until INSTANT     only tickets reported before this instant
  --report TYPE       text (the default), json, ndjson, junit, github, gitlab,
  --report TYPE=FILE  markdown or html; on standard output or in a file, whose
                      folder is created; may be repeated. github also appends
                      a summary to the file that GITHUB_STEP_SUMMARY names
  --json              the same as --report json
  --min PERCENT       required percentage of targets met: 95, or per severity
                      critical=100,high=95 (default: 100)
  --min-tickets N     ignore percentages based on fewer than N tickets
  --baseline FILE     tolerate the breaches listed in this file
  --write-baseline FILE  list the breaches of this run that no waiver excuses
  --compare COLUMN    compare results with the product's own, in this column
  --allow-bad N       tolerate up to N invalid rows

Invalid rows are reported on standard error by file, line and column, and are
not counted. The percentage is met / (met + breached).

Exit status: 0 if all targets are met, 1 if some are breached, 2 if the check
could not be completed: a row is invalid, there are no tickets, or a report
could not be written.
`

/** Names in lines of less than 80 columns, each after an indent. */
function listed(names: readonly string[], indent: string): string {
  const lines = [indent]
  for (const [i, name] of names.entries()) {
    const word = name + (i < names.length - 1 ? ', ' : '')
    if (lines.at(-1)!.length + word.length > 79) lines.push(indent)
    lines[lines.length - 1] += word
  }
  return lines.map(line => line.trimEnd()).join('\n')
}

export const checkCommand = command({
  name: 'check',
  summary: 'checks the tickets of an export',
  help: HELP,
  options: {
    document: { type: 'string' },
    product: { type: 'string' },
    now: { type: 'string' },
    since: { type: 'string' },
    until: { type: 'string' },
    report: { type: 'string', multiple: true },
    json: { type: 'boolean' },
    min: { type: 'string' },
    'min-tickets': { type: 'string' },
    baseline: { type: 'string' },
    'write-baseline': { type: 'string' },
    compare: { type: 'string' },
    'allow-bad': { type: 'string' },
  },
  operands: ['FILE…'],
  async run(options, files) {
    const terms = termsOfCheck(options.document, options.product, files)
    // To the second: nobody wants to read by how many milliseconds a ticket is late.
    const now = options.now === undefined ? Math.floor(Date.now() / 1000) * 1000 : toEpochMs(options.now, ['--now'])
    const check = checkOf(terms, now, options)
    const allowedBadRows = wholeNumber('--allow-bad', options['allow-bad']) ?? 0
    const reports = reportsAsked([...(options.json ? ['json'] : []), ...(options.report ?? [])])
    const discard = () => {
      for (const { destination } of reports) destination.discard()
    }
    const interrupted = () => {
      discard()
      process.stderr.write('error: interrupted; nothing has been reported.\n')
      process.exit(COULD_NOT)
    }
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, interrupted)
    try {
      const run = new Run(check, reports, options['write-baseline'] !== undefined)
      const notes = await readExports(files, terms.tickets, run, now)
      const result = await run.end({ ...notes, allowedBadRows, document: terms.document })
      if (options['write-baseline'] !== undefined) saveBaseline(options['write-baseline'], run.breaches)
      return result.exitCode
    } catch (error) {
      discard()
      throw error
    } finally {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, interrupted)
    }
  },
})

/** One run over the input: what is read goes to the check, and from there to the reports. */
class Run {
  /** The breaches that no waiver excuses, where they are asked for. */
  readonly breaches: KnownBreach[] = []
  readonly #check: Check
  readonly #reports: readonly ReportAsked[]
  readonly #keepsBreaches: boolean
  readonly #progress = new Progress('tickets')
  readonly #leftOut = new LeftOut()
  readonly #badRows = new BadRows()

  constructor(check: Check, reports: readonly ReportAsked[], keepsBreaches: boolean) {
    this.#check = check
    this.#reports = reports
    this.#keepsBreaches = keepsBreaches
  }

  item(item: InputItem): undefined | Promise<void> {
    this.#progress.step()
    if ('bad' in item) {
      this.#badRows.add(item)
      return
    }
    if ('leftOut' in item) {
      this.#leftOut.add(item)
      return
    }
    const judged = this.#check.ticket(item)
    if (judged === undefined) return
    if (judged instanceof Unjudged) {
      this.#badRows.add({ id: item.id, bad: [badRowOf(judged, item)] })
      return
    }
    if (this.#keepsBreaches) this.#keep(judged)
    return this.#report(judged)
  }

  async end(
    reading: InputNotes & { readonly allowedBadRows: number; readonly document: string },
  ): Promise<CheckResult> {
    this.#progress.end()
    this.#badRows.end()
    const findings = [...this.#leftOut.findings(), ...noticed(reading)]
    const result = this.#check.result({ ...reading, badRows: this.#badRows.count, findings })
    for (const { writer } of this.#reports) await writer.end(result)
    for (const { destination } of this.#reports) await destination.keep()
    for (const { severity, message } of result.findings)
      if (severity === 'error' && result.exitCode === COULD_NOT) complain(message)
    return result
  }

  /** Hands a ticket to the reports; waits only where one of them does. */
  #report(ticket: JudgedTicket): undefined | Promise<void> {
    const waits: Promise<void>[] = []
    for (const { writer } of this.#reports) {
      const wait = writer.ticket?.(ticket)
      if (wait) waits.push(wait)
      const { difference } = ticket
      const other = difference && writer.difference?.({ ticket, ...difference })
      if (other) waits.push(other)
    }
    return waits.length ? Promise.all(waits).then(() => undefined) : undefined
  }

  #keep({ verdicts }: JudgedTicket) {
    for (const { outcome, waived, ticket, target, cycle, severity } of verdicts)
      if (outcome === 'breached' && waived === undefined) this.breaches.push({ ticket, target, cycle, severity })
  }
}

type Options = {
  readonly since?: string
  readonly until?: string
  readonly min?: string
  readonly 'min-tickets'?: string
  readonly baseline?: string
  readonly compare?: string
}

function checkOf({ contracts, calendars, waivers }: TermsOfCheck, now: number, options: Options): Check {
  const { since, until, min, baseline, compare } = options
  const severities = severitiesOf(contracts)
  const minimums: Minimums | undefined = min === undefined ? undefined : parseMinimums(min, severities, ['--min'])
  return new Check({
    contracts,
    calendars,
    waivers,
    baseline: baseline === undefined ? undefined : inFile(baseline, () => readBaseline(textOf(baseline))),
    minimums,
    minTickets: wholeNumber('--min-tickets', options['min-tickets']),
    since: since === undefined ? undefined : toEpochMs(since, ['--since']),
    until: until === undefined ? undefined : toEpochMs(until, ['--until']),
    compare,
    now,
  })
}

function wholeNumber(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  if (!/^\d{1,9}$/.test(text)) throw new CommandError(`${option}: ${JSON.stringify(text)} is not a whole number.`)
  return Number(text)
}

function saveBaseline(file: string, breaches: readonly KnownBreach[]) {
  makeFolder(file)
  try {
    writeFileSync(file, writeBaseline(breaches))
  } catch (error) {
    throw unwritableFile(file, error)
  }
}
