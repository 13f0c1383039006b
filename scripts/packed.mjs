// Packs the library as it would be published and uses the package from a fresh folder: from ESM, CommonJS and
// TypeScript, on the oldest and the newest Node that we promise, and by its command. Nothing here sees our sources;
// dist must be built.
//
//   node scripts/packed.mjs            checks
//   node scripts/packed.mjs --update   also writes the list of packed files anew
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { consoleExamples } from './packed/console-examples.mjs'

const root = join(import.meta.dirname, '..')
const listFile = join(root, 'scripts/packed-files.txt')
const programs = join(root, 'scripts/packed')
const nodeVersions = [20, 26]
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

const folder = mkdtempSync(join(tmpdir(), 'sla-calendar-packed-'))
try {
  checkFiles()
  install()
  for (const version of nodeVersions) runPrograms(version)
  checkTypes()
  checkCommand()
  console.log('packed: the package holds')
} catch (error) {
  console.error(`packed: ${error.message}`)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function checkFiles() {
  step('npm pack')
  const output = run('npm', ['pack', '--json', '--pack-destination', folder], root)
  // Scripts that npm runs before print to the same place.
  const [{ files }] = JSON.parse(output.slice(output.search(/^\[$/m)))
  // The bundler names shared pieces by a hash of what is in them.
  const names = files.map(({ path }) => path.replace(/-[A-Za-z0-9_-]{8}(\.d)?(\.c?[jt]s)$/, '-HASH$1$2'))
  const packed = [...new Set(names)].sort()
  if (process.argv.includes('--update')) writeFileSync(listFile, `${packed.join('\n')}\n`)
  const listed = readFileSync(listFile, 'utf8').trim().split('\n')
  const more = packed.filter(name => !listed.includes(name))
  const fewer = listed.filter(name => !packed.includes(name))
  const differences = [...more.map(name => `+ ${name}`), ...fewer.map(name => `- ${name}`)]
  if (differences.length)
    throw new Error(
      `the tarball differs from scripts/packed-files.txt (--update writes it anew):\n${differences.join('\n')}`,
    )
}

function install() {
  step('npm install in a fresh folder')
  for (const name of readdirSync(programs)) copyFileSync(join(programs, name), join(folder, name))
  const [tarball] = readdirSync(folder).filter(name => name.endsWith('.tgz'))
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'consumer', private: true }))
  const typescript = `typescript@${devDependencies.typescript}`
  run('npm', ['install', '--no-audit', '--no-fund', `./${tarball}`, typescript], folder)
}

function runPrograms(version) {
  const node = nodeBinary(version)
  for (const program of ['esm.mjs', 'commonjs.cjs']) {
    step(`${program} on Node ${version}`)
    run(node, [program], folder)
  }
}

/** The path of a Node of that major version: the one that runs this, or else npm's; there is no third way. */
function nodeBinary(version) {
  if (Number.parseInt(process.versions.node, 10) === version) return process.execPath
  const print = 'console.log(process.execPath); console.log(process.version)'
  const output = run('npx', ['-y', '-p', `node@${version}`, 'node', '-e', print], folder)
  const [path, found] = output.trim().split('\n')
  if (!found?.startsWith(`v${version}.`)) throw new Error(`Node ${version} was asked for and ${found} came.`)
  return path
}

function checkTypes() {
  const options = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022']
  step('typed.mts and typed.cts, node16 resolution')
  run(tsc(), [...options, '--module', 'node16', '--moduleResolution', 'node16', 'typed.mts', 'typed.cts'], folder)
  step('typed.mts, bundler resolution')
  run(tsc(), [...options, '--module', 'esnext', '--moduleResolution', 'bundler', 'typed.mts'], folder)
}

function tsc() {
  return join(folder, 'node_modules/.bin/tsc')
}

function checkCommand() {
  const text = readFileSync(join(root, 'README.md'), 'utf8')
  const examples = consoleExamples(text)
  step(`${examples.length} commands of the README`)
  if (examples.length === 0) throw new Error('the README shows no command.')
  // One shell for all, so that a command may use the file and the exit status of the one before it.
  const separator = '\u0001'
  const script = examples
    .map(({ command }) => `${command}\nstatus=$?; printf '${separator}'; (exit $status)`)
    .join('\n')
  const outputs = run('bash', ['-c', `exec 2>&1\n${script}\ntrue`], folder).split(separator)
  for (const [index, { command, line, output }] of examples.entries())
    if (outputs[index].trimEnd() !== output)
      throw new Error(`README.md:${line}: $ ${command}\nprints\n${outputs[index]}\nand not\n${output}`)
}

function run(command, args, cwd) {
  try {
    const env = { ...process.env, NO_COLOR: '1', npm_config_loglevel: 'error' }
    return execFileSync(command, args, {
      cwd,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1e8,
    })
  } catch (error) {
    throw new Error(
      `${[command, ...args].join(' ')}\n${error.stdout ?? ''}${error.stderr ?? ''}${error.status ?? error}`,
    )
  }
}

function step(text) {
  console.log(`packed: ${text}`)
}
