import { Check } from '../../compliance/check.ts'
import { promisedTargets, severitiesOf } from '../../compliance/contracts/contract.ts'
import { type KnownBreach, readBaseline, writeBaseline } from '../../compliance/gate/baseline.ts'
import type { CompareOptions } from '../../compliance/gate/comparison.ts'
import { type Minimums, parseMinimums } from '../../compliance/gate/minimums.ts'
import type { CheckResult, JudgedTicket } from '../../compliance/result.ts'
import { tallyOf } from '../../compliance/tally/tally.ts'
import { PRODUCTS } from '../../document/products.ts'
import { isSlaCalendarError } from '../../errors.ts'
import { evidence } from '../../explain/explain.ts'
import { inFile, readTextFile } from '../../exports/bytes/text-file.ts'
import type { ImportFinding, ImportStats } from '../../exports/import-stats.ts'
import { products } from '../../exports/products/products.ts'
import { UserError } from '../../exports/user-error.ts'
import { type CheckRun, checkRun, type ReportLook } from '../../reports/check-run.ts'
import { reportFormats } from '../../reports/index.ts'
import { blockingFindings } from '../../reports/outcome.ts'
import type { ReportWriter } from '../../reports/report-writer.ts'
import { toEpochMs } from '../../time/instant.ts'
import { didYouMean } from '../../validation/did-you-mean.ts'
import { type CheckInputs, checkInputs } from '../check-inputs.ts'
import { command } from '../command.ts'
import { discardOnFailure } from '../discard-on-failure.ts'
import { listedNames } from '../listed-names.ts'
import { LOCALE_HELP, OUTPUT_LANGUAGES, type Texts, textsIn } from '../locale.ts'
import { presentSecond } from '../present-second.ts'
import { type Destination, openReportFile } from '../report-file.ts'
import { type ReportOutput, reportOutputs } from '../report-outputs.ts'
import { printError } from '../terminal/errors.ts'
import { FOUND } from '../terms.ts'
import { ofAgreement } from '../terms-of-agreement.ts'
import { wholeNumber } from '../whole-number.ts'
import { allOf } from './all-of.ts'
import { ExportJudge, type ExportsToJudge } from './export-judge.ts'

const HELP = `Usage: sla-calendar check FILE… [options]

Checks exported tickets (CSV, JSON or NDJSON, optionally gzipped; - for stdin):
which targets were met, which were breached, and why.

  --document FILE     the config file: contracts, and how to read the export
                      (default: ./sla.json if it exists). 'sla-calendar init'
                      writes one. Without a config file, the built-in contract
                      MSA Business 2023 applies to the columns id, severity,
                      channel, reportedAt and respondedAt
  --product NAME      the built-in mapping of a product's export, instead of
                      the one in the config file:
${listedNames(Object.keys(products), '                      ')}
  --now INSTANT       evaluate as of this instant; later events have not
                      happened yet (default: the present)
  --since INSTANT     only tickets reported at this instant or later
  --until INSTANT     only tickets reported before this instant
  --agreement NAME    only this agreement of the config file (default: all)
  --report TYPE       text (the default), json, ndjson, junit, github, gitlab,
  --report TYPE=FILE  markdown or html; on standard output or in a file, whose
                      folder is created; may be repeated, and text and github
                      can both be printed. github also appends a summary to the
                      file that GITHUB_STEP_SUMMARY names
  --json              the same as --report json
  --locale LOCALE     ${LOCALE_HELP}
  --min PERCENT       required percentage of targets met: 95, or per severity
                      critical=100,high=95 (default: the objectives of the
                      config file, otherwise 100)
  --min-tickets N     ignore percentages based on fewer than N tickets
  --baseline FILE     tolerate the breaches listed in this file
  --write-baseline FILE  list the breaches of this run that no waiver excuses
  --compare TARGET=COLUMN
                      compare results with the product's own, in this column;
                      COLUMN alone if only one target is judged
  --compare-yes WORD  met or breached: what yes means in that column (default:
                      as its name says)
  --allow-bad N       tolerate up to N invalid rows

Invalid rows are named on standard error and in every report. They are not
counted. The percentage is met / (met + breached).

Exit status: 0 passed, 1 failed (breaches, or a minimum or an objective is
missed), 2 not checked (invalid rows, no tickets, a column that the export
lacks, a report that could not be written). No report is green unless the
status is 0.
`

/** `sla-calendar check`: checks the tickets of exports. */
export const checkCommand = command({
  name: 'check',
  help: HELP,
  options: {
    document: { type: 'string', values: 'files' },
    product: { type: 'string', values: PRODUCTS },
    now: { type: 'string' },
    since: { type: 'string' },
    until: { type: 'string' },
    agreement: { type: 'string' },
    report: { type: 'string', multiple: true, values: [...reportFormats.keys()] },
    json: { type: 'boolean' },
    locale: { type: 'string', values: OUTPUT_LANGUAGES },
    min: { type: 'string' },
    'min-tickets': { type: 'string' },
    baseline: { type: 'string', values: 'files' },
    'write-baseline': { type: 'string', values: 'files' },
    compare: { type: 'string' },
    'compare-yes': { type: 'string', values: ['met', 'breached'] },
    'allow-bad': { type: 'string' },
  },
  operands: ['FILE…'],
  async run(options, files) {
    const requested = [...(options.json ? ['json'] : []), ...(options.report ?? [])]
    const texts = textsIn(options.locale)
    const { document = FOUND, baseline, 'write-baseline': written } = options
    // A new baseline may replace the one that is read.
    const read = [...files, document, ...(baseline === undefined || baseline === written ? [] : [baseline])]
    const opened: Destination[] = []
    const discard = () => {
      for (const destination of opened) destination.discard()
    }
    return discardOnFailure(discard, async () => {
      const reports = reportOutputs(requested, reportFormats, texts.wording, {
        read,
        written: written === undefined ? [] : [['--write-baseline', written]],
      })
      opened.push(...reports.map(({ destination }) => destination))
      const ownBaseline = written === undefined ? undefined : openReportFile(written)
      if (ownBaseline) opened.push(ownBaseline)
      const run = new Run(reports, ownBaseline, texts)
      try {
        const now = options.now === undefined ? presentSecond() : toEpochMs(options.now, ['--now'])
        const terms = checkInputs(options.document, options.product, files, options.agreement)
        const check = checkOf(terms, now, options)
        const allowedBadRows = wholeNumber('--allow-bad', options['allow-bad']) ?? 0
        const stats = await run.read(check, terms, { files, now, allowedBadRows })
        return (await run.end(stats, terms.document)).exitCode
      } catch (error) {
        if (requested.length && isUsersError(error)) await run.fail(error.message, options.document)
        throw error
      }
    })
  },
})

/** Returns whether an error is in the input or the options. A report can show such an error. */
function isUsersError(error: unknown): error is Error {
  return error instanceof UserError || isSlaCalendarError(error)
}

/** One run over the input. It passes the results of tickets, and invalid rows, to the reports. */
class Run {
  /** The breaches without a waiver, for `--write-baseline`. */
  readonly #breaches: KnownBreach[] = []
  readonly #judge = new ExportJudge<JudgedTicket>()
  #check: Check | undefined
  #look: ReportLook = {}
  readonly #reports: readonly ReportOutput<ReportWriter>[]
  readonly #baseline: Destination | undefined
  #isEnding = false
  readonly #texts: Texts

  /** @param baseline the file of `--write-baseline` */
  constructor(reports: readonly ReportOutput<ReportWriter>[], baseline: Destination | undefined, texts: Texts) {
    this.#reports = reports
    this.#baseline = baseline
    this.#texts = texts
  }

  /** Reads the exports and judges their tickets. */
  read(
    check: Check,
    { contracts, targets = promisedTargets(contracts), tickets, ticketUrl, logo }: CheckInputs,
    exports: Pick<ExportsToJudge<JudgedTicket>, 'files' | 'now' | 'allowedBadRows'>,
  ): Promise<ImportStats> {
    this.#check = check
    this.#look = { ticketUrl, logo }
    return this.#judge.read({
      ...exports,
      spec: tickets,
      judged: [{ targets, contracts }],
      findings: this.#texts.findings,
      plain: this.#plain(check),
      judge: ticket => check.ticketByAgreement(ticket),
      ticket: ticket => {
        if (this.#baseline) this.#keep(ticket)
        return this.#report(ticket)
      },
      invalid: row => allOf(this.#reports.map(({ writer }) => writer.invalid?.(row))),
    })
  }

  /** Returns what judges unremarkable tickets; undefined if a report or a new baseline needs every ticket. */
  #plain(check: Check): ExportsToJudge<JudgedTicket>['plain'] {
    const reports = this.#reports.flatMap(({ writer }) => writer.plain ?? [])
    const plain = this.#baseline || reports.length < this.#reports.length ? undefined : check.plain(reports)
    if (!plain) return undefined
    return {
      keys: plain.keys,
      borders: plain.borders,
      termsOf: (cells, reportedAt) => plain.termsOf(cells, reportedAt),
      groupOf: (...words) => plain.groupOf(...words),
      judge: tickets => plain.judge(tickets),
      choose: (from, to) => plain.choose(from, to),
      count: (from, to) => plain.count(from, to),
    }
  }

  async end(stats: ImportStats, document: string): Promise<CheckRun> {
    this.#isEnding = true
    const run = this.#run(stats, document)
    // Files get their names only after everything is written, including standard output. A failed run leaves no file.
    const files = this.#reports.filter(({ isFile }) => isFile)
    const printed = this.#reports.filter(({ isFile }) => !isFile)
    for (const { writer } of files) await writer.end(run)
    await this.#baseline?.sink(writeBaseline(this.#breaches))
    for (const { destination } of files) await destination.finish()
    await this.#baseline?.finish()
    for (const { writer } of printed) await writer.end(run)
    for (const { destination } of printed) await destination.finish()
    for (const { destination } of files) destination.keep()
    this.#baseline?.keep()
    for (const { message } of blockingFindings(run)) printError(message)
    return run
  }

  /** Writes the reports of a check that failed, as far as possible. */
  async fail(message: string, document = 'built-in'): Promise<void> {
    const failure: ImportFinding = { rule: 'not-readable', severity: 'error', message }
    const run = this.#run(this.#judge.statsUntil(failure, this.#texts.findings), document)
    this.#baseline?.discard()
    for (const { writer, destination } of this.#reports)
      try {
        if (this.#isEnding) destination.discard()
        else {
          await writer.end(run)
          await destination.finish()
          destination.keep()
        }
      } catch (error) {
        destination.discard()
        if (!(error instanceof UserError)) throw error
      }
  }

  /** Combines the result of the check, or an empty one if it has not started, with the import. */
  #run(stats: ImportStats, document: string): CheckRun {
    return checkRun(this.#check?.result() ?? emptyResult(), stats, document, this.#look)
  }

  /** Passes a ticket to the reports. It returns a promise only if a report does. */
  #report(ticket: JudgedTicket): undefined | Promise<void> {
    const { difference } = ticket
    const waits: Promise<void>[] = []
    for (const { writer } of this.#reports) {
      const written = writer.ticket?.(ticket)
      if (written) waits.push(written)
      const differed = difference && writer.difference?.({ ticket, ...difference })
      if (differed) waits.push(differed)
    }
    return waits.length ? allOf(waits) : undefined
  }

  #keep({ agreement, verdicts }: JudgedTicket) {
    for (const { outcome, waived, ticket, target, cycle, severity } of verdicts)
      if (outcome === 'breached' && waived === undefined)
        this.#breaches.push({ ticket, target, cycle, severity, agreement })
  }
}

/** Returns the result of a check that could not start. */
function emptyResult(): CheckResult {
  const none = tallyOf([], 1)
  return {
    outcome: 'inconclusive',
    now: presentSecond(),
    ...evidence(),
    policies: [],
    calendars: [],
    tickets: 0,
    outsidePeriod: 0,
    notJudged: [],
    summary: { all: none, severities: {}, targets: {}, weeks: [], used: [] },
    gates: [],
    attainment: [],
    months: [],
    holders: [],
    findings: [],
  }
}

type Options = {
  readonly locale?: string
  readonly since?: string
  readonly until?: string
  readonly agreement?: string
  readonly min?: string
  readonly 'min-tickets'?: string
  readonly baseline?: string
  readonly compare?: string
  readonly 'compare-yes'?: string
}

function checkOf(
  { contracts, calendars, targets, objectives, waivers }: CheckInputs,
  now: number,
  options: Options,
): Check {
  const { since, until, agreement, min, baseline, compare } = options
  const severities = severitiesOf(contracts)
  const minimums: Minimums | undefined = min === undefined ? undefined : parseMinimums(min, severities, ['--min'])
  return new Check({
    contracts,
    calendars,
    targets,
    objectives,
    waivers,
    baseline: baseline === undefined ? undefined : ofAgreement(breachesIn(baseline), agreement),
    minimums,
    minTickets: wholeNumber('--min-tickets', options['min-tickets']),
    since: since === undefined ? undefined : toEpochMs(since, ['--since']),
    until: until === undefined ? undefined : toEpochMs(until, ['--until']),
    compare: compareOf(compare, options['compare-yes'], targets ?? promisedTargets(contracts)),
    locale: options.locale,
    now: new Date(now),
  })
}

/** Returns the breaches of a baseline file. */
function breachesIn(file: string): KnownBreach[] {
  return inFile(file, () => readBaseline(readTextFile(file)))
}

/** Parses `--compare TARGET=COLUMN` and `--compare-yes`. A column alone is for the only target that is judged. */
function compareOf(
  compare: string | undefined,
  yes: string | undefined,
  judged: readonly string[],
): CompareOptions | undefined {
  if (compare === undefined) {
    if (yes !== undefined) throw new UserError('--compare-yes needs --compare TARGET=COLUMN.')
    return undefined
  }
  const sign = compare.indexOf('=')
  const target = sign < 0 ? undefined : compare.slice(0, sign).trim()
  const column = compare.slice(sign + 1).trim()
  if (!column) throw new UserError('--compare: missing column name. Write --compare TARGET=COLUMN.')
  if (target === undefined && judged.length !== 1)
    throw new UserError(
      `--compare: ${judged.length} targets are judged: ${judged.join(', ')}. Name the one that the column is about: ` +
        `--compare ${judged[0]}=${JSON.stringify(column)}.`,
    )
  if (target !== undefined && !judged.includes(target))
    throw new UserError(
      `--compare: ${JSON.stringify(target)} is not a target that is judged. ${didYouMean(target, judged)}`,
    )
  if (yes !== undefined && yes !== 'met' && yes !== 'breached')
    throw new UserError(`--compare-yes: ${JSON.stringify(yes)} is neither met nor breached.`)
  return { column, target: target ?? judged[0], yes }
}
