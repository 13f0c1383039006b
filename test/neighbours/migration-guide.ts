import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import * as main from '../../src/index.ts'
import { markdownFences } from '../docs/fences.ts'

const file = 'docs/migration.md'

/** A library of docs/migration.md: how it is set up, and the rows of its table. */
export type Section = {
  /** The heading. */
  readonly name: string
  /** JavaScript that sets the library up; none where the guide says that its side was not run. */
  readonly setUp: string | undefined
  /** The time zone that the guide says to run it in; else that of this process. */
  readonly timeZone: string | undefined
  /** Our side: all ts fences that lead to the table. */
  readonly ours: string
  readonly rows: readonly Row[]
}

/** A row: two expressions, the answer of each as an expression, and why they differ. */
export type Row = {
  readonly line: number
  readonly before: string
  readonly now: string
  readonly answerBefore: string
  readonly answerNow: string
  readonly reason: string
}

/** Every section that has a table, in the order of the guide. */
export function migrationSections(root: string): Section[] {
  const text = readFileSync(join(root, file), 'utf8')
  const lines = text.split('\n')
  const heads = lines.flatMap((line, index) => (line.startsWith('## ') ? [index] : []))
  const fences = markdownFences(file, text)
  return heads.flatMap((from, order) => {
    const to = heads[order + 1] ?? lines.length
    const body = lines.slice(from, to)
    const rows = body.flatMap((line, index) => rowOf(line, from + index + 1))
    if (rows.length === 0) return []
    // A fence that says nothing begins a program; the ones after it go on from it.
    const led = fences.filter(fence => fence.line <= to)
    const program = led.slice(led.findLastIndex(fence => fence.kind === 'run'))
    return [
      {
        name: lines[from].slice('## '.length),
        setUp: /^```text\n([\s\S]+?)^```$/m.exec(body.join('\n'))?.[1],
        timeZone: /TZ=([\w/]+)/.exec(body.join('\n'))?.[1],
        // What throws is shown there, and would end the program.
        ours: program.map(fence => fence.code.trim().replace(/^.*\/\/ throws .*$/gm, '')).join('\n'),
        rows,
      },
    ]
  })
}

function rowOf(text: string, line: number): Row[] {
  if (!text.startsWith('| `')) return []
  const row = /^\| `([^`]+)` \| `([^`]+)` \| `([^`]+)`(?:, now `([^`]+)`: (\S.+))? \|$/.exec(text)
  if (!row)
    throw new Error(
      `${file}:${line}: a row is | before | now | answer |, or | before | now | answer, now answer: why |.`,
    )
  const [, before, now, answerBefore, answerNow = answerBefore, reason = ''] = row
  return [{ line, before, now, answerBefore, answerNow, reason }]
}

/** The answers of our side, each as plain data. */
export function ourAnswers({ ours, rows }: Section): unknown[] {
  const expressions = rows.map(({ now }) => `() => (${now})`).join(',\n')
  const { outputText } = ts.transpileModule(`${ours}\nexport const answers = [${expressions}]`, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS },
  })
  const exports: { answers?: (() => unknown)[] } = {}
  new Function('exports', 'require', outputText)(exports, (name: string) => ({ 'sla-calendar': main })[name])
  return exports.answers!.map(answer => plain(answer()))
}

/** A program that prints the answers of the old library as JSON; the instants of the guide are those of our side. */
export function oldProgram({ setUp, ours, rows }: Section): string {
  const instants = ours.match(/^const \w+ = new Date\('[^']+'\)$/gm) ?? []
  const answers = rows.map(({ before }) => `(${before})`).join(',\n')
  return `${setUp}\n${instants.join('\n')}\nconsole.log(JSON.stringify([${answers}]))`
}

/** What an answer of the guide says, as plain data: a JavaScript expression in which instants need no quotes. */
export function stated(answer: string): unknown {
  const quoted = answer.replace(/(?<!')\d{4}-\d\d-\d\dT[\d:]+(?:Z|[+-]\d\d:\d\d)?/g, text => `new Date('${text}')`)
  return plain(new Function(`return (${quoted})`)())
}

/**
 * JSON makes of Date, Moment, Day.js and Luxon alike an ISO text, with one offset or another; here every such text is
 * written in UTC. What is undefined is null.
 */
export function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify([value]), (_, part) =>
    typeof part === 'string' && /^\d{4}-\d\d-\d\dT/.test(part) ? new Date(part).toISOString() : part,
  )[0]
}
