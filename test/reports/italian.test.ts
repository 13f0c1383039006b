import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'parse5'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { ContractDiff } from '../../src/compliance/diff/contract-diff.ts'
import { TicketForecast } from '../../src/compliance/forecast/ticket-forecast.ts'
import {
  CHANGES,
  DRAWINGS,
  EXPLANATIONS,
  FINDINGS,
  LABELS,
  REASONS,
  VOCABULARIES,
} from '../../src/explain/messages/languages.ts'
import type { ImportStats } from '../../src/exports/import-stats.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { diffFormats } from '../../src/reports/diff/diff-formats.ts'
import { diffRun } from '../../src/reports/diff/diff-run.ts'
import { forecastFormats } from '../../src/reports/forecast/forecast-formats.ts'
import { forecastRun } from '../../src/reports/forecast/forecast-run.ts'
import { reportFormats } from '../../src/reports/index.ts'
import { REPORTS, wordingIn } from '../../src/reports/messages/wording.ts'
import { contract, everything, few, NOW, reported, ticket } from './sample.ts'

const SECTIONS = { VOCABULARIES, LABELS, EXPLANATIONS, DRAWINGS, REASONS, FINDINGS, CHANGES, REPORTS }

/** Words that both languages share. */
const SAME_IN_BOTH = ['ticket', 'p90', 'file', 'policy', 'en', 'it']

describe('the messages', () => {
  it.each(Object.entries(SECTIONS))('%s has the same keys in Italian as in English', (_, { en, it }) => {
    expect(keysOf(it)).toEqual(keysOf(en))
  })

  it.each(Object.entries(SECTIONS))('%s has no English text in Italian', (_, { en, it }) => {
    const italian = new Map(textsOf(it))
    const same = textsOf(en).filter(([key, text]) => italian.get(key) === text && key !== 'locale')
    expect(same.filter(([, text]) => !SAME_IN_BOTH.includes(text.replace(/s$/, '')))).toEqual([])
  })
})

const OBJECTIVES = [
  { target: 'firstResponse', min: 97.5, per: 'month', credits: [{ below: 95, percent: 2.5 }] },
  { target: 'resolution', min: 20, per: 'quarter', minTickets: 5 },
  { target: 'firstResponse', severity: 'urgent', min: 20, per: 'all' },
] as const

/** A ticket that is assigned, in an earlier month. */
const later = ticket('A-9', 'normal', '2026-11-04T16:30', ['responded', '2026-11-09T09:30'])
const assigned = { at: Number(later.events[0].at) + 1000, type: 'assigned', to: 'Gold' } as const
const ASSIGNED = { ...later, events: [later.events[0], assigned, ...later.events.slice(1)] }

/** Names of the sample and of the formats, which no language translates. */
const NAMES =
  'sla json csv tickets ticket rome europe tzdata calendar milan desk gold silver storm immacolata customer vendor normal urgent calls ' +
  'visits met yes hihg known the row empty too few waiver excuses nothing severity file policy update targets minimum missed unused ' +
  'line invalid gravità document version outcome rows badrows now sla-calendar html svg utf viewport width device initial scale robots ' +
  'noindex content security check not nothing objective judged unknown min nov quot'

describe.each(['text', 'markdown', 'html', 'junit', 'github', 'gitlab', 'json', 'ndjson'])('the report %s', name => {
  it('has no English words in Italian', async () => {
    const own = { ...everything, options: { ...everything.options, objectives: OBJECTIVES } as never }
    const english = await reported(reportFormats.get(name)!, [...few, ASSIGNED], own)
    const italian = await reported(reportFormats.get(name)!, [...few, ASSIGNED], { ...own, locale: 'it' })
    expect(sharedWords(proseOf(name, english), proseOf(name, italian))).toEqual([])
    expect(italian.length).toBeGreaterThan(500)
  })

  it('writes the outcome in Italian, also of a check without one', async () => {
    const passed = await reported(reportFormats.get(name)!, [few[0]], { locale: 'it' })
    const none = await reported(reportFormats.get(name)!, [], { locale: 'it' })
    expect([passed, none].map(text => sharedWords(proseOf(name, text), ENGLISH_WORDS.join(' ')))).toEqual([[], []])
    expect(name === 'gitlab' || /SUPERATA 100,00%(25)? nei termini/.test(passed)).toBe(true)
    expect(name === 'gitlab' || /NON ESEGUITA: nessun ticket valutato/.test(none)).toBe(true)
  })
})

const STATS: ImportStats = {
  ...{ rows: 5, badRows: 1, allowedBadRows: 1, ignoredRows: 2, clockChangeTimes: 3, findings: [] },
}
const INVALID = { file: 'tickets.csv', line: 3, faults: [{ column: 'severity', message: '"hihg" is not known.' }] }

describe.each([...diffFormats.keys()])('the report %s of a diff', name => {
  it('has no English words in Italian', async () => {
    const [english, italian] = [await diffReport(name, 'en'), await diffReport(name, 'it')]
    expect(sharedWords(proseOf(name, english), proseOf(name, italian))).toEqual([])
    expect(italian).toContain('mar 8 dic è festività (Immacolata) nel VECCHIO')
  })
})

describe.each([...forecastFormats.keys()])('the report %s of a forecast', name => {
  it('has no English words in Italian', async () => {
    const [english, italian] = [await forecastReport(name, 'en'), await forecastReport(name, 'it')]
    expect(sharedWords(proseOf(name, english), proseOf(name, italian))).toEqual([])
    expect(italian).toContain('2 VIOLAZIONI in vista senza interventi: 3 termini in corso')
  })
})

async function diffReport(name: string, locale: string): Promise<string> {
  const target = { within: { hours: 20 }, clock: 'always' } as const
  const policy = slaPolicy({
    name: 'Silver',
    severities: { urgent: { level: 1, firstResponse: target }, normal: { level: 2, firstResponse: target } },
  })
  const diff = new ContractDiff({
    before: { contracts: [contract], objectives: OBJECTIVES },
    after: {
      contracts: [
        {
          ...contract,
          calendarName: 'Silver',
          calendar: { timeZone: 'Europe/Rome', hours: { 'mon-fri': '09:00-18:00' } },
        },
      ],
      waivers: [{ ticket: 'A-4', reason: 'Storm' }],
    },
    now: NOW,
  })
  const other = new ContractDiff({
    before: { contracts: [contract] },
    after: { contracts: [{ ...contract, policy }] },
    now: NOW,
  })
  const written: string[] = []
  const wording = wordingIn(locale)
  const writer = diffFormats.get(name)!({ sink: text => void written.push(text), isColour: false, width: 300, wording })
  for (const one of [diff, other])
    for (const input of few) {
      const compared = one.ticket(input)
      for (const change of compared.status === 'compared' ? compared.changes : []) await writer.change?.(change)
    }
  const closed = ticket('B-1', 'normal', '2026-12-07T15:00', ['responded', '2026-12-09T10:00'])
  const compared = diff.ticket(closed)
  for (const change of compared.status === 'compared' ? compared.changes : []) await writer.change?.(change)
  await writer.invalid?.(INVALID)
  await writer.end(diffRun(diff.result(), STATS, { before: 'sla.json', after: 'sla.json' }))
  return written.join('')
}

async function forecastReport(name: string, locale: string): Promise<string> {
  const written: string[] = []
  const wording = wordingIn(locale)
  const writer = forecastFormats.get(name)!({
    sink: text => void written.push(text),
    isColour: false,
    width: 80,
    wording,
  })
  const terms = { contracts: [contract], objectives: OBJECTIVES.slice(0, 1), now: NOW, until: '2026-12-10T12:00+01:00' }
  const forecast = new TicketForecast(terms)
  for (const input of few) forecast.ticket(input)
  const rest = { document: 'sla.json', invalidRows: [INVALID] }
  await writer.end(forecastRun(forecast.result(), STATS, rest))
  return written.join('')
}

const ITALIAN_WORDS = new Set(wordsOf(literalsOf('it')))
/** The words of the English messages that the Italian ones do not have. */
const ENGLISH_WORDS = [...new Set(wordsOf(literalsOf('en')))].filter(word => !ITALIAN_WORDS.has(word))

/** Returns the words that both texts have although they are neither names nor Italian. */
function sharedWords(english: string, italian: string): string[] {
  const allowed = new Set(wordsOf(NAMES))
  const words = new Set(wordsOf(english))
  const shared = [...new Set(wordsOf(italian))].filter(word => words.has(word))
  return shared.filter(word => !allowed.has(word) && !ITALIAN_WORDS.has(word))
}

function wordsOf(text: string): string[] {
  return (text.match(/\p{L}{3,}/gu) ?? []).map(word => word.toLowerCase())
}

/** Returns all literals of the message files of a language. */
function literalsOf(language: string): string {
  const files = ['explain', 'reports'].map(room =>
    join(import.meta.dirname, `../../src/${room}/messages/${language}.ts`),
  )
  const texts: string[] = []
  for (const file of files) visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest))
  return texts.join(' ')

  function visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node)) return
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      texts.push(node.text)
    ts.forEachChild(node, visit)
  }
}

/** Keys of JSON whose values are sentences. */
const SENTENCES = ['outcome', 'message', 'reason', 'missed', 'why', 'description']

/** Returns what a reader sees of a report. */
function proseOf(name: string, text: string): string {
  if (name === 'html') return pageText(parse(text) as never)
  if (name === 'junit') {
    const attributes = [...text.matchAll(/ (name|classname|message|value)="([^"]*)"/g)]
    const bodies = [...text.matchAll(/>([^<]*)</g)].map(([, body]) => body)
    return [...attributes.filter(([, key]) => key !== 'type').map(([, , value]) => value), ...bodies].join(' ')
  }
  if (name === 'github') return text.replace(/^::(error|warning|notice) |(title|file|line)=/gm, '')
  if (!['json', 'ndjson', 'gitlab'].includes(name)) return text
  const values =
    name === 'ndjson'
      ? text
          .trimEnd()
          .split('\n')
          .map(line => JSON.parse(line))
      : JSON.parse(text)
  return sentencesOf(values, '').join(' ')
}

function sentencesOf(value: unknown, key: string): string[] {
  if (typeof value === 'string') return SENTENCES.includes(key) && value.includes(' ') ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => sentencesOf(inner, Array.isArray(value) ? key : name))
}

type PageNode = {
  readonly nodeName: string
  readonly value?: string
  readonly attrs?: readonly { readonly name: string; readonly value: string }[]
  readonly childNodes?: readonly PageNode[]
}

function pageText({ nodeName, value = '', attrs = [], childNodes = [] }: PageNode): string {
  if (nodeName === 'style' || nodeName === 'script') return ''
  const shown = attrs.filter(({ name }) => ['title', 'aria-label', 'alt', 'lang'].includes(name))
  return [value, ...shown.map(attribute => attribute.value), ...childNodes.map(pageText)].join(' ')
}

/** Returns the keys of messages, also of nested ones. */
function keysOf(messages: object): string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    ['plurals', 'notices'].includes(key)
      ? [key]
      : typeof value === 'object'
        ? [key, ...keysOf(value as object).map(inner => `${key}.${inner}`)]
        : [key],
  )
}

function textsOf(messages: object): [key: string, text: string][] {
  return Object.entries(messages).flatMap(([key, value]): [string, string][] => {
    if (typeof value === 'string') return [[key, value]]
    return typeof value === 'object' ? textsOf(value).map(([inner, text]) => [`${key}.${inner}`, text]) : []
  })
}
