import { dirname, join } from 'node:path'
import ts from 'typescript'
import { entries, type Snippet } from './snippet.ts'

/** Compiles the snippets as one program with the settings of the project. Returns the errors, each as `file:line: …`. */
export function typeFaults(root: string, snippets: readonly Snippet[]): string[] {
  // Each snippet is a file in an otherwise empty folder, so that relative imports cannot work by accident.
  const virtual = new Map(snippets.map((snippet, index) => [join(root, 'test/docs/virtual', `${index}.ts`), snippet]))
  const options = optionsOf(root)
  const host = ts.createCompilerHost(options)
  const { fileExists, getSourceFile } = host
  host.fileExists = name => virtual.has(name) || fileExists(name)
  host.getSourceFile = (name, ...rest) => {
    const snippet = virtual.get(name)
    return snippet ? ts.createSourceFile(name, snippet.code, ts.ScriptTarget.Latest) : getSourceFile(name, ...rest)
  }
  const program = ts.createProgram([...virtual.keys()], options, host)
  return [...virtual].flatMap(([name, snippet]) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(name))
      .map(
        diagnostic => `${place(diagnostic, snippet)}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`,
      ),
  )
}

function optionsOf(root: string): ts.CompilerOptions {
  const path = join(root, 'tsconfig.json')
  const { config } = ts.readConfigFile(path, ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, dirname(path))
  return {
    ...options,
    // A snippet may declare more than it uses.
    noUnusedLocals: false,
    noUnusedParameters: false,
    moduleDetection: ts.ModuleDetectionKind.Force,
    paths: Object.fromEntries(Object.entries(entries).map(([name, { source }]) => [name, [join(root, source)]])),
  }
}

function place({ file, start }: ts.Diagnostic, snippet: Snippet): string {
  const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : snippet.line
  return `${snippet.file}:${line}`
}
