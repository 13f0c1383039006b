import { Check } from '../../src/compliance/check.ts'
import { promisedTargets } from '../../src/compliance/contracts/contract.ts'
import { eventsOfTarget } from '../../src/compliance/contracts/events-of-target.ts'
import type { JudgedTicket } from '../../src/compliance/result.ts'
import { parseDocument } from '../../src/document/document.ts'
import { checkShown } from '../../src/exports/check-shown.ts'
import { readExports } from '../../src/exports/read-exports.ts'
import { rejectionErrors } from '../../src/exports/rejection-errors.ts'
import type { InputItem, RowError } from '../../src/exports/ticket.ts'
import { holidaysFromICalendar } from '../../src/integrations/icalendar/holidays.ts'
import { jsonText, jsonValue } from '../json-text.ts'
import type { State } from '../state.ts'
import { open } from './bytes.ts'

/** The largest number of breaches and of invalid rows that are listed. */
const MOST = 50

/** A row that cannot be read: its line or, in JSON, the number of the item. */
export type InvalidRow = {
  readonly line?: number
  readonly item?: number
  readonly column?: string
  readonly message: string
}

/** The result of an export. */
export type Judged = {
  readonly tickets: number
  /** The counts of each target and severity: tickets, met, breached, running, the percentage. */
  readonly rows: readonly { readonly target: string; readonly severity: string; readonly counts: readonly string[] }[]
  readonly breached: number
  readonly breaches: readonly {
    readonly id: string
    readonly target: string
    readonly dueAt: number | null
    readonly overMs: number
  }[]
  readonly invalid: { readonly count: number; readonly shown: readonly InvalidRow[] }
  readonly findings: readonly string[]
  /** The targets that the export cannot show. */
  readonly notJudged: readonly string[]
}

const tools = {
  /** Returns the holidays of an `.ics` text, and the years that were read. */
  holidays: (text: string, timeZone: string, years: { readonly from: number; readonly to: number }) =>
    holidaysFromICalendar(text, { timeZone, years }),

  /** Returns the texts of the first contract of a config file, and the names of all its contracts. */
  document(text: string) {
    const { contracts } = parseDocument(text)
    const { tickets } = Object(jsonValue(text))
    const [{ calendar, policy }] = contracts
    return {
      calendar: jsonText(JSON.parse(JSON.stringify(calendar))),
      policy: jsonText(JSON.parse(JSON.stringify(policy))),
      tickets: tickets ? jsonText(tickets) : '',
      names: contracts.map(({ name, policyName }) => name ?? policyName),
    }
  },

  /**
   * Judges the tickets of an export by the contract of the page.
   *
   * @throws {UserError} if the file cannot be read; an error of the library for an invalid contract
   */
  async judge(file: File, { calendar, policy, tickets }: State, locale: string): Promise<Judged> {
    const spec = jsonValue(tickets) ?? {}
    const document = parseDocument({
      calendars: { desk: jsonValue(calendar) },
      policy: jsonValue(policy),
      tickets: spec,
    })
    const { contracts } = document
    const now = Date.now()
    const promised = promisedTargets(contracts)
    await open(file)
    const run = new Run(document)
    const begin = (shown: { shows(type: string): boolean; hint(type: string): string | undefined }) => {
      const judged = promised.filter(target => eventsOfTarget(contracts, target).every(type => shown.shows(type)))
      // If it shows none of them, the error explains what to map.
      if (!judged.length) checkShown(shown, promised, contracts)
      const { calendars } = document
      run.begin(new Check({ contracts, calendars, now, locale, targets: judged }))
    }
    const item = (read: InputItem) => run.take(read)
    await readExports([file.name], document.tickets, { item, begin }, now)
    return run.result()
  },
}

/** Collects the verdicts on the tickets of an export. */
class Run {
  readonly #document: ReturnType<typeof parseDocument>
  #check: Check | undefined
  readonly #tickets: JudgedTicket[] = []
  readonly #invalid: RowError[] = []

  constructor(document: ReturnType<typeof parseDocument>) {
    this.#document = document
  }

  begin(check: Check) {
    this.#check ??= check
  }

  take(item: InputItem) {
    if ('leftOut' in item) return
    if ('errors' in item) {
      this.#invalid.push(...item.errors.slice(0, 1))
      return
    }
    const results = this.#check!.ticketByAgreement(item)
    for (const result of results) if (result.status === 'judged') this.#tickets.push(result)
    this.#invalid.push(...rejectionErrors(results, item, this.#document.tickets).slice(0, 1))
  }

  result(): Judged {
    const found = this.#check?.result()
    const targets = Object.entries(found?.summary.targets ?? {})
    const breached = this.#tickets.flatMap(({ id, verdicts }) =>
      verdicts.filter(({ outcome }) => outcome === 'breached').map(verdict => ({ ...verdict, id })),
    )
    return {
      tickets: this.#tickets.length,
      rows: targets.flatMap(([target, { severities }]) =>
        Object.entries(severities)
          .filter(([, tally]) => tally.tickets > tally.notApplicable)
          .map(([severity, { tickets, met, breached, running, paused, percent }]) => ({
            target,
            severity,
            counts: [...[tickets, met, breached, running + paused].map(String), percent === null ? '–' : `${percent}%`],
          })),
      ),
      breached: breached.length,
      breaches: breached
        .sort((a, b) => b.overMs - a.overMs)
        .slice(0, MOST)
        .map(({ id, target, dueAt, overMs }) => ({ id, target, dueAt, overMs })),
      invalid: {
        count: this.#invalid.length,
        shown: this.#invalid.slice(0, MOST).map(({ source: { line, item }, column, message }) => {
          const row = item === undefined ? { line } : { item }
          return { ...row, ...(column === undefined ? {} : { column }), message }
        }),
      },
      notJudged: found?.notJudged ?? [],
      findings: (found?.findings ?? []).map(({ message }) => message),
    }
  }
}

/** What this part of the page provides. */
export type FileTools = typeof tools

Object.assign(globalThis, { playground_files: tools })
