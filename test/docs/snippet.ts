import { createRequire } from 'node:module'
import { inspect } from 'node:util'
import { transform } from 'esbuild'
import ts from 'typescript'
import { expect } from 'vitest'
import * as compiled from '../../src/compiled/index.ts'
import * as compliance from '../../src/compliance/index.ts'
import * as document from '../../src/document/index.ts'
import * as main from '../../src/index.ts'
import * as dateHolidays from '../../src/integrations/date-holidays/index.ts'
import * as icalendar from '../../src/integrations/icalendar/index.ts'
import * as openingHours from '../../src/integrations/opening-hours/index.ts'
import * as sql from '../../src/integrations/sql/index.ts'
import * as svg from '../../src/svg/index.ts'
import * as temporal from '../../src/temporal.ts'
import { DocumentFault, type Fence } from './fences.ts'

/**
 * A program of one ts fence and the fences that continue it, and its claims about its results:
 *
 * - `expr // => value` or `const name = expr // => value`: deeply equal to `value`, a JavaScript expression.
 *   For `console.log(expr)` the value of `expr` is compared, and nothing is printed.
 * - An instant without quotes in `value`, such as `2026-03-09T10:00:00Z`, means a Date of that instant, or a Temporal value
 *   with exactly this text. In quotes it is a string.
 * - `expr // throws code` or `expr // throws code: message`: throws a SlaCalendarError with that code (and message).
 * - The comment may be on the next line, and continues on lines that begin with `//` and three spaces.
 */
export type Snippet = {
  readonly file: string
  /** The line of the first fence. */
  readonly line: number
  /** The code on the lines that it has in the file. */
  readonly code: string
  readonly claims: readonly Claim[]
  readonly run: boolean
}

type Claim = { readonly line: number; readonly kind: '=>' | 'throws'; readonly text: string; readonly target: Target }

/** The positions of a statement in the code, for a claim. */
type Target = { readonly start: number; readonly end: number; readonly expression: Range; readonly declares: boolean }
type Range = { readonly start: number; readonly end: number }

/** The entry points by the names that documents import, each with its source and the exports that snippets get. */
export const entries: Readonly<Record<string, { readonly source: string; readonly exports: object }>> = {
  'sla-calendar': { source: 'src/index.ts', exports: main },
  'sla-calendar/compiled': { source: 'src/compiled/index.ts', exports: compiled },
  'sla-calendar/svg': { source: 'src/svg/index.ts', exports: svg },
  'sla-calendar/document': { source: 'src/document/index.ts', exports: document },
  'sla-calendar/temporal': { source: 'src/temporal.ts', exports: temporal },
  'sla-calendar/date-holidays': { source: 'src/integrations/date-holidays/index.ts', exports: dateHolidays },
  'sla-calendar/icalendar': { source: 'src/integrations/icalendar/index.ts', exports: icalendar },
  'sla-calendar/opening-hours': { source: 'src/integrations/opening-hours/index.ts', exports: openingHours },
  'sla-calendar/sql': { source: 'src/integrations/sql/index.ts', exports: sql },
  'sla-calendar/compliance': { source: 'src/compliance/index.ts', exports: compliance },
}

/** Joins fences with those that continue them and reads their claims. A fence without a claim is an error. */
export function snippetsOf(fences: readonly Fence[]): Snippet[] {
  const groups: Fence[][] = []
  for (const fence of fences) {
    const before = groups.at(-1)
    if (fence.kind !== 'continued') groups.push([fence])
    else if (before?.[0].file === fence.file) before.push(fence)
    else throw new DocumentFault(fence.file, fence.line, 'no fence before this one to continue.')
  }
  return groups.map(snippetOf)
}

function snippetOf(group: readonly Fence[]): Snippet {
  const [{ file, line, kind }] = group
  const code = group.map(fence => fence.code).reduce(overlay)
  const run = typeof kind === 'string'
  const claims = run ? claimsOf(file, code) : []
  for (const [index, fence] of group.entries()) {
    const end = group[index + 1]?.line ?? Number.POSITIVE_INFINITY
    if (run && !claims.some(claim => claim.line > fence.line && claim.line < end))
      throw new DocumentFault(
        file,
        fence.line,
        'this snippet has no claim: add // => or // throws, or write no-run: with a reason.',
      )
  }
  return { file, line, code, claims, run }
}

/** Joins two texts. The second begins with at least as many blank lines as the first one has lines. */
function overlay(first: string, second: string): string {
  const lines = first.split('\n').length
  return first + second.slice(lines - 1)
}

function claimsOf(file: string, code: string): Claim[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true)
  const targets = targetsOf(source)
  const lines = code.split('\n')
  const claimed = new Set<Target>()
  return lines.flatMap((text, index) => {
    const mark = /^(.*?)\/\/ (=>|throws) (.+)$/.exec(text)
    if (!mark) return []
    const alone = mark[1].trim() === ''
    const end = alone ? previousCodeLine(lines, index) : index
    const target = targets.filter(({ end: at }) => source.getLineAndCharacterOfPosition(at).line === end).at(-1)
    if (!target) throw new DocumentFault(file, index + 1, 'no expression ends before this claim.')
    if (mark[2] === 'throws' && target.declares)
      throw new DocumentFault(file, index + 1, 'a declaration cannot have a claim throws: write the expression alone.')
    if (claimed.has(target)) throw new DocumentFault(file, index + 1, 'the expression has another claim already.')
    claimed.add(target)
    const more = continuation(lines, index + 1)
    return [{ line: index + 1, kind: mark[2] as Claim['kind'], text: [mark[3], ...more].join(' ').trim(), target }]
  })
}

function previousCodeLine(lines: readonly string[], index: number): number {
  const back = lines.slice(0, index).reverse()
  return index - 1 - back.findIndex(line => !/^\s*(\/\/.*)?$/.test(line))
}

function continuation(lines: readonly string[], from: number): string[] {
  const end = lines.findIndex((line, at) => at >= from && !/^\s*\/\/ {3}/.test(line))
  return lines.slice(from, end < 0 ? lines.length : end).map(line => line.replace(/^\s*\/\/\s+/, ''))
}

/** Returns the statements that have a value to compare, also nested ones. An inner statement comes after the outer one. */
function targetsOf(source: ts.SourceFile): Target[] {
  const targets: Target[] = []
  const visit = (node: ts.Node): void => {
    const expression = comparedIn(node)
    if (expression)
      targets.push({
        start: node.getStart(source),
        end: node.end,
        expression: { start: expression.getStart(source), end: expression.end },
        declares: ts.isVariableStatement(node),
      })
    ts.forEachChild(node, visit)
  }
  visit(source)
  return targets
}

function comparedIn(node: ts.Node): ts.Expression | undefined {
  if (ts.isVariableStatement(node)) return node.declarationList.declarations.at(-1)?.initializer
  if (!ts.isExpressionStatement(node)) return undefined
  const { expression } = node
  const printed = ts.isCallExpression(expression) && expression.expression.getText() === 'console.log'
  return printed ? expression.arguments[0] : expression
}

/** Runs a snippet. Throws an error that lists every claim that is wrong or was never reached, with file and line. */
export async function runSnippet(snippet: Snippet): Promise<void> {
  const { file, claims } = snippet
  const unreached = new Set(claims)
  const faults: string[] = []
  let line = snippet.line
  const tools = {
    $at: (now: number) => {
      line = now
    },
    $equals: (index: number, actual: unknown, expected: () => unknown) => {
      check(claims[index], equal(actual, expected()), inspect(actual, { depth: 8, breakLength: 100 }))
      return actual
    },
    $throws: (index: number, attempt: () => unknown) => {
      const { text } = claims[index]
      const raised = raisedBy(attempt, text.includes(': '))
      check(claims[index], raised === text, `throws ${raised}`)
    },
    $instant: instant,
  }

  function check(claim: Claim, isTrue: boolean, seen: string) {
    unreached.delete(claim)
    if (!isTrue) faults.push(`${file}:${claim.line}: ${seen}, not ${claim.text}`)
  }

  const program = new AsyncFunction('require', ...Object.keys(tools), await executable(snippet))
  try {
    await program(load, ...Object.values(tools))
    for (const claim of unreached) faults.push(`${file}:${claim.line}: this claim was never reached.`)
  } catch (error) {
    faults.push(`${file}:${line}: unexpected ${String(error)}`)
  }
  if (faults.length) throw new Error(faults.join('\n'))
}

const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor

function equal(actual: unknown, expected: unknown): boolean {
  try {
    expect(actual).toEqual(expected)
    return true
  } catch {
    return false
  }
}

/** Returns the error that a call throws, written like the text of a claim. */
function raisedBy(attempt: () => unknown, withMessage: boolean): string {
  try {
    attempt()
  } catch (error) {
    if (!main.isSlaCalendarError(error)) return `not a SlaCalendarError: ${String(error)}`
    return withMessage ? `${error.code}: ${error.message}` : error.code
  }
  return 'nothing'
}

/** Returns a matcher for an instant without quotes in a claim. */
function instant(text: string): object {
  return {
    asymmetricMatch: (actual: unknown) =>
      actual instanceof Date
        ? actual.getTime() === Date.parse(text)
        : typeof actual === 'object' && actual !== null && 'epochMilliseconds' in actual && String(actual) === text,
    toString: () => text,
    toAsymmetricMatcher: () => text,
  }
}

const requireInstalled = createRequire(import.meta.url)

function load(name: string): unknown {
  return entries[name]?.exports ?? requireInstalled(name)
}

/** Returns the snippet as the body of an async function in JavaScript. Each statement first records its line. */
async function executable(snippet: Snippet): Promise<string> {
  const { file, code, claims } = snippet
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true)
  const marks = source.statements.map(statement => {
    const start = statement.getStart(source)
    return { start, end: start, text: `$at(${source.getLineAndCharacterOfPosition(start).line + 1});` }
  })
  // The last edit comes first, so that the positions of the others stay right. At the same start the insertion comes last.
  const modules = source.statements.flatMap(statement => withoutModules(statement, source))
  const edits = [...claims.map((_, index) => checked(snippet, index)), ...modules, ...marks]
    .map((edit, order) => ({ ...edit, order }))
    .sort((a, b) => b.start - a.start || a.order - b.order)
  const text = edits.reduce((all, edit) => all.slice(0, edit.start) + edit.text + all.slice(edit.end), code)
  return (await transform(text, { loader: 'ts', target: 'es2022' })).code
}

/** Returns the edit that makes a statement fit into a function: an import becomes a call of `require`, and `export` is left out. */
function withoutModules(statement: ts.Statement, source: ts.SourceFile): (Range & { text: string })[] {
  const exported = ts.canHaveModifiers(statement) ? ts.getModifiers(statement)?.[0] : undefined
  if (exported?.kind === ts.SyntaxKind.ExportKeyword)
    return [{ start: exported.getStart(source), end: exported.end, text: '' }]
  if (!ts.isImportDeclaration(statement)) return []
  const text = required(statement.importClause, `require(${statement.moduleSpecifier.getText(source)})`)
  return [{ start: statement.getStart(source), end: statement.end, text }]
}

function required(clause: ts.ImportClause | undefined, module: string): string {
  if (!clause) return module
  if (clause.isTypeOnly) return ''
  const { name, namedBindings } = clause
  const whole = name ? `const ${name.text} = ${module}.default ?? ${module};` : ''
  if (!namedBindings) return whole
  if (ts.isNamespaceImport(namedBindings)) return `${whole}const ${namedBindings.name.text} = ${module}`
  const names = namedBindings.elements
    .filter(element => !element.isTypeOnly)
    .map(element => (element.propertyName ? `${element.propertyName.text}: ${element.name.text}` : element.name.text))
  return `${whole}const { ${names.join(', ')} } = ${module}`
}

/** Returns the statement of a claim, rewritten so that it checks the claim. */
function checked({ file, code, claims }: Snippet, index: number): Range & { text: string } {
  const { line, kind, text, target } = claims[index]
  const expression = code.slice(target.expression.start, target.expression.end)
  if (kind === 'throws') return { ...target, text: `$throws(${index}, () => (${expression}));` }
  const value = text.replace(
    /'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)(?:\[[^\]]+\])?/g,
    part => (/^\d/.test(part) ? `$instant('${part}')` : part),
  )
  try {
    new Function(`return (${value})`)
  } catch {
    throw new DocumentFault(file, line, `${text} is not a JavaScript expression.`)
  }
  const check = `$equals(${index}, (${expression}), () => (${value}))`
  return target.declares ? { ...target.expression, text: check } : { ...target, text: `${check};` }
}
