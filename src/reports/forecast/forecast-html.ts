import type { ForecastBreach } from '../../compliance/forecast/ticket-forecast.ts'
import { capital } from '../../text/capital.ts'
import { localTime } from '../../time/format/local-time.ts'
import { utcText } from '../../time/format/utc.ts'
import { attainmentTables } from '../attainment-tables.ts'
import { inBrackets, targetWords } from '../breach-reason.ts'
import { MAX_SHOWN } from '../collector.ts'
import { findingText } from '../header.ts'
import { ENGLISH, type Wording } from '../messages/wording.ts'
import { invalidRowReason } from '../outcome.ts'
import { type NextBreach, nextBreachTable } from '../page/next-breach-table.ts'
import { pageEnd, pageHead } from '../page/page-head.ts'
import { pageList, pageNote, pageSection } from '../page/page-section.ts'
import { countTable, invalidRowTable } from '../page/page-table.ts'
import { type Tile, tileRow } from '../page/tile-row.ts'
import { breachesAhead, type ForecastFormat, type ForecastRun, forecastOutcome } from './forecast-run.ts'
import { allowanceText, forecastHeader, PERIODS_SHOWN } from './forecast-text.ts'

/** The forecast as one self-contained page. The markup is valid as both XML and HTML. */
export const forecastHtml: ForecastFormat = ({ sink, wording = ENGLISH }) => ({
  async end(run) {
    const { page } = wording
    const tables = attainmentTables(run, PERIODS_SHOWN, wording)
    await sink(head(run, wording))
    await sink(tiles(run, wording))
    await sink(breachSection(run, wording))
    await sink(pageSection(page.attainment, 2, tables.map(table => countTable(table, 3, wording)).join('')))
    await sink(invalidSection(run, wording))
    await sink(pageSection(wording.findings, 2, pageList(run.findings.map(finding => findingText(finding, wording)))))
    await sink(pageEnd(forecastHeader(run, wording)))
  },
})

function head(run: ForecastRun, wording: Wording): string {
  const { exitCode, document, now, until, logo } = run
  const outcome = forecastOutcome(run, wording)
  return pageHead({
    locale: wording.locale,
    title: `${outcome}: ${wording.page.forecast} ${document}, ${utcText(now)}`,
    kind: wording.page.forecast,
    heading: document,
    lines: [capital(wording.until(utcText(now), utcText(until)))],
    logo,
    outcome,
    exitCode,
  })
}

function tiles(run: ForecastRun, { page, locale }: Wording): string {
  const { breaches, open, until } = run
  const ahead = breachesAhead(run)
  const excused = breaches.length - ahead
  const next = breaches.slice(0, 1).map(({ dueAt, timeZone }) => page.nextDue(localTime(dueAt, timeZone, locale)))
  const all: Tile[] = [
    {
      name: page.ahead,
      figure: String(ahead),
      look: ahead ? 'alarm' : 'kept',
      notes: [page.until(utcText(until)), ...(excused ? [page.excused(excused)] : [])],
    },
    { name: page.open, figure: String(open), look: 'plain', notes: next },
  ]
  return tileRow(all)
}

function breachSection({ breaches, ticketUrl }: ForecastRun, wording: Wording): string {
  if (!breaches.length) return ''
  const shown = breaches.slice(0, MAX_SHOWN)
  const note = shown.length < breaches.length ? ` ${wording.shown(shown.length, breaches.length)}.` : ''
  const table = nextBreachTable(
    shown.map(breach => nextBreachOf(breach, wording)),
    ticketUrl,
    wording,
  )
  return pageSection(wording.page.nextBreaches, 2, pageNote(wording.page.ifNothingHappens + note) + table)
}

function nextBreachOf(breach: ForecastBreach, wording: Wording): NextBreach {
  const { agreement, target, targetLabel, cycle, allowance, waived } = breach
  const labels = targetLabel === undefined ? {} : { [target]: targetLabel }
  return {
    ...breach,
    target: targetWords(target, labels, wording) + (cycle > 1 ? ` ${cycle}` : '') + inBrackets(agreement),
    note:
      waived === undefined
        ? allowanceText(allowance, wording).replace(/^, /, '') || undefined
        : wording.waivedBecause(waived),
  }
}

function invalidSection({ invalidRows, badRows }: ForecastRun, wording: Wording): string {
  if (!invalidRows.length) return ''
  const { file, line, why } = wording.columns
  const table = invalidRowTable([file, line, why], invalidRows, row => invalidRowReason(row, wording))
  return pageSection(wording.invalidRows, 2, pageNote(wording.shown(invalidRows.length, badRows)) + table)
}
