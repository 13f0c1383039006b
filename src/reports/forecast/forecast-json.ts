import { utcText } from '../../time/format/utc.ts'
import { invalidRowsJson } from '../invalid-rows-json.ts'
import { jsonOutput } from '../json-output.ts'
import { ENGLISH, type Wording } from '../messages/wording.ts'
import { type ForecastFormat, type ForecastRun, forecastOutcome } from './forecast-run.ts'

/** The forecast for programs. Instants are UTC texts. */
export const forecastJson: ForecastFormat = ({ sink, wording = ENGLISH }) => ({
  async end(run) {
    await sink(`${jsonOutput(runJson(run, wording), 2)}\n`)
  },
})

function runJson(run: ForecastRun, wording: Wording) {
  const { now, until, document, tickets, open, breaches, attainment, rows, badRows, invalidRows, findings } = run
  return {
    outcome: forecastOutcome(run, wording),
    now: utcText(now),
    until: utcText(until),
    document,
    tickets,
    open,
    breaches: breaches.map(({ reportedAt, dueAt, ...breach }) => ({
      ...breach,
      reportedAt: utcText(reportedAt),
      dueAt: utcText(dueAt),
    })),
    attainment,
    rows,
    badRows,
    invalidRows: invalidRowsJson(run, invalidRows, wording),
    findings,
    version: run.version,
    tzdata: run.tzdata,
    exitCode: run.exitCode,
  }
}
