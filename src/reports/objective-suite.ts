import type { PeriodAttainment } from '../compliance/objectives/attainment.ts'
import type { CheckResult } from '../compliance/result.ts'
import { xmlAttribute } from '../text/xml-text.ts'
import { objectiveName } from './attainment-tables.ts'
import { ENGLISH, type Wording } from './messages/wording.ts'

/** The test cases of objectives in JUnit's XML, and their counts. */
export type ObjectiveSuite = {
  readonly cases: string
  readonly tests: number
  readonly failures: number
  readonly skipped: number
}

/**
 * Returns a test case per objective and period. A period that misses its objective fails, and one that is not judged is
 * skipped.
 *
 * @param isDecisive whether the objectives decide; otherwise a missed one is skipped too, because other minimums decide
 */
export function objectiveSuite(
  { attainment, targetLabels }: Pick<CheckResult, 'attainment' | 'targetLabels'>,
  isDecisive: boolean,
  wording: Wording = ENGLISH,
): ObjectiveSuite {
  const all = attainment.flatMap(one => one.periods.map(period => ({ one, period })))
  const failures = isDecisive ? all.filter(({ period }) => period.isMissed).length : 0
  const passed = all.filter(({ period }) => period.isJudged && !period.isMissed).length
  return {
    cases: all
      .map(({ one, period }) => caseOf(objectiveName(one, targetLabels, wording), period, isDecisive, wording))
      .join(''),
    tests: all.length,
    failures,
    skipped: all.length - failures - passed,
  }
}

function caseOf(name: string, attained: PeriodAttainment, isDecisive: boolean, wording: Wording): string {
  const { period, met, breached, percent, isJudged, isMissed } = attained
  const shown = period === 'all' ? wording.all : period
  const head = `    <testcase name="${xmlAttribute(shown)}" classname="${xmlAttribute(name)}" time="0"`
  if (isJudged && !isMissed) return `${head}/>\n`
  const counts = wording.onTime(met, met + breached, percent === null ? undefined : wording.decimal(percent, 2))
  const body =
    isMissed && isDecisive
      ? `<failure type="objective-missed" message="${counts}"/>`
      : `<skipped message="${isMissed ? counts : wording.notJudged(counts)}"/>`
  return `${head}>\n      ${body}\n    </testcase>\n`
}
