import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import * as main from '../../src/index.ts'
import { type Fence, markdownFences } from '../docs/fences.ts'

/** The guide, relative to the root of the repository. */
export const guide = 'docs/migration.md'

/** A library of docs/migration.md: how it is set up, and the rows of its table. */
export type Section = {
  /** The heading. */
  readonly name: string
  /** JavaScript that sets up the other library; undefined if its side is not run. */
  readonly setUp: string | undefined
  /** The time zone that the guide runs it in; if undefined, the zone of this process. */
  readonly timeZone: string | undefined
  /** The side of sla-calendar: the ts fences before the table and a line per row, on the same lines as in the guide. */
  readonly ours: string
  readonly rows: readonly Row[]
}

/** A row: two expressions, the result of each as an expression, and why the results differ. */
export type Row = {
  readonly line: number
  readonly before: string
  readonly now: string
  readonly answerBefore: string
  readonly answerNow: string
  readonly reason: string
}

/** Returns every section that has a table, in the order of the guide. */
export function migrationSections(): Section[] {
  const text = readFileSync(join(import.meta.dirname, '../..', guide), 'utf8')
  const lines = text.split('\n')
  const heads = lines.flatMap((line, index) => (line.startsWith('## ') ? [index] : []))
  const fences = markdownFences(guide, text)
  return heads.flatMap((from, order) => {
    const to = heads[order + 1] ?? lines.length
    const body = lines.slice(from, to)
    const rows = body.flatMap((line, index) => rowOf(line, from + index + 1))
    if (rows.length === 0) return []
    // A fence with only `ts` begins a program, and the fences after it continue it.
    const earlier = fences.filter(fence => fence.line <= to)
    const program = earlier.slice(earlier.map(({ kind }) => kind).lastIndexOf('run'))
    return [
      {
        name: lines[from].slice('## '.length),
        setUp: /^```text\n([\s\S]+?)^```$/m.exec(body.join('\n'))?.[1],
        timeZone: /TZ=([\w/]+)/.exec(body.join('\n'))?.[1],
        ours: programOf(program, rows),
        rows,
      },
    ]
  })
}

function programOf(fences: readonly Fence[], rows: readonly Row[]): string {
  const lines = ['export const answers: unknown[] = []']
  // A line that throws would end the program.
  for (const { code } of fences)
    for (const [index, line] of code.split('\n').entries())
      if (line && !line.includes('// throws ')) lines[index] = line
  for (const { line, now } of rows) lines[line - 1] = `answers.push(${now})`
  return Array.from(lines, line => line ?? '').join('\n')
}

function rowOf(text: string, line: number): Row[] {
  if (!text.startsWith('|') || /^\| (before|---) /.test(text)) return []
  const row = /^\| `([^`]+)` \| `([^`]+)` \| `([^`]+)`(?:, now `([^`]+)`: (\S.+))? \|$/.exec(text)
  if (!row)
    throw new Error(
      `${guide}:${line}: a row is | before | now | answer |, or | before | now | answer, now answer: why |.`,
    )
  const [, before, now, answerBefore, answerNow = answerBefore, reason = ''] = row
  return [{ line, before, now, answerBefore, answerNow, reason }]
}

/** Returns the results of sla-calendar, each as plain data. */
export function ourAnswers({ ours }: Section): unknown[] {
  const { outputText } = ts.transpileModule(ours, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  })
  const exports: { answers?: unknown[] } = {}
  new Function('exports', 'require', outputText)(exports, (name: string) => ({ 'sla-calendar': main })[name])
  return exports.answers!.map(plain)
}

/** Returns a program that prints the results of the other library as JSON. The instants are those of the ts fences. */
export function oldProgram({ setUp, ours, rows }: Section): string {
  const instants = ours.match(/^const \w+ = new Date\('[^']+'\)$/gm) ?? []
  const answers = rows.map(({ before }) => `(${before})`).join(',\n')
  return `${setUp}\n${instants.join('\n')}\nconsole.log(JSON.stringify([${answers}]))`
}

/** Returns a result of the guide as plain data: a JavaScript expression in which instants need no quotes. */
export function stated(answer: string): unknown {
  const quoted = answer.replace(/(?<!')\d{4}-\d\d-\d\dT[\d:]+(?:Z|[+-]\d\d:\d\d)?/g, text => `new Date('${text}')`)
  return plain(new Function(`return (${quoted})`)())
}

/**
 * Returns a value as plain data. Date, Moment, Day.js and Luxon all become ISO text in JSON, with different offsets, so every
 * ISO text is converted to UTC. Undefined becomes null.
 */
export function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify([value]), (_, part) =>
    typeof part === 'string' && /^\d{4}-\d\d-\d\dT/.test(part) ? new Date(part).toISOString() : part,
  )[0]
}
