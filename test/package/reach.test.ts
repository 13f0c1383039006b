import { build, type Platform } from 'esbuild'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { isThorough } from '../arbitraries/runs.ts'

/*
 * Checks the promise of SECURITY.md: no network, no files, no processes, no code made from text. The test bundles all code of
 * the entry points and lists every global name that the bundle uses, so that a new one shows in review. The optional peers are
 * not bundled, because users install them.
 */
const ENTRIES = [
  'index.ts',
  'compliance/index.ts',
  'svg/index.ts',
  'compiled/index.ts',
  'document/index.ts',
  'integrations/date-holidays/index.ts',
  'integrations/icalendar/index.ts',
  'integrations/opening-hours/index.ts',
  'integrations/sql/index.ts',
]
const PEERS = ['date-holidays', 'ical.js']
const LANGUAGE = [
  ...['Array', 'ArrayBuffer', 'BigInt', 'Boolean', 'Date', 'Error', 'Float64Array', 'Infinity', 'Int32Array', 'Intl'],
  ...['JSON', 'Map', 'Math', 'Number', 'Object', 'RangeError', 'Reflect', 'RegExp', 'Set', 'String', 'Symbol'],
  ...['URL', 'Uint16Array', 'Uint32Array', 'Uint8Array', 'WeakMap', 'encodeURIComponent', 'isNaN', 'parseFloat'],
]
/** For a warning of @valibot/to-json-schema, the supported encodings, and the version of tzdata in explanations. */
const BEYOND = ['TextDecoder', 'console', 'globalThis']

describe('the names from outside that the code uses', () => {
  it.runIf(isThorough)('are those of the language, Intl and the optional peers', async () => {
    const { code, imports } = await bundled(ENTRIES.map(entry => `../../src/${entry}`))
    expect(imports).toEqual(PEERS)
    expect(namesFromOutside(code)).toEqual([...LANGUAGE, ...BEYOND].sort())
  })

  it('include the polyfill of Temporal only in the entry point temporal', async () => {
    expect((await bundled(['../../src/temporal.ts'], 'neutral', ['@js-temporal/polyfill'])).imports).toEqual([
      '@js-temporal/polyfill',
    ])
  })

  it('are modules for files, text and the terminal in the command, none for the network', async () => {
    const { imports } = await bundled(['../../src/cli/main.ts'], 'node')
    const files = ['node:fs', 'node:fs/promises', 'node:os', 'node:path', 'node:stream', 'node:zlib', 'stream']
    const texts = ['node:buffer', 'node:crypto', 'node:string_decoder', 'node:util']
    // `init` loads the optional date-holidays from where it is installed, for the holidays of a country.
    const optional = ['node:module', 'date-holidays']
    expect(imports).toEqual([...files, ...texts, ...optional].sort())
  })

  it('would include files, network, processes and code made from text', () => {
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

/** Returns the bundled code of source files, and the modules that it still imports. */
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

/** Returns the names that code uses without declaring them, sorted. A dynamic import is listed as `import()`. */
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

/** Returns whether the code does not declare a name. Counts `globalThis`, which the checker knows, because it reaches any global. */
function isFromOutside(node: ts.Identifier, checker: ts.TypeChecker): boolean {
  if (node.text === 'globalThis') return true
  const { parent } = node
  return ts.isShorthandPropertyAssignment(parent)
    ? checker.getShorthandAssignmentValueSymbol(parent) === undefined
    : checker.getSymbolAtLocation(node) === undefined
}

/** Returns whether an identifier refers to a value, and is not the name of a property, a key or a label. */
function isUse(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node
  if (ts.isBindingElement(parent)) return parent.initializer === node
  return !ts.isLabeledStatement(parent) && !ts.isBreakOrContinueStatement(parent) && !ts.isMethodDeclaration(parent)
}
