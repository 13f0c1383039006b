import { calendarOfExplanation } from '../../compliance/verdicts/judged-ticket.ts'
import { timelineSvg } from '../../svg/timeline.ts'
import { capital } from '../../text/capital.ts'
import { xmlText } from '../../text/xml-text.ts'
import { breachReason, promiseName } from '../breach-reason.ts'
import type { CheckRun } from '../check-run.ts'
import { explanationOf } from '../explanations.ts'
import type { Wording } from '../messages/wording.ts'
import { roundedDuration } from '../tables.ts'
import { excuseText, isExcused, type ReportedBreach, type WorstBreaches } from '../worst-breaches.ts'
import { pageHeading, pageNote } from './page-section.ts'
import { nameCell, type PageColumn, pageTable, ticketCell, timeCell } from './page-table.ts'

/** Maximum number of breaches with a timeline. The table has more. */
const MAX_TIMELINES = 10
/** The widths at which a timeline is drawn: for screens and paper, and for phones. */
const WIDTH = 720
const PHONE_WIDTH = 330

/** The run, the level of the headings, and a prefix that makes the names of drawings unique on the page. */
type Look = Pick<CheckRun, 'ticketUrl' | 'now'> & { readonly level: 2 | 3; readonly prefix: string }

/** Returns the sections on the worst breaches: a table, then the reasons of the first ones with their timelines. */
export function breachSections({ list, total }: WorstBreaches, look: Look, wording: Wording): string[] {
  if (!list.length) return []
  const shown = list.slice(0, MAX_TIMELINES)
  return [
    pageHeading(wording.page.worstBreaches, look.level) +
      pageNote(wording.shownWorst(list.length, total)) +
      breachTable(list, look, wording),
    pageHeading(wording.page.timelines(shown.length), look.level),
    ...shown.map((breach, place) => article(breach, place, look, wording)),
  ]
}

function breachTable(list: readonly ReportedBreach[], { ticketUrl }: Look, wording: Wording): string {
  const { columns: words, page, locale } = wording
  const hasNotes = list.some(({ verdict }) => isExcused(verdict))
  const columns: PageColumn[] = [
    { head: words.ticket, look: 'short' },
    { head: words.severity, look: 'short' },
    { head: words.target, look: 'short' },
    { head: words.due, look: 'short' },
    { head: page.columns.stopped, look: 'short' },
    { head: page.columns.late, look: 'figure' },
    { head: page.columns.used, look: 'figure' },
    ...(hasNotes ? [{ head: page.columns.note, look: 'long' } as const] : []),
  ]
  const rows = list.map(breach => {
    const { ticket, verdict } = breach
    const { dueAt, stoppedAt, overMs, consumed } = verdict
    return [
      ticketCell(ticket.id, ticketUrl),
      xmlText(verdict.severity),
      xmlText(promiseName(breach, wording)),
      dueAt === null ? '-' : timeCell(dueAt, ticket.timeZone, locale),
      stoppedAt === null ? xmlText(page.notStopped) : timeCell(stoppedAt, ticket.timeZone, locale),
      roundedDuration(overMs),
      `${Math.round(consumed * 100)}%`,
      ...(hasNotes ? [xmlText(capital(excuseText(breach.verdict, wording) ?? ''))] : []),
    ]
  })
  return pageTable(columns, rows)
}

function article(breach: ReportedBreach, place: number, look: Look, wording: Wording): string {
  const { ticketUrl, now, level, prefix } = look
  const { ticket, verdict } = breach
  const { missed, why } = breachReason(breach, wording)
  const explanation = explanationOf(ticket, verdict)
  const excuse = excuseText(verdict, wording)
  const source = ticket.source
    ? `<p class="soft">${wording.place(nameCell(ticket.source.file), ticket.source.line)}</p>\n`
    : ''
  const drawn = (id: string, width: number) =>
    timelineSvg(explanation!, {
      now,
      id: `${id}${prefix}${place}`,
      embedded: true,
      width,
      locale: wording.locale,
      calendar: calendarOfExplanation(explanation!),
    })
  return (
    `<article${isExcused(verdict) ? ' class="excused"' : ''}>\n<h${level + 1}>${ticketCell(ticket.id, ticketUrl)} ` +
    `<span class="tag">${xmlText(`${verdict.severity}, ${promiseName(breach, wording)}`)}</span></h${level + 1}>\n` +
    `<p>${xmlText(capital(missed))}.</p>\n` +
    (why === undefined ? '' : `<p class="soft">${xmlText(capital(why))}.</p>\n`) +
    (excuse === undefined ? '' : `<p>${xmlText(capital(excuse))}.</p>\n`) +
    source +
    (explanation
      ? `<div class="wide">\n${drawn('t', WIDTH)}</div>\n<div class="narrow">\n${drawn('n', PHONE_WIDTH)}</div>\n`
      : '') +
    '</article>\n'
  )
}
