import { spawnSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { entries, type Snippet } from './snippet.ts'

/** Code to compile, with the place that errors name. */
export type Program = Pick<Snippet, 'file' | 'code'>

const root = join(import.meta.dirname, '../..')

/**
 * Compiles programs with the settings of the project. Returns the errors, each as `file:line: …`. One call for many programs:
 * it reads all sources of the library.
 */
export function typeFaults(programs: readonly Program[]): string[] {
  // Each program is a file in an otherwise empty folder, so that relative imports cannot work by accident.
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'sla-calendar-types-'))
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(settings(programs)))
    for (const [index, { code }] of programs.entries()) writeFileSync(join(folder, `${index}.ts`), code)
    const compiler = join(root, 'node_modules/typescript-7/bin/tsc')
    const words = [compiler, '--project', folder, '--pretty', 'false', '--singleThreaded']
    const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' })
    const faults = faultsIn(stdout, programs)
    if (status !== 0 && faults.length === 0) throw new Error(`The compiler has failed: ${stdout}${stderr}`)
    return faults
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function settings(programs: readonly Program[]): object {
  const sources = Object.entries(entries).map(([name, { source }]) => [name, [join(root, source)]])
  return {
    extends: join(root, 'tsconfig.json'),
    compilerOptions: {
      // A snippet may declare more than it uses.
      noUnusedLocals: false,
      noUnusedParameters: false,
      moduleDetection: 'force',
      paths: Object.fromEntries(sources),
    },
    include: [],
    files: programs.map((_, index) => `${index}.ts`),
  }
}

/** Reads the lines of the compiler, such as `12.ts(5,7): error TS2322: Type …`. Lines with a margin continue the one before. */
function faultsIn(output: string, programs: readonly Program[]): string[] {
  const joined = output.replace(/\r?\n +/g, ' ').trim()
  return joined ? joined.split(/\r?\n/).map(line => placed(line, programs)) : []
}

function placed(line: string, programs: readonly Program[]): string {
  const [, index, at, message] = /^(\d+)\.ts\((\d+),\d+\): error TS\d+: (.*)$/.exec(line) ?? []
  return index === undefined ? line : `${programs[Number(index)].file}:${at}: ${message}`
}
