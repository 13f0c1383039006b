// Prints what the bytes of the main entry are for as JSON: by subject, what a bundle loses after gzip without its modules.

import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build, transform } from 'esbuild'
import ts from 'typescript'

const root = join(import.meta.dirname, '..')
const IMPORTS = { businessCalendar: '{ businessCalendar }', deadline: '{ deadline }', everything: '*' }

/** Each module belongs to the first subject that matches its path. */
const SUBJECTS = [
  ['suggestions for misspelt words and for time zones', /^src\/(time\/zone-(hint|places)|validation\/did-you-mean)/],
  ['errors, and reading untrusted values', /^src\/(errors|brand|validation\/)/],
  ['time zones', /^src\/time\/(zone|intl-)/],
  ['budgets of time and of days', /^src\/time\/(budget|day-budget|units|decimal)/],
  ['durations and dates in words', /^src\/(time\/format\/(date-|duration|locale)|text\/)/],
  ['instants and dates', /^src\/time\//],
  ['weekly hours', /^src\/calendar\/(hours|weekly-hours|sources\/week-outline)/],
  ['holidays', /^src\/calendar\/(holidays|presets)\//],
  ['exceptions', /^src\/calendar\/exceptions\//],
  ['open time, working days, many rows', /^src\/calendar\/timeline\//],
  ['schedules, combinations, queries', /^src\/calendar\//],
  ['policies and deadlines', /^src\/(policy|deadline)\//],
  ['the state of tickets', /^src\/clock\//],
  ['explanations', /./],
]

const rows = [...SUBJECTS.map(([subject]) => subject), 'all sentences'].map(subject => ({ subject }))
for (const [key, names] of Object.entries(IMPORTS)) {
  const losses = await lossesOf(names)
  for (const row of rows) row[key] = losses.get(row.subject)
}
console.log(JSON.stringify(rows))

/** Returns the loss of each subject, and that of all sentences. */
async function lossesOf(names) {
  const modules = await modulesOf(names)
  const sizeOf = kept => gzipSync(kept.map(({ code }) => code).join(''), { level: 9 }).length
  const whole = sizeOf(modules)
  const losses = new Map(
    SUBJECTS.map(([subject]) => [subject, whole - sizeOf(modules.filter(each => each.subject !== subject))]),
  )
  const silent = modules.map(({ code }) => ({ code: withoutSentences(code) }))
  return losses.set('all sentences', whole - sizeOf(silent))
}

/** Returns the minified code of each module of a bundle. Names are short, as in the whole bundle. */
async function modulesOf(names) {
  const { outputFiles } = await build({
    stdin: { contents: `export ${names} from './src/index.ts'`, resolveDir: root },
    bundle: true,
    minifyIdentifiers: true,
    minifySyntax: true,
    format: 'esm',
    target: 'es2022',
    write: false,
  })
  const parts = outputFiles[0].text.split(/^\/\/ (?=src\/|package\.json|<stdin>)/m).slice(1)
  return Promise.all(
    parts.map(async part => {
      const [path] = part.split('\n', 1)
      const code = part.slice(path.length).replace(/^export \{[\s\S]*?\};$/m, '')
      const minified = await transform(code, { minifyWhitespace: true, legalComments: 'none' })
      return { code: minified.code, subject: SUBJECTS.find(([, paths]) => paths.test(path))[0] }
    }),
  )
}

/** Returns code without the texts that have a space between two words. */
function withoutSentences(code) {
  const file = ts.createSourceFile('bundle.js', code, ts.ScriptTarget.ES2022)
  const found = []
  const visit = node => {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
    if (isText && /[a-z] [a-z]/i.test(node.text)) found.push([node.getStart(file) + 1, node.end - 1])
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found.reduceRight((text, [from, to]) => text.slice(0, from) + text.slice(to), code)
}
