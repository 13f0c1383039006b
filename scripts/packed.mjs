// Packs the library as it would be published and uses the package from a fresh folder: from ESM, CommonJS and
// TypeScript, on the oldest and the newest Node that we promise, and by its command. Nothing here sees our sources;
// dist must be built.
//
//   node scripts/packed.mjs            checks
//   node scripts/packed.mjs --update   also writes the list of packed files anew
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { install, nodeBinary, packedFolder, run } from './fresh-folder.mjs'
import { consoleExamples } from './packed/console-examples.mjs'

const root = join(import.meta.dirname, '..')
const listFile = join(root, 'scripts/packed-files.txt')
const programs = join(root, 'scripts/packed')
const nodeVersions = [20, 26]
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** The oldest and the newest that we promise, and the one between, the first that knows Temporal. */
const typescripts = [devDependencies.typescript, '6.0.3', '7.0.2']

step('npm pack')
const { folder, files } = packedFolder()
try {
  checkFiles()
  installAll()
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
  // The bundler names shared pieces by a hash of what is in them.
  const names = files.map(path => path.replace(/-[A-Za-z0-9_-]{8}(\.d)?(\.c?[jt]s)$/, '-HASH$1$2'))
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

function installAll() {
  step('npm install in a fresh folder')
  for (const name of readdirSync(programs)) copyFileSync(join(programs, name), join(folder, name))
  const compilers = typescripts.map(version => `typescript-${Number.parseInt(version, 10)}@npm:typescript@${version}`)
  const peers = ['date-holidays', 'ical.js'].map(name => `${name}@${devDependencies[name]}`)
  install(folder, [...compilers, ...peers])
}

function runPrograms(version) {
  const node = nodeBinary(version)
  for (const program of ['esm.mjs', 'commonjs.cjs', 'native.mjs', 'entries.mjs']) {
    step(`${program} on Node ${version}`)
    run(node, [program], folder)
  }
}

function checkTypes() {
  for (const version of typescripts) {
    const major = Number.parseInt(version, 10)
    const knowsTemporal = major > 5
    const lib = knowsTemporal ? 'es2022,esnext.temporal' : 'es2022'
    const options = ['--noEmit', '--strict', '--target', 'es2022', '--lib', lib]
    const programs = ['typed.mts', 'native.mts', 'entries.mts', ...(knowsTemporal ? ['platform.mts'] : [])]
    const tsc = (...words) =>
      run('node', [join(folder, `node_modules/typescript-${major}/bin/tsc`), ...options, ...words], folder)
    step(`TypeScript ${version}: ${programs.join(', ')} and typed.cts, node16 and bundler resolution`)
    tsc('--module', 'node16', '--moduleResolution', 'node16', ...programs, 'typed.cts')
    tsc('--module', 'esnext', '--moduleResolution', 'bundler', ...programs)
  }
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

function step(text) {
  console.log(`packed: ${text}`)
}
