import { askReference } from './ask-reference.ts'
import { alertPoints } from './cases/alert-points.ts'
import { adding, elapsed, limits } from './cases/amounts.ts'
import { checks } from './cases/checks.ts'
import { combined } from './cases/combined.ts'
import { dayBudgets } from './cases/day-budgets.ts'
import { explanations } from './cases/explanations.ts'
import { instants } from './cases/instants.ts'
import { localTimes } from './cases/local-times.ts'
import { openTimes } from './cases/open-time.ts'
import { reports } from './cases/reports.ts'
import { timers } from './cases/timers.ts'
import { weeklyHours } from './cases/weekly-hours.ts'
import { inUtc, type Paragraph, type Query, type Spec } from './vector.ts'

const paragraphs: readonly Paragraph[] = [
  ...[instants, localTimes, weeklyHours, openTimes, elapsed, adding, limits, dayBudgets],
  ...[reports, timers, explanations, combined, alertPoints, checks],
]

/** Returns the names of the files of conformance/. */
export function vectorFileNames(): string[] {
  return paragraphs.map(nameOf)
}

/** Returns the files of conformance/ by name, with the results of the slow reference: all files, or those that are wanted. */
export function vectorFiles(wanted: readonly string[] = vectorFileNames()): Map<string, string> {
  const some = paragraphs.filter(paragraph => wanted.includes(nameOf(paragraph)))
  return new Map(some.map(paragraph => [nameOf(paragraph), textOf(paragraph)]))
}

function nameOf({ paragraph, title }: Paragraph): string {
  const words = title.toLowerCase().match(/[a-z]+/g)!
  return `${String(paragraph).padStart(2, '0')}-${words.join('-')}.json`
}

/** One query per line, so that a change of a result is a change of one line. */
function textOf({ paragraph, title, cases }: Paragraph): string {
  // The forms of instants are the subject of the first paragraph.
  const written = paragraph === 1 ? <T>(value: T): T => value : inUtc
  const texts = cases.map(({ name, spec, queries }) => {
    const lines = queries.map(query => `        ${vectorOf(written(spec) as Spec, written(query) as Query)}`)
    const head = `      "name": ${JSON.stringify(name)},\n      "spec": ${JSON.stringify(written(spec))},`
    return `    {\n${head}\n      "vectors": [\n${lines.join(',\n')}\n      ]\n    }`
  })
  const head = `  "$schema": "./vectors.schema.json",\n  "paragraph": ${paragraph},\n  "title": ${JSON.stringify(title)},`
  return `{\n${head}\n  "cases": [\n${texts.join(',\n')}\n  ]\n}\n`
}

function vectorOf(spec: Spec, { error, ...query }: Query): string {
  const answer = error === undefined ? askReference(spec, query) : { error }
  const isError = typeof answer === 'object' && answer !== null && 'error' in answer
  return JSON.stringify({ query, ...(isError ? { error: answer.error } : { result: answer }) })
}
