// Keeps the signatures of every entry point in etc/*.api.md, so that a change of them shows in review.
// Reads the types of dist: run `npm run build` first.
//
//   node scripts/api.mjs            fails if the reports differ from dist
//   node scripts/api.mjs --update   writes the reports
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { CompilerState, Extractor, ExtractorConfig } from '@microsoft/api-extractor'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'etc')
const temporary = join(root, 'node_modules/.cache/api')
const update = process.argv.includes('--update')
const compilerOptions = { target: 'es2022', lib: ['es2022'], moduleResolution: 'bundler', strict: true, types: [] }
const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** The type declarations of each entry point, except entry points that are JSON files. */
const entries = Object.values(exports).flatMap(entry => (entry.import ? [entry.import.types] : []))
const names = entries.map(types => basename(types, '.d.ts'))
const configs = entries.map((types, i) => configOf(types, names[i]))
/** One program of TypeScript for all entry points: they share most of their types. */
const compilerState = CompilerState.create(configs[0], {
  additionalEntryPoints: entries.map(types => join(root, types)),
})

const stale = readdirSync(folder).filter(file => !names.includes(file.replace('.api.md', '')))
if (update) for (const file of stale) rmSync(join(folder, file))
const changed = entries.filter((_, i) => reportOf(configs[i])).map(types => `${basename(types, '.d.ts')}.api.md`)

for (const file of [...changed, ...stale]) console.log(`api: etc/${file} ${update ? 'updated' : 'differs from dist'}`)
if (changed.length + stale.length === 0) console.log(`api: the reports of ${names.length} entry points match dist`)
else if (!update) {
  for (const file of changed) run('git', ['diff', '--no-index', join('etc', file), join(temporary, file)])
  console.error('api: run `npm run api`, and commit etc/ if you meant to change the public signatures')
  process.exitCode = 1
}

function run(command, words) {
  spawnSync(command, words, { cwd: root, stdio: 'inherit' })
}

/** Stops API Extractor from printing what this script prints in one line. */
function quiet(message) {
  message.handled = message.logLevel !== 'error'
}

/** Writes the report of one entry point, or compares it; returns whether it differs. */
function reportOf(config) {
  const options = { compilerState, localBuild: update, messageCallback: quiet }
  const { succeeded, apiReportChanged } = Extractor.invoke(config, options)
  if (!succeeded && !apiReportChanged) throw new Error(`api: ${config.mainEntryPointFilePath} cannot be read`)
  return apiReportChanged
}

function configOf(types, name) {
  const configObject = {
    projectFolder: root,
    newlineKind: 'lf',
    mainEntryPointFilePath: join(root, types),
    compiler: { overrideTsconfig: { compilerOptions, files: [join(root, types)] } },
    apiReport: {
      enabled: true,
      reportFolder: folder,
      reportTempFolder: temporary,
      reportFileName: `${name}.api.md`,
      // Types that no entry point exports are listed once, with the main entry.
      includeForgottenExports: name === 'index',
    },
    docModel: { enabled: false },
    dtsRollup: { enabled: false },
    tsdocMetadata: { enabled: false },
    messages: {
      compilerMessageReporting: { default: { logLevel: 'error' } },
      extractorMessageReporting: { default: { logLevel: 'none' } },
      tsdocMessageReporting: { default: { logLevel: 'none' } },
    },
  }
  return ExtractorConfig.prepare({
    configObject,
    configObjectFullPath: join(root, 'scripts/api.json'),
    packageJsonFullPath: join(root, 'package.json'),
  })
}
