import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { businessCalendar } from '../../src/calendar/calendars.ts'
import type { TicketInput } from '../../src/compliance/ticket-input.ts'
import { slaPolicy } from '../../src/policy/policy.ts'
import { reportFormats } from '../../src/reports/index.ts'
import { runs } from '../arbitraries/runs.ts'
import { anyText } from '../arbitraries/texts.ts'
import { readXml } from '../svg/xml.ts'
import { contract, reported, ticket } from './sample.ts'

/** Every place of a report that shows a text of the user's. */
const SLOTS = [
  'id',
  'severity',
  'policy',
  'label',
  'calendar',
  'holiday',
  'reason',
  'waiver',
  'file',
  'column',
  'message',
  'document',
  'compared',
  'theirs',
  'entitlement',
] as const

type Texts = Readonly<Record<(typeof SLOTS)[number], string>>

/** Texts of the same slots in which there is nothing to obey. */
const HARMLESS = Object.fromEntries(SLOTS.map(slot => [slot, slot])) as Texts

const anyTexts = fc.record(
  Object.fromEntries(SLOTS.map(slot => [slot, anyText().filter(text => text.trim() !== '' && text !== '__proto__')])),
) as fc.Arbitrary<Texts>

/** A report of a breach, a waived breach, an invalid row, a difference and findings, with a text in each slot. */
function reportOf(kind: string, texts: Texts): Promise<string> {
  const { id, severity, policy, calendar, holiday, reason, file, column, message, theirs } = texts
  const source = { file, line: 2 }
  const named = (input: TicketInput) => ({ ...input, source })
  const tickets = [
    ticket(
      id,
      severity,
      '2026-12-04T16:30',
      ['paused', '2026-12-04T17:00', reason],
      ['resumed', '2026-12-07T10:00', reason],
    ),
    ticket(`${id} 2`, severity, '2026-12-04T16:30', ['responded', '2026-12-09T10:30']),
  ].map(named)
  const compiled = slaPolicy({
    name: policy,
    targets: { firstResponse: { starts: 'reported', stops: 'responded', label: texts.label } },
    severities: { [severity]: { level: 1, firstResponse: { within: 'PT6H', clock: 'business' } } },
  })
  const terms = {
    ...contract,
    policyName: policy,
    policy: compiled,
    calendarName: calendar,
    calendar: businessCalendar({
      name: calendar,
      timeZone: 'Europe/Rome',
      hours: { 'mon-fri': ['09:00-13:00', '14:00-18:00'] },
      holidays: [{ name: holiday, month: 12, day: 8 }],
    }),
  }
  const comparison = { column: texts.compared, target: 'firstResponse', agreed: 0, differed: 1, absent: 0, unread: 0 }
  return reported(
    reportFormats.get(kind)!,
    tickets.map(input => ({ ...input, fields: { theirs } })),
    {
      options: {
        contracts: [terms],
        waivers: [{ ticket: `${id} 2`, reason: texts.waiver, until: '2027-01-01' }],
        objectives: [{ severity, min: 95, per: 'month' }],
      },
      invalid: [{ ...source, id, faults: [{ column, message }] }],
      result: {
        document: texts.document,
        comparison: comparison as never,
        entitlements: { [texts.entitlement]: { used: 1, limit: 2 } } as never,
      },
      differences: [{ theirs }],
    },
  )
}

beforeEach(() => {
  vi.stubEnv('GITHUB_STEP_SUMMARY', '')
})
afterEach(() => vi.unstubAllEnvs())

/** Characters that no output contains, except its own line ends. */
const OBEYED = /(?!\n)\p{Cc}|[\p{Cs}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u

/** What a reader of each format finds, without the texts: it must not depend on them. */
const STRUCTURES: Readonly<Record<string, (text: string) => unknown>> = {
  json: text => keysOf(JSON.parse(text)),
  ndjson: text => text.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/).map(line => line && JSON.parse(line).type),
  gitlab: text => JSON.parse(text).map(keysOf),
  github: text =>
    text.split(/[\n\r]/).map(line => /^::(\w+) title=[^:,]*(,file=[^:,]+,line=2)?::[^\r\n]*$|^$/.exec(line)?.[1]),
  junit: text =>
    Array.from(readXml(text).getElementsByTagName('*'), element => [
      element.nodeName,
      ...Array.from(element.attributes, ({ name }) => name),
    ]),
  markdown: text => tokensOf(text),
  html: text => elementsOf(text),
}

describe('a report of each format', () => {
  it.each(Object.entries(STRUCTURES))('has the same elements, whatever the texts: %s', async (kind, structure) => {
    const harmless = structure(await reportOf(kind, HARMLESS))
    await fc.assert(
      fc.asyncProperty(anyTexts, async texts => {
        const text = await reportOf(kind, texts)
        expect(structure(text)).toEqual(harmless)
        // Markdown and XML keep a tab where it is one.
        expect(text.replaceAll('\t', ' ')).not.toMatch(OBEYED)
        // Code in Markdown shows every character as it is, and a GitHub report consists of commands.
        const isCommand = ['markdown', 'github'].includes(kind) ? OBEYED : /^\s*::|##\[/m
        expect(text.replaceAll('\t', ' ')).not.toMatch(isCommand)
      }),
      runs(kind === 'html' ? 10 : 20),
    )
  })

  it('gives a terminal and a CI system nothing to obey, whatever the texts', async () => {
    await fc.assert(
      fc.asyncProperty(anyTexts, async texts => {
        const text = await reportOf('text', texts)
        expect(text).not.toMatch(OBEYED)
        expect(text).not.toMatch(/^\s*::|##\[/m)
      }),
      runs(30),
    )
  })
})

/** The keys of objects inside objects, without those that are names. */
function keysOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keysOf)
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.entries(value).map(([key, inside]) =>
    key === 'severities' || key === 'entitlements' ? [key, Object.keys(inside).length] : [key, keysOf(inside)],
  )
}

/** The blocks of a text, each with its tokens other than text. */
function tokensOf(markdown: string): string[] {
  return new MarkdownIt({ html: true, linkify: true })
    .parse(markdown, {})
    .flatMap(({ type, children }) => [
      type,
      ...(children ?? []).map(child => child.type).filter(name => name !== 'text' && name !== 'text_special'),
    ])
}

/** The elements of a page; of the pictures only that there is one, since the lines of their texts depend on these. */
function elementsOf(html: string): string[] {
  const errors: string[] = []
  const page = parse(html, { onParseError: ({ code }) => errors.push(code) })
  // HTML reads the code of a carriage return, which XML needs, and characters that Unicode reserves, but likes neither.
  const harmless = ['control-character-reference', 'noncharacter-in-input-stream']
  expect(errors.filter(code => !harmless.includes(code))).toEqual([])
  expect(readXml(html.replace('<!DOCTYPE html>\n', '')).documentElement!.nodeName).toBe('html')
  const names: string[] = []
  const drawn: string[] = []
  const attributes: string[] = []
  const walk = (node: DefaultTreeAdapterTypes.ChildNode, isPicture: boolean) => {
    if (!('tagName' in node)) return
    const { tagName, attrs, childNodes } = node
    if (isPicture) drawn.push(tagName)
    else names.push([tagName, ...attrs.map(({ name }) => name)].join(' '))
    attributes.push(...attrs.map(({ name }) => name))
    for (const child of childNodes) walk(child, isPicture || tagName === 'svg')
  }
  for (const node of page.childNodes) walk(node, false)
  expect(PICTURE).toEqual(expect.arrayContaining(drawn))
  expect(attributes.filter(name => /^on|href|^src$/.test(name))).toEqual([])
  return names
}

const PICTURE = 'svg g rect path text tspan title desc style defs pattern line circle clipPath'.split(' ')
