import { build, type Platform } from 'esbuild'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

/*
 * What SECURITY.md says of the library: no network, no files, no processes, no code made of text. All that the entries can
 * reach is bundled, and every name that the bundle takes from outside itself is listed here, so that a
 * new one shows in review. The optional peers stay outside: they are what the caller has installed.
 */
const ENTRIES = [
  'index.ts',
  'compliance/index.ts',
  'svg/index.ts',
  'document/index.ts',
  'integrations/date-holidays/index.ts',
  'integrations/icalendar/index.ts',
  'integrations/opening-hours/index.ts',
  'integrations/sql/index.ts',
]
const PEERS = ['date-holidays', 'ical.js']
const LANGUAGE = [
  ...['Array', 'BigInt', 'Boolean', 'Date', 'Error', 'Float64Array', 'Infinity', 'Intl'],
  ...['JSON', 'Map', 'Math', 'Number', 'Object', 'RangeError', 'Reflect', 'RegExp', 'Set', 'String', 'Symbol'],
  ...['Uint16Array', 'Uint32Array', 'WeakMap', 'encodeURIComponent', 'isNaN', 'parseFloat'],
]
/** A warning of @valibot/to-json-schema; which encodings there are; the version of tzdata in explanations. */
const BEYOND = ['TextDecoder', 'console', 'globalThis']

describe('what the library can reach', () => {
  it('is the language, Intl and the optional peers', async () => {
    const { code, imports } = await bundled(ENTRIES.map(entry => `../../src/${entry}`))
    expect(imports).toEqual(PEERS)
    expect(namesFromOutside(code)).toEqual([...LANGUAGE, ...BEYOND].sort())
  })

  it('is the polyfill of Temporal in the entry of that name, and only there', async () => {
    expect((await bundled(['../../src/temporal.ts'], 'neutral', ['@js-temporal/polyfill'])).imports).toEqual([
      '@js-temporal/polyfill',
    ])
  })

  it('is files, the terminal and no network in the command', async () => {
    const { imports } = await bundled(['../../src/cli/main.ts'], 'node')
    const files = ['node:fs', 'node:os', 'node:path', 'node:stream', 'node:zlib', 'stream']
    const texts = ['node:buffer', 'node:crypto', 'node:string_decoder', 'node:util']
    expect(imports).toEqual([...files, ...texts].sort())
  })

  it('would show files, network, processes and code made of text', () => {
    const code = `import { readFileSync } from 'node:fs'
      const inner = 1
      const { length: size = window } = 'x'
      export const all = [eval('1'), new Function('1'), fetch('x'), process.exit, globalThis.x, inner, { inner, Worker, fetch: 2 }.fetch]
      export const late = import('x')
      export { size, readFileSync }`
    expect(namesFromOutside(code)).toEqual([
      'Function',
      'Worker',
      'eval',
      'fetch',
      'globalThis',
      'import()',
      'process',
      'window',
    ])
  })
})

/** All the code that source files bring, and what it would still import when it runs. */
async function bundled(
  files: readonly string[],
  platform: Platform = 'neutral',
  external = PEERS,
): Promise<{ code: string; imports: string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: files.map((file, i) => `export * as entry${i} from '${file}'`).join('\n'),
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform,
    mainFields: ['module', 'main'],
    external,
    target: 'es2022',
    legalComments: 'none',
  })
  const imports = Object.values(metafile.outputs).flatMap(output => output.imports.map(({ path }) => path))
  return { code: outputFiles[0].text, imports: [...new Set(imports)].sort() }
}

/** The names that code uses and does not declare itself, sorted; `import()` where it loads something as it runs. */
function namesFromOutside(code: string): string[] {
  const file = 'bundle.js'
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost({}),
    getSourceFile: name => (name === file ? ts.createSourceFile(file, code, ts.ScriptTarget.ES2022, true) : undefined),
    fileExists: name => name === file,
  }
  const program = ts.createProgram([file], { allowJs: true, noLib: true, noResolve: true, types: [] }, host)
  const checker = program.getTypeChecker()
  const names = new Set<string>()
  const visit = (node: ts.Node) => {
    if (node.kind === ts.SyntaxKind.ImportKeyword && ts.isCallExpression(node.parent)) names.add('import()')
    if (ts.isIdentifier(node) && isUse(node) && isFromOutside(node, checker)) names.add(node.text)
    ts.forEachChild(node, visit)
  }
  visit(program.getSourceFile(file)!)
  return [...names].sort()
}

/** The checker knows `undefined`, `arguments` and `globalThis` without a declaration; the last leads anywhere. */
function isFromOutside(node: ts.Identifier, checker: ts.TypeChecker): boolean {
  if (node.text === 'globalThis') return true
  const { parent } = node
  return ts.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent) === undefined
    : checker.getSymbolAtLocation(node) === undefined
}

/** Whether an identifier stands for a value, and is not the name of a property, a key or a label. */
function isUse(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node
  if (ts.isBindingElement(parent)) return parent.initializer === node
  return !ts.isLabeledStatement(parent) && !ts.isBreakOrContinueStatement(parent) && !ts.isMethodDeclaration(parent)
}
