import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '..')

/** Packs the library into a new folder, as it would be published; the caller removes the folder. */
export function packedFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'sla-calendar-packed-'))
  const output = run('npm', ['pack', '--json', '--pack-destination', folder], root)
  // Scripts that npm runs before print to the same place.
  const [{ files }] = JSON.parse(output.slice(output.search(/^\[$/m)))
  return { folder, files: files.map(({ path }) => path) }
}

/** Installs the packed library in its folder, and other packages beside it. */
export function install(folder, packages) {
  const [tarball] = readdirSync(folder).filter(name => name.endsWith('.tgz'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true }))
  run('npm', ['install', '--no-audit', '--no-fund', `./${tarball}`, ...packages], folder)
}

/** The path of a Node of that major version: the one that runs this, or else npm's; there is no third way. */
export function nodeBinary(version) {
  if (Number.parseInt(process.versions.node, 10) === version) return process.execPath
  const print = 'console.log(process.execPath); console.log(process.version)'
  const output = run('npx', ['-y', '-p', `node@${version}`, 'node', '-e', print], tmpdir())
  const [path, found] = output.trim().split('\n')
  if (!found?.startsWith(`v${version}.`)) throw new Error(`Node ${version} was asked for and ${found} came.`)
  return path
}

/** What a program prints; an error with all that it printed where it fails. */
export function run(command, args, cwd) {
  try {
    return execFileSync(command, args, { ...options(cwd), stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    throw failed(command, args, error)
  }
}

/** The same without waiting for it. */
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
  const said = `${error.stdout ?? ''}${error.stderr ?? ''}${error.status ?? error}`
  return new Error(`${[command, ...args].join(' ')}\n${said}`)
}
