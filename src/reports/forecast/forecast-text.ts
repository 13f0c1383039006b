import pc from 'picocolors'
import type { ForecastBreach } from '../../compliance/forecast/ticket-forecast.ts'
import { localTime } from '../../time/format/local-time.ts'
import { utcText } from '../../time/format/utc.ts'
import { attainmentTables } from '../attainment-tables.ts'
import { targetWords } from '../breach-reason.ts'
import { findingText } from '../header.ts'
import { count, invalidRowReason } from '../outcome.ts'
import { paragraph, textTable, wrappedLines } from '../text-table.ts'
import { type ForecastFormat, type ForecastRun, forecastOutcome } from './forecast-run.ts'

/** Only the present period of an objective matters, and the one before it. */
const PERIODS_SHOWN = 2

/** The forecast for people: one line per breach, in the order in which they will happen. */
export const forecastText: ForecastFormat = ({ sink, isColour, width }) => {
  const colours = pc.createColors(isColour)
  return {
    async end(run) {
      const paint = run.exitCode ? colours.red : colours.green
      const lines = [
        ...wrappedLines(forecastOutcome(run), width).map(line => paint(colours.bold(line))),
        ...headerOf(run).flatMap(line => wrappedLines(line, width)),
        ...paragraph(run.breaches.flatMap(breach => wrappedLines(breachLine(breach), width, '  '))),
        ...attainmentTables(run, PERIODS_SHOWN).flatMap(table => textTable(table, width, colours)),
        ...paragraph(
          run.invalidRows.flatMap(row =>
            wrappedLines(`${row.file}:${row.line}  ${invalidRowReason(row)}`, width, '  '),
          ),
        ),
        ...paragraph(run.findings.flatMap(finding => wrappedLines(findingText(finding), width))),
        '',
      ]
      await sink(lines.join('\n'))
    },
  }
}

function headerOf({ tickets, rows, document, now, until, tzdata, version }: ForecastRun): string[] {
  return [
    `${count(tickets, 'ticket')} (${count(rows, 'row')}), document ${document}`,
    `from ${utcText(now)} until ${utcText(until)}; ${tzdata === undefined ? '' : `tzdata ${tzdata}, `}sla-calendar ${version}`,
  ]
}

function breachLine(breach: ForecastBreach): string {
  const { ticket, target, targetLabel, cycle, severity, dueAt, timeZone, allowance, waived } = breach
  const what = `${severity}, ${targetWords(target, targetLabel === undefined ? {} : { [target]: targetLabel })}${cycle > 1 ? ` ${cycle}` : ''}`
  const rest = waived === undefined ? allowanceText(allowance) : `, waived: ${waived}`
  return `${localTime(dueAt, timeZone)} (${timeZone})  ${ticket}  ${what}${rest}`
}

function allowanceText(allowance: number | null): string {
  if (allowance === null) return ''
  if (allowance < 0) return `, then ${-allowance} more late than allowed`
  return `, then ${allowance === 0 ? 'no more' : `${allowance} more`} may be late`
}
