import type { PeriodAttainment } from '../compliance/objectives/attainment.ts'
import type { CheckResult } from '../compliance/result.ts'
import { xmlAttribute } from '../text/xml-text.ts'
import { objectiveName } from './attainment-tables.ts'

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
): ObjectiveSuite {
  const all = attainment.flatMap(one => one.periods.map(period => ({ one, period })))
  const failures = isDecisive ? all.filter(({ period }) => period.isMissed).length : 0
  const passed = all.filter(({ period }) => period.isJudged && !period.isMissed).length
  return {
    cases: all.map(({ one, period }) => caseOf(objectiveName(one, targetLabels), period, isDecisive)).join(''),
    tests: all.length,
    failures,
    skipped: all.length - failures - passed,
  }
}

function caseOf(name: string, period: PeriodAttainment, isDecisive: boolean): string {
  const head = `    <testcase name="${xmlAttribute(period.period)}" classname="${xmlAttribute(name)}" time="0"`
  const { met, breached, percent, isJudged, isMissed } = period
  if (isJudged && !isMissed) return `${head}/>\n`
  const counts = `${met} of ${met + breached} on time${percent === null ? '' : ` (${percent.toFixed(2)}%)`}`
  const body =
    isMissed && isDecisive
      ? `<failure type="objective-missed" message="${counts}"/>`
      : `<skipped message="${isMissed ? counts : `not judged: ${counts}`}"/>`
  return `${head}>\n      ${body}\n    </testcase>\n`
}
