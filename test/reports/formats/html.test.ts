import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlReport } from '../../../src/reports/formats/html.ts'
import { spelledOut } from '../../../src/text/spelled-out.ts'
import { runs } from '../../arbitraries/runs.ts'
import { anyText } from '../../arbitraries/texts.ts'
import { displayed, readXml } from '../../svg/xml.ts'
import { few, reported, ticket } from '../sample.ts'

describe('htmlReport', () => {
  it('is one page that may load and run nothing, its style known by its hash', async () => {
    const text = await reported(htmlReport, few)
    expect(text.startsWith('<!DOCTYPE html>\n<html ')).toBe(true)
    const root = page(text)
    const style = root.getElementsByTagName('style')
    expect(style).toHaveLength(1)
    const hash = createHash('sha256').update(style[0].textContent!).digest('base64')
    const metas = [...root.getElementsByTagName('meta')].map(meta => meta.getAttribute('content'))
    expect(metas).toContain(`default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-${hash}'`)
    expect(text).not.toMatch(/<script|<link|<img|<iframe| style="| on\w+=|javascript:|@import|url\((?!#)/)
    expect(text.match(/https?:\/\/[^"]*/g)?.filter(url => !url.startsWith('http://www.w3.org/'))).toEqual([])
  })

  it('shows the outcome, the tables, the charts and the worst breaches with their timelines', async () => {
    const root = page(await reported(htmlReport, few))
    expect(all(root, 'h2')).toEqual([
      'first response',
      'resolution, every cycle',
      'Compliance by week of the report and severity',
      'Time used against the target',
      'Breaches',
    ])
    expect(all(root, 'p')).toEqual(
      expect.arrayContaining(['FAILED 25.00% on time', '3 of 3 shown, worst first.', 'tickets.csv, line 2']),
    )
    expect(all(root, 'tr').slice(0, 4)).toEqual([
      'severityticketsmetbreachedrunningpausedpercentmedianp90',
      'urgent201100.003 h3 h',
      'normal3110150.002 h9 h',
      'all5121133.333 h9 h',
    ])
    const articles = [...root.getElementsByTagName('article')]
    expect(articles.map(article => all(article, 'h3')[0])).toEqual([
      'A-4 urgent, resolution',
      'A-2 normal, first response',
      'A-4 urgent, first response',
    ])
    expect(all(articles[1], 'text')).toEqual(
      expect.arrayContaining(['P customer', 'H Immacolata', 'due 16:30', 'answered 10:30']),
    )
    expect(all(articles[0], 'text')).toContain('now 12:00')
  })

  it('uses no name twice', async () => {
    const ids = [...page(await reported(htmlReport, few)).getElementsByTagName('*')].flatMap(
      element => element.getAttribute('id') ?? [],
    )
    expect(ids.length).toBeGreaterThan(10)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('shows fifty of many breaches, the findings, the remarks and the differences', async () => {
    const many = Array.from({ length: 60 }, (_, i) => ({
      ...ticket(`B-${i}`, 'normal', '2026-11-30T09:00', ['responded', '2026-12-01T16:00']),
      fields: { sla: 'true' },
    }))
    const result = { badRows: 1, findings: [{ rule: 'not-judged', severity: 'warning', message: '<few>' }] as const }
    const root = page(
      await reported(htmlReport, many, {
        result,
        options: { compare: { column: 'sla', target: 'firstResponse', yes: 'met' } },
      }),
    )
    expect(root.getElementsByTagName('article')).toHaveLength(50)
    expect(all(root, 'p')).toEqual(expect.arrayContaining(['50 of 60 shown, worst first.', '50 of 60 shown.']))
    expect(all(root, 'li')).toEqual([
      'warning not-judged: <few>',
      'not judged: 1 invalid row',
      'compared with sla (first response): 0 agree, 60 differ, 0 with nothing to compare',
    ])
    expect(all(root, 'h2').at(-1)).toBe('Differences from sla')
  })

  it('says why a breach is excused', async () => {
    const options = { waivers: [{ ticket: 'A-2', reason: 'Storm', until: '2027-01-01' }] }
    const root = page(await reported(htmlReport, few.slice(0, 2), { options: options as never }))
    expect(root.getElementsByTagName('article')[0].getAttribute('class')).toBe('excused')
    expect(all(root, 'p')).toEqual(
      expect.arrayContaining(['PASSED 100.00% on time, 1 breach excused (1 waived)', 'Waived: Storm']),
    )
  })

  it('is a complete page without tickets', async () => {
    const root = page(await reported(htmlReport, []))
    expect(all(root, 'h2')).toEqual(['first response', 'resolution, every cycle', 'Findings'])
    expect(all(root, 'p')[0]).toBe('NOT CHECKED: no ticket was judged')
  })

  it('reads back the ids and the reasons to wait, whatever they are, and is XML', () =>
    fc.assert(
      fc.asyncProperty(anyText(), anyText(), anyText(), async (id, text, file) => {
        const reason = `for ${text}`
        const events = few[1].events.map(event => ('reason' in event ? { ...event, reason } : event))
        const root = page(await reported(htmlReport, [{ ...few[1], id, events, source: { file, line: 1 } }]))
        const [article] = root.getElementsByTagName('article')
        expect(all(article, 'h3')).toEqual([`${displayed(id)} normal, first response`])
        expect(all(article, 'p').at(-1)).toBe(`${displayed(file)}, line 1`)
        expect(all(article, 'desc')[0]).toContain(`paused, ${displayed(spelledOut(reason, '\t'))}`)
      }),
      runs(25),
    ))
})

type Element = NonNullable<ReturnType<typeof readXml>['documentElement']>

function page(text: string): Element {
  return readXml(text).documentElement!
}

function all(element: Element, tag: string): string[] {
  return [...element.getElementsByTagName(tag)].map(({ textContent }) => textContent!)
}
