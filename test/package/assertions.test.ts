import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { isThorough } from '../arbitraries/runs.ts'

const root = join(import.meta.dirname, '../..')
const sources = [...sourcesIn('test'), ...sourcesIn('test-site')]

// An assertion under a condition passes if the condition is never true. Use `fc.pre` or a narrower arbitrary in a property,
// compute the expected value, or write two tests.
describe('assertions in the tests', () => {
  it.runIf(isThorough)(
    'run whenever their test runs and name the value they expect, and every property uses `runs`',
    () => {
      expect(sources.length).toBeGreaterThan(250)
      const isWrong = (node: ts.Node) => isConditionalAssertion(node) || isVague(node)
      const wrong = sources.flatMap(file =>
        placesOf(file.startsWith('test/') ? node => isWrong(node) || isUncounted(node) : isWrong, file),
      )
      expect(wrong).toEqual([])
    },
    120_000,
  )

  it.each([
    ['fc.assert(fc.property(x, y))', 1],
    ['await fc.assert(fc.property(x, y), { numRuns: 5 })', 1],
    ['fc.assert(fc.property(x, y), runs(5))', 0],
    ['fc.assert(fc.property(x, y), { ...runs(5), seed: 1 })', 0],
  ])('of a property that a plain run could not shorten are found: %s', (code, found) => {
    expect(placesOf(isUncounted, 'a.ts', `${code} // expect`)).toHaveLength(found)
  })

  it.each([
    ['expect(f).toThrow()', 1],
    ['expect(f).not.toThrow()', 1],
    ['await expect(f()).rejects.toThrow()', 1],
    ['expect(x).toBeDefined()', 1],
    ["expect(f).toThrow('x')", 0],
    ['expect(x).toBeUndefined()', 0],
  ])('without an error or a value are found: %s', (code, found) => {
    expect(placesOf(isVague, 'a.ts', code)).toHaveLength(found)
  })

  it.each([
    ['if (x) expect(x).toBe(1)', 1],
    ['if (x) { expect(x).toBe(1) } else { expect(x).toBe(2) }', 2],
    ['if (x) for (const y of x) expect(y).toBe(1)', 1],
    ['x ? expect(x).toBe(1) : expect(x).toBe(2)', 2],
    ['x && expect(x).toBe(1)', 1],
    ['x || expect.soft(x).toBe(1)', 1],
    ['x ?? expect(x).resolves.toBe(1)', 1],
    ['switch (x) { case 1: expect(x).toBe(1) }', 1],
    ['try { f() } catch (error) { expect(error).toBe(1) }', 1],
    ['if (x) return\nexpect(x).toBe(1)', 1],
    ['for (const x of y) { if (x) continue; expect(x).toBe(1) }', 1],
    ['for (const x of y) { if (x) { f(); break } else f(); expect(x).toBe(1) }', 1],
    ['if (x) return\nfor (const y of x) expect(y).toBe(1)', 1],
  ])('under a condition are found: %s', (code, found) => {
    expect(placesOf(isConditionalAssertion, 'a.ts', `it('works', () => {\n${code}\n})`)).toHaveLength(found)
  })

  it.each([
    'expect(x ? 1 : 2).toBe(x && 3)',
    'for (const y of x) expect(y).toBe(1)',
    'fc.pre(x)\nexpect(x).toBe(1)',
    'if (x) throw new Error()\nexpect(x).toBe(1)',
    "if (x) return skip('reason')\nexpect(x).toBe(1)",
    'expect(x).toEqual(y ? 1 : expect.any(Number))',
    'const f = () => { if (x) return 1; return 2 }\nexpect(f()).toBe(1)',
    'try { expect(f()).toBe(1) } finally { g() }',
  ])('without a condition are not found: %s', code => {
    expect(placesOf(isConditionalAssertion, 'a.ts', `if (y) it('works', () => {\n${code}\n})`)).toEqual([])
  })
})

function sourcesIn(folder: string): string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).sort()
  return names.filter(name => name.endsWith('.ts')).map(name => `${folder}/${name.replaceAll('\\', '/')}`)
}

/** Returns the places of some nodes in a file, each as `file:line`. */
function placesOf(
  isWanted: (node: ts.Node) => boolean,
  name: string,
  code = readFileSync(join(root, name), 'utf8'),
): string[] {
  if (!/\bexpect\b/.test(code)) return []
  const file = ts.createSourceFile(name, code, ts.ScriptTarget.ESNext, true)
  const places: string[] = []
  const visit = (node: ts.Node) => {
    if (isWanted(node)) places.push(`${name}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}`)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return places
}

/** Returns whether a node is a matcher that accepts any error or any value. */
function isVague(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false
  return node.arguments.length === 0 && ['toThrow', 'toThrowError', 'toBeDefined'].includes(node.expression.name.text)
}

/** Returns whether a node is an assertion that may not run although its function runs to the end. */
function isConditionalAssertion(node: ts.Node): boolean {
  return isExpectCall(node) && isConditional(node)
}

/** Returns whether a node is a call of `expect`, `expect.soft` or `expect.poll`. Other names are matchers, such as `expect.any`. */
function isExpectCall(node: ts.Node): boolean {
  if (!ts.isCallExpression(node)) return false
  const { expression } = node
  const isMethod = ts.isPropertyAccessExpression(expression) && ['soft', 'poll'].includes(expression.name.text)
  const called = isMethod ? expression.expression : expression
  return ts.isIdentifier(called) && called.text === 'expect'
}

/** Returns whether a node is a property whose number of cases does not come from `runs` of test/arbitraries/runs.ts. */
function isUncounted(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false
  const isProperty = node.expression.name.text === 'assert' && node.expression.expression.getText() === 'fc'
  return isProperty && !/\bruns\(/.test(node.arguments[1]?.getText() ?? '')
}

/** Returns whether the function of a call may return, or go on, without it. */
function isConditional(call: ts.Node): boolean {
  for (let node = call; !ts.isFunctionLike(node.parent) && !ts.isSourceFile(node.parent); node = node.parent)
    if (isBranch(node) || earlierStatements(node).some(isEarlyExit)) return true
  return false
}

/** Returns whether a node runs only under a condition of its parent. */
function isBranch(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isIfStatement(parent) || ts.isConditionalExpression(parent)) return node !== firstChild(parent)
  if (ts.isBinaryExpression(parent)) return SHORT_CIRCUITS.has(parent.operatorToken.kind) && node === parent.right
  return ts.isCaseOrDefaultClause(parent) || ts.isCatchClause(parent)
}

const SHORT_CIRCUITS = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
])

function firstChild(node: ts.Node): ts.Node | undefined {
  return ts.forEachChild(node, child => child)
}

function earlierStatements(node: ts.Node): readonly ts.Statement[] {
  const { parent } = node
  return ts.isBlock(parent) ? parent.statements.slice(0, parent.statements.indexOf(node as ts.Statement)) : []
}

/** Returns whether an `if` can leave the function or the loop before the next statements. A skipped test is reported. */
function isEarlyExit(statement: ts.Statement): boolean {
  let leaves = false
  const visit = (node: ts.Node) => {
    if (ts.isFunctionLike(node)) return
    const isReturn = ts.isReturnStatement(node) && !node.expression?.getText().startsWith('skip(')
    leaves ||= isReturn || ts.isBreakOrContinueStatement(node)
    ts.forEachChild(node, visit)
  }
  if (ts.isIfStatement(statement)) visit(statement)
  return leaves
}
