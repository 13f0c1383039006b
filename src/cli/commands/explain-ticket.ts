import { definedTargets } from '../../compliance/contracts/contract.ts'
import type { JudgedTicket, JudgedVerdict } from '../../compliance/result.ts'
import { calendarOfExplanation } from '../../compliance/verdicts/judged-ticket.ts'
import { explainText } from '../../explain/explain-text.ts'
import { CHANGES, inLanguage } from '../../explain/messages/languages.ts'
import { UserError } from '../../exports/user-error.ts'
import { promiseName } from '../../reports/breach-reason.ts'
import { escapeControlCharacters } from '../../reports/escape-control.ts'
import { explanationOf, verdictJson } from '../../reports/explanations.ts'
import { jsonOutput } from '../../reports/json-output.ts'
import { wordingIn } from '../../reports/messages/wording.ts'
import { timelineSvg } from '../../svg/timeline.ts'
import { InputValue } from '../../validation/input-value.ts'
import { checkInputs } from '../check-inputs.ts'
import { EXIT_ERROR, EXIT_OK } from '../command.ts'
import { printError, rowErrorText } from '../terminal/errors.ts'
import { findTicket } from './find-ticket.ts'

/** The form of an explanation. */
export type Form = 'text' | 'json' | 'svg'

/** The options of {@link explainTicket}. */
export type ExportedOptions = {
  readonly id?: string | undefined
  readonly document?: string | undefined
  readonly product?: string | undefined
  readonly agreement?: string | undefined
  readonly target?: string | undefined
  readonly now: number
  readonly form: Form
  readonly locale?: string | undefined
}

/** Prints the explanations of a ticket of an export, and the errors of its invalid rows. Returns the exit status. */
export async function explainTicket(options: ExportedOptions, files: readonly string[]): Promise<number> {
  const { id, document, product, agreement, now } = options
  if (!id) throw new UserError('Missing option --id: the ticket to explain.')
  if (!files.length) throw new UserError('Missing argument FILE: the export that has the ticket.')
  const inputs = checkInputs(document, product, files, agreement)
  const target =
    options.target === undefined
      ? undefined
      : new InputValue(options.target, ['--target']).oneOf(definedTargets(inputs.contracts), 'target-unknown')
  const { tickets, errors } = await findTicket(id, files, inputs, now, target)
  for (const error of errors) printError(rowErrorText(error, id))
  const promises = tickets.flatMap(ticket => promisesTo(ticket, target))
  if (promises.length) process.stdout.write(promisesIn(promises, target, options))
  else if (tickets.length) throw nothingPromised(tickets[0], target)
  return errors.length ? EXIT_ERROR : EXIT_OK
}

/** A cycle of a target of a ticket. */
type Promised = { readonly ticket: JudgedTicket; readonly verdict: JudgedVerdict }

function promisesTo(ticket: JudgedTicket, target: string | undefined): Promised[] {
  const applicable = ticket.verdicts.filter(({ outcome }) => outcome !== 'not-applicable')
  const selected = target === undefined ? applicable : applicable.filter(verdict => verdict.target === target)
  return selected.map(verdict => ({ ticket, verdict }))
}

function nothingPromised(ticket: JudgedTicket, target: string | undefined): UserError {
  const known = knownOf(promisesTo(ticket, undefined))
  const what = target === undefined ? 'no target' : `no target ${target}`
  return new UserError(`${placeOf(ticket)}: severity ${ticket.severity} has ${what}.${known}`)
}

function knownOf(promises: readonly Promised[]): string {
  const targets = new Set(promises.map(({ verdict }) => verdict.target))
  return targets.size ? ` Known: ${[...targets].join(', ')}.` : ''
}

function promisesIn(promises: readonly Promised[], target: string | undefined, options: ExportedOptions): string {
  switch (options.form) {
    case 'json':
      return `${jsonOutput(
        promises.map(({ ticket, verdict }) => verdictJson(ticket, verdict)),
        2,
      )}\n`
    case 'svg':
      return timelineOf(promises, target, options)
    default:
      return promises.map(promise => promiseText(promise, options)).join('\n')
  }
}

/** Returns the image of the last cycle of a target. */
function timelineOf(
  promises: readonly Promised[],
  target: string = 'firstResponse',
  { locale, now }: ExportedOptions,
): string {
  const own = promises.filter(({ verdict }) => verdict.target === target)
  const names = [...new Set(own.flatMap(({ ticket }) => ticket.agreement ?? []))]
  if (names.length > 1)
    throw new UserError(`--svg: several agreements have ${target}: ${names.join(', ')}. Write --agreement ${names[0]}.`)
  const last = own.at(-1)
  const explanation = last && explanationOf(last.ticket, last.verdict)
  if (explanation) return timelineSvg(explanation, { locale, now, calendar: calendarOfExplanation(explanation) })
  throw new UserError(`--svg: ${target} has no timeline.${knownOf(promises)}`)
}

/** Returns a line with the ticket, the target and the outcome, followed by the explanation. */
function promiseText({ ticket, verdict }: Promised, { locale = 'en' }: ExportedOptions): string {
  const { outcome, waived } = verdict
  const wording = wordingIn(locale)
  const { states, columns } = wording
  // A verdict that does not apply was left out before.
  const state = outcome === 'not-applicable' ? outcome : states[outcome]
  const excuse = waived === undefined ? '' : `, ${states.waived}: ${waived}`
  const head = `${placeOf(ticket, columns.line)}: ${promiseName({ ticket, verdict }, wording)}, ${state}${excuse}`
  const explanation = explanationOf(ticket, verdict)
  const text = explanation ? explainText(explanation, { locale }) : sentenceOf(inLanguage(CHANGES, locale).unknown)
  return `${[head, ...text.split('\n')].map(escapeControlCharacters).join('\n')}\n`
}

function sentenceOf(text: string): string {
  return `${text[0].toUpperCase()}${text.slice(1)}.`
}

function placeOf({ id, source }: JudgedTicket, line = 'line'): string {
  return source ? `${id} (${source.file}, ${line} ${source.line})` : id
}
