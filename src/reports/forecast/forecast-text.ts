import pc from 'picocolors'
import type { ForecastBreach } from '../../compliance/forecast/ticket-forecast.ts'
import { localTime } from '../../time/format/local-time.ts'
import { utcText } from '../../time/format/utc.ts'
import { attainmentTables } from '../attainment-tables.ts'
import { inBrackets, targetWords } from '../breach-reason.ts'
import { findingText, versionText } from '../header.ts'
import { ENGLISH, type Wording } from '../messages/wording.ts'
import { invalidRowReason } from '../outcome.ts'
import { paragraph, textTable, wrappedLines } from '../text-table.ts'
import { type ForecastFormat, type ForecastRun, forecastOutcome } from './forecast-run.ts'

/** Only the present period of an objective matters, and the one before it. */
export const PERIODS_SHOWN = 2

/** The forecast for people: one line per breach, in the order in which they will happen. */
export const forecastText: ForecastFormat = ({ sink, isColour, width, wording = ENGLISH }) => {
  const colours = pc.createColors(isColour)
  return {
    async end(run) {
      const paint = run.exitCode ? colours.red : colours.green
      const lines = [
        ...wrappedLines(forecastOutcome(run, wording), width).map(line => paint(colours.bold(line))),
        ...forecastHeader(run, wording).flatMap(line => wrappedLines(line, width)),
        ...paragraph(run.breaches.flatMap(breach => wrappedLines(breachLine(breach, wording), width, '  '))),
        ...attainmentTables(run, PERIODS_SHOWN, wording).flatMap(table => textTable(table, width, colours, wording)),
        ...paragraph(
          run.invalidRows.flatMap(row =>
            wrappedLines(`${row.file}:${row.line}  ${invalidRowReason(row, wording)}`, width, '  '),
          ),
        ),
        ...paragraph(run.findings.flatMap(finding => wrappedLines(findingText(finding, wording), width))),
        '',
      ]
      await sink(lines.join('\n'))
    },
  }
}

/** Returns the input of a forecast, and its time, as lines. */
export function forecastHeader(run: ForecastRun, wording: Wording): string[] {
  const { tickets, rows, document, now, until } = run
  const { count } = wording
  return [
    `${count.ticket(tickets)} (${count.row(rows)}), ${wording.document(document)}`,
    `${wording.until(utcText(now), utcText(until))}; ${versionText(run)}`,
  ]
}

function breachLine(breach: ForecastBreach, wording: Wording): string {
  const { agreement, ticket, target, targetLabel, cycle, severity, dueAt, timeZone, allowance, waived } = breach
  const what = `${severity}, ${targetWords(target, targetLabel === undefined ? {} : { [target]: targetLabel }, wording)}${cycle > 1 ? ` ${cycle}` : ''}${inBrackets(agreement)}`
  const rest = waived === undefined ? allowanceText(allowance, wording) : `, ${wording.waivedBecause(waived)}`
  return `${localTime(dueAt, timeZone, wording.locale)} (${timeZone})  ${ticket}  ${what}${rest}`
}

/** Returns how many more may be late after a breach, after a comma; nothing if no objective limits them. */
export function allowanceText(allowance: number | null, { ahead }: Wording): string {
  if (allowance === null) return ''
  return allowance < 0 ? ahead.thenTooMany(-allowance) : ahead.thenMore(allowance)
}
