import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '..')

/** Packs the library into a new folder as for publishing, and returns the folder and its files. The caller removes it. */
export function packedFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'sla-calendar-packed-'))
  const output = run('npm', ['pack', '--json', '--pack-destination', folder], root)
  // The output of npm's lifecycle scripts comes before the JSON.
  const [{ files }] = JSON.parse(output.slice(output.search(/^\[$/m)))
  return { folder, files: files.map(({ path }) => path) }
}

/** Installs the packed library and other packages in the folder of `packedFolder`. */
export function install(folder, packages) {
  const [tarball] = readdirSync(folder).filter(name => name.endsWith('.tgz'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true }))
  run('npm', ['install', '--no-audit', '--no-fund', `./${tarball}`, ...packages], folder)
}

/** Returns the path of a Node binary of a major version: the running one if it matches, otherwise one installed by npx. */
export function nodeBinary(version) {
  if (Number.parseInt(process.versions.node, 10) === version) return process.execPath
  const print = 'console.log(process.execPath); console.log(process.version)'
  const output = run('npx', ['-y', '-p', `node@${version}`, 'node', '-e', print], tmpdir())
  const [path, found] = output.trim().split('\n')
  if (!found?.startsWith(`v${version}.`)) throw new Error(`npx installed Node ${found} instead of Node ${version}.`)
  return path
}

/** Runs a program and returns its output. If the program fails, throws an error that contains all its output. */
export function run(command, args, cwd) {
  try {
    return execFileSync(command, args, { ...options(cwd), stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    throw failed(command, args, error)
  }
}

/** Does the same as `run`, asynchronously. */
export async function runBeside(command, args, cwd) {
  try {
    return (await promisify(execFile)(command, args, options(cwd))).stdout
  } catch (error) {
    throw failed(command, args, error)
  }
}

function options(cwd) {
  return { cwd, env: { ...process.env, NO_COLOR: '1', npm_config_loglevel: 'error' }, encoding: 'utf8', maxBuffer: 1e8 }
}

function failed(command, args, error) {
  const output = `${error.stdout ?? ''}${error.stderr ?? ''}${error.status ?? error}`
  return new Error(`${[command, ...args].join(' ')}\n${output}`)
}
