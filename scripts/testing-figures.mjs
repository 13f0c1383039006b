// Writes the figures of docs/testing.md between its marks. They come from a run of the suite, from the titles of the edge
// cases and from docs/testing/*.json.
//
//   node scripts/testing-figures.mjs             writes all figures; runs the suite
//   node scripts/testing-figures.mjs --no-run    writes the figures that need no run
//   node scripts/testing-figures.mjs --mutation  also reads the results of Stryker, reports/stryker-*.json (with QUICK=1
//                                                if it ran with QUICK=1)
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const page = join(root, 'docs/testing.md')
const mutationFile = join(root, 'docs/testing/mutation.json')
const vitest = join(root, 'node_modules/vitest/vitest.mjs')
/** The files whose tests are the edge cases. The last test of each file checks that the page lists all of them. */
const factFiles = ['test/zones/facts.test.ts', 'test/zones/calendar-facts.test.ts']

const options = process.argv.slice(2)
if (options.includes('--mutation')) takeOverMutation()
write('mutation', mutationTable())
const facts = listFacts()
write('facts', factTables(facts))
if (!options.includes('--no-run')) {
  write('run', []) // the suite compares these figures, so old ones could fail
  write('run', runTable(runSuite(), facts))
}

function write(name, lines) {
  const marks = new RegExp(`(<!-- figures:begin ${name} -->\n)[^]*?(<!-- figures:end ${name} -->)`)
  const text = read('docs/testing.md')
  if (!marks.test(text)) throw new Error(`docs/testing.md has no place for the figures "${name}".`)
  writeFileSync(
    page,
    text.replace(marks, (_, begin, end) => `${begin}\n${lines.join('\n')}\n\n${end}`),
  )
}

/** Runs the suite in UTC and returns vitest's JSON report. */
function runSuite() {
  const outputFile = join(root, 'node_modules/.cache/testing-figures.json')
  const config = ['--config', 'config/vitest.counting.config.mjs', '--root', root]
  const env = { ...process.env, TZ: 'UTC', THOROUGH: '1' }
  execFileSync('node', [vitest, 'run', ...config, '--outputFile', outputFile], { cwd: root, stdio: 'inherit', env })
  return JSON.parse(readFileSync(outputFile, 'utf8'))
}

function runTable({ numPassedTests, testResults }, facts) {
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
  const runs = tests.flatMap(({ meta }) => meta.runs ?? [])
  const { swept } = tests.find(({ meta }) => meta.swept).meta
  const [sources, ofTests] = ['src', 'test'].map(linesIn)
  const rows = {
    tests: `${number(numPassedTests)} in ${number(testResults.length)} files`,
    properties: `${number(runs.length)}, tried with ${number(sum(runs))} random cases`,
    zones: `${number(swept.zones)} of ${number(swept.known)}; the others have had one offset since 1900`,
    'changes of offset': `${number(swept.changes)}: ${number(swept.gaps)} gaps and ${number(swept.repeats)} repeats, ${number(swept.questions)} results compared`,
    'edge cases': number(facts.length),
    'lines of code': `${number(sources)} in the library, ${number(ofTests)} in its tests, blank lines and comments not counted`,
    'run on': `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, tzdata ${process.versions.tz}`,
  }
  return [
    '| what | how much |',
    '| --- | --- |',
    ...Object.entries(rows).map(([what, figure]) => `| ${what} | ${figure} |`),
  ]
}

/** Returns the number of lines that are neither blank nor comments. */
function linesIn(folder) {
  const files = readdirSync(join(root, folder), { recursive: true }).filter(name => name.endsWith('.ts'))
  const lines = files.flatMap(name => read(`${folder}/${name}`).split('\n'))
  return lines.filter(line => !/^\s*(?:$|\/\/|\/?\*)/.test(line)).length
}

/** Returns the edge cases in order: the file, the group and the title of each test. */
function listFacts() {
  // The option comes last, because vitest reads a word after it as the name of an output file.
  const args = [vitest, 'list', ...factFiles, '--json']
  const output = execFileSync('node', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  const tests = JSON.parse(output).map(({ name, file }) => ({
    names: name.split(' > '),
    file: file.slice(root.length + 1),
  }))
  return tests
    .filter(({ names }) => names[0] !== 'docs/testing.md')
    .map(({ names, file }) => ({ file, group: names[0], title: names.slice(1).join(' > ') }))
}

function factTables(facts) {
  const cases = Object.entries(JSON.parse(read('docs/testing/cases.json')))
  for (const title of cases.flatMap(([, titles]) => titles))
    if (!facts.some(fact => fact.title === title))
      throw new Error(`docs/testing/cases.json contains a title that no test has: "${title}"`)
  const caseOf = title => cases.find(([, titles]) => titles.includes(title))?.[0]
  return factFiles.flatMap((file, index) => {
    const ofFile = facts.filter(fact => fact.file === file)
    const groups = [...new Set(ofFile.map(({ group }) => group))]
    return [
      ...(index ? [''] : []),
      `In [${file}](../${file}):`,
      ...groups.flatMap(group => [
        '',
        `| ${group} | in the playground |`,
        '| --- | --- |',
        ...ofFile
          .filter(fact => fact.group === group)
          .map(({ title }) => `| ${title.replaceAll('|', '\\|')} | ${playgroundLink(caseOf(title))} |`),
      ]),
    ]
  })
}

function playgroundLink(id) {
  return id ? `[${id}](../playground/index.html#preset=${id})` : '–'
}

function mutationTable() {
  const { measured, notMeasured } = JSON.parse(read('docs/testing/mutation.json'))
  const rows = measured.map(({ folder, killed, survived, commit, note }) => {
    const score = ((100 * killed) / (killed + survived)).toFixed(1)
    const place = `${folder}${note ? `, ${note}` : ''}`
    return `| ${place} | ${number(killed)} | ${number(survived)} | ${score}% | ${commit} |`
  })
  const head = ['| folder | killed | survived | score | measured at |', '| --- | ---: | ---: | ---: | --- |']
  return [...head, ...rows, ...(notMeasured.length ? ['', `Not measured: ${notMeasured.join(', ')}.`] : [])]
}

/** Replaces the figures of the folders that the reports of Stryker cover, reports/stryker-*.json. */
function takeOverMutation() {
  const folder = join(root, 'reports')
  const reports = (existsSync(folder) ? readdirSync(folder) : []).filter(name => /^stryker-.*\.json$/.test(name))
  if (!reports.length) throw new Error('reports/stryker-incremental.json is missing. Run `npm run mutants` first.')
  const files = Object.assign({}, ...reports.map(name => JSON.parse(read(`reports/${name}`)).files))
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()
  const { measured, notMeasured } = JSON.parse(read('docs/testing/mutation.json'))
  const known = Object.fromEntries(measured.map(row => [row.folder, row]))
  for (const folder of readdirSync(join(root, 'src'), { withFileTypes: true }).filter(entry => entry.isDirectory())) {
    const path = `src/${folder.name}`
    const statuses = Object.entries(files)
      .filter(([file]) => file.startsWith(`${path}/`))
      .flatMap(([, { mutants }]) => mutants.map(({ status }) => status))
    if (statuses.length === 0) continue
    const count = (...names) => statuses.filter(status => names.includes(status)).length
    known[path] = {
      folder: path,
      killed: count('Killed', 'Timeout'),
      survived: count('Survived', 'NoCoverage'),
      commit,
      // QUICK=1 has left slow tests out of the run, so it belongs to its figures.
      ...(process.env.QUICK && { note: 'without slow tests' }),
    }
  }
  const rest = notMeasured.filter(folder => !known[folder])
  writeFileSync(mutationFile, `${JSON.stringify({ measured: Object.values(known), notMeasured: rest }, null, 2)}\n`)
}

function read(file) {
  return readFileSync(join(root, file), 'utf8')
}

function number(value) {
  return value.toLocaleString('en-US')
}

function sum(values) {
  return values.reduce((total, value) => total + value, 0)
}
