// Packs the library as for publishing and uses the package in a fresh folder, without access to the sources: from ESM,
// CommonJS and TypeScript, on the oldest and the newest supported Node, and through its command.
// Needs a build: npm run build.
//
//   node scripts/packed.mjs            checks the package
//   node scripts/packed.mjs --update   also updates the list of packed files
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { install, nodeBinary, packedFolder, run, runBeside } from './fresh-folder.mjs'
import { consoleExamples } from './packed/console-examples.mjs'

const root = join(import.meta.dirname, '..')
const listFile = join(root, 'scripts/packed-files.txt')
const programs = join(root, 'scripts/packed')
const nodeVersions = [20, 26]
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** The supported versions of TypeScript that differ: 5.7 made typed arrays generic, 6 added the types of Temporal. */
const typescripts = ['5.0.4', '5.6.3', devDependencies.typescript, '6.0.3', '7.0.2']
const parcel = '2.16.4'

/** The strictest options that a user may have. Without `skipLibCheck` the published types are checked too. */
const strict = [
  ...['--noEmit', '--target', 'es2022', '--strict', '--skipLibCheck', 'false', '--isolatedModules'],
  ...['--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess'],
]

step('npm pack')
const { folder, files } = packedFolder()
try {
  checkFiles()
  checkScripts()
  installAll()
  for (const version of nodeVersions) runPrograms(version)
  await checkTypes()
  checkParcel()
  checkCommand()
  console.log('packed: the package works')
} catch (error) {
  console.error(`packed: ${error.message}`)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function checkFiles() {
  // The names of shared chunks contain a hash of their content.
  const names = files.map(path => path.replace(/-[A-Za-z0-9_-]{8}(\.d)?(\.c?[jt]s)$/, '-HASH$1$2'))
  const packed = [...new Set(names)].sort()
  if (process.argv.includes('--update')) writeFileSync(listFile, `${packed.join('\n')}\n`)
  const listed = readFileSync(listFile, 'utf8').trim().split('\n')
  const more = packed.filter(name => !listed.includes(name))
  const fewer = listed.filter(name => !packed.includes(name))
  const differences = [...more.map(name => `+ ${name}`), ...fewer.map(name => `- ${name}`)]
  if (differences.length)
    throw new Error(
      `the tarball differs from scripts/packed-files.txt (--update updates it):\n${differences.join('\n')}`,
    )
}

/** A character that is not ASCII would make Node read a script more slowly. */
function checkScripts() {
  const scripts = files.filter(path => /\.c?js$/.test(path))
  const wide = scripts.filter(path => /[\u0080-\uffff]/.test(readFileSync(join(root, path), 'utf8')))
  if (!scripts.length || wide.length) throw new Error(`not in ASCII: ${wide.join(', ')}`)
}

function installAll() {
  step('npm install in a fresh folder')
  for (const name of readdirSync(programs)) copyFileSync(join(programs, name), join(folder, name))
  const compilers = typescripts.map(version => `typescript-${version}@npm:typescript@${version}`)
  const peers = ['date-holidays', 'ical.js'].map(name => `${name}@${devDependencies[name]}`)
  install(folder, [...compilers, ...peers, 'temporal-polyfill@1.0.8', `parcel@${parcel}`])
}

function runPrograms(version) {
  const node = nodeBinary(version)
  for (const program of ['esm.mjs', 'commonjs.cjs', 'temporal.mjs', 'entries.mjs']) {
    step(`${program} on Node ${version}`)
    run(node, [program], folder)
  }
}

/** Compiles the programs with every version in each of its modes, two compilers at a time. */
async function checkTypes() {
  const compilations = typescripts.flatMap(version => modesOf(version).map(mode => ({ version, mode })))
  const next = async () => {
    for (let one = compilations.shift(); one; one = compilations.shift()) {
      const words = [...strict, ...one.mode]
      step(`TypeScript ${one.version}: ${words.slice(strict.length).join(' ')}`)
      await runBeside('node', [join(folder, `node_modules/typescript-${one.version}/bin/tsc`), ...words], folder)
    }
  }
  await Promise.all([next(), next()])
}

function modesOf(version) {
  const major = Number.parseInt(version, 10)
  // From version 6 on, lib esnext contains types of Temporal that conflict with those of the polyfill.
  const lib = ['--lib', major > 5 ? 'esnext' : 'es2022']
  const programs = ['typed.mts', 'entries.mts', major > 5 ? 'platform.mts' : 'polyfills.mts']
  const both = [...programs, 'typed.cts', 'copies.mts']
  const withPolyfills = ['--module', 'nodenext', '--lib', 'es2022', 'polyfills.mts']
  // Before version 5.8, node16 and nodenext resolve the same.
  const hasNode16 = major > 5 || Number(version.split('.')[1]) > 7
  const modes = [
    ...(major > 5 ? [withPolyfills] : []),
    ...(hasNode16 ? [['--module', 'node16', '--moduleResolution', 'node16', ...lib, ...both]] : []),
    ['--module', 'nodenext', '--moduleResolution', 'nodenext', ...lib, ...both],
    ['--module', 'esnext', '--moduleResolution', 'bundler', ...lib, ...programs],
  ]
  // Version 6 warns about node10, version 7 removed it.
  const node10 = ['--module', 'commonjs', '--moduleResolution', 'node10', ...lib, ...programs]
  if (major === 6) node10.push('--ignoreDeprecations', '6.0')
  return major < 7 ? [...modes, node10] : modes
}

/** Parcel does not read `exports` by default. */
function checkParcel() {
  step(`Parcel ${parcel}`)
  run('npx', ['parcel', 'build', 'parcel.html', '--no-cache', '--no-source-maps', '--dist-dir', 'parcel'], folder)
  const [bundle] = readdirSync(join(folder, 'parcel')).filter(name => name.endsWith('.js'))
  const output = run('node', [join('parcel', bundle)], folder)
  if (output !== '2026-03-09T13:00:00.000Z function\n') throw new Error(`Parcel: the page prints ${output}`)
}

function checkCommand() {
  const text = readFileSync(join(root, 'README.md'), 'utf8')
  const examples = consoleExamples(text)
  step(`${examples.length} commands of the README`)
  if (examples.length === 0) throw new Error('the README has no console examples.')
  // All commands run in one shell, so that a command can use the files and the exit code of the previous one.
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
