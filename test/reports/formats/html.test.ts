import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlReport } from '../../../src/reports/formats/html.ts'
import { spelledOut } from '../../../src/text/spelled-out.ts'
import { runs } from '../../arbitraries/runs.ts'
import { anyText } from '../../arbitraries/texts.ts'
import { displayed, readXml } from '../../svg/xml.ts'
import { everything, few, reported, ticket } from '../sample.ts'

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

  it('shows every section of a check that has something for each', async () => {
    const root = page(await reported(htmlReport, few, everything))
    expect(all(root, 'h2')).toEqual([
      'first response',
      'resolution, every cycle',
      'Compliance by week of the report and severity',
      'Time used against the target',
      'Invalid rows',
      'Findings',
      'Also',
      'Breaches',
      'Differences from SLA met',
    ])
    expect(cells(root)).toEqual([
      ['severity', 'tickets', 'met', 'breached', 'waived', 'running', 'paused', 'percent', 'median', 'p90'],
      ['urgent', '2', '0', '1', '0', '1', '0', '0.00', '3 h', '3 h'],
      ['normal', '3', '1', '1', '1', '0', '1', '50.00', '2 h', '9 h'],
      ['all', '5', '1', '2', '1', '1', '1', '33.33', '3 h', '9 h'],
      ['severity', 'cycles', 'met', 'breached', 'known', 'running', 'n/a', 'percent', 'median', 'p90'],
      ['urgent', '2', '0', '1', '1', '1', '0', '0.00', '38 h', '38 h'],
      ['normal', '3', '0', '0', '0', '0', '3', '-', '-', '-'],
      ['all', '5', '0', '1', '1', '1', '3', '0.00', '38 h', '38 h'],
      ['file', 'line', 'why'],
      ['tickets.csv', '7', 'column severity: "hihg" is not known.'],
      ['tickets.csv', '8', 'The row is empty. column id: No id.'],
      ['ticket', 'there', 'here', 'why'],
      ['A-1', 'Yes', 'breached', 'due on Mon 2026-12-07 14:30, answered on Mon 2026-12-07 09:30: on time'],
      ['A-2', 'Yes', 'breached', expect.stringMatching(/3 h of working time too late$/)],
      ['A-3', 'Yes', 'breached', 'due on Wed 2026-12-09 13:00, no response yet: on time'],
      ['A-4', 'Yes', 'breached', expect.stringMatching(/1 h too late$/)],
      ['A-5', 'Yes', 'breached', 'no response yet: on time'],
    ])
    const [body] = root.getElementsByTagName('tbody')
    expect(all(body, 'tr')).toHaveLength(2)
    expect(all(root, 'p')).toEqual([
      'FAILED 50.00% on time, 2 breaches excused (1 waived, 1 in the baseline)',
      '5 tickets (5 rows), policies Gold, Silver, calendars a, b, c, d and 2 more, document sla.json',
      expect.stringMatching(/^as of 2026-12-09T11:00:00Z .* sla-calendar 1\.0\.0$/),
      ' met,  hatched: breached',
      '2 of 3 shown.',
      '3 of 3 shown, worst first.',
      'Due on Tue 2026-12-08 00:00, answered on Tue 2026-12-08 01:00: 1 h too late.',
      '2 h around the clock, per Gold, from Mon 2026-12-07 22:00 (Europe/Rome).',
      'tickets.csv, line 2',
      'Due on Tue 2026-12-08 06:00, not resolved yet on Wed 2026-12-09 12:00: 30 h too late.',
      '8 h around the clock, per Gold, from Mon 2026-12-07 22:00 (Europe/Rome).',
      'Known from the baseline',
      'tickets.csv, line 2',
      'Due on Mon 2026-12-07 16:30, answered on Wed 2026-12-09 10:30: 3 h of working time too late.',
      expect.stringMatching(/^6 h of working time, per Gold, /),
      'Waived: Storm',
      'tickets.csv, line 2',
      '5 of 9 shown.',
    ])
    expect(all(root, 'li')).toEqual([
      'error minimum-missed: Too few.',
      'warning waiver-unused: A waiver excuses nothing.',
      'not judged: 3 invalid rows',
      'not judged, because "targets" does not name it: update',
      'ignored rows: 4',
      'tickets reported outside the period: 5',
      'times in a DST gap or overlap: 6',
      'compared with SLA met (first response): 1 agree, 9 differ, 2 with nothing to compare, 3 of unknown meaning',
      'calls: 3 used of 5',
      'visits: 1 used, unlimited',
    ])
    expect([...root.getElementsByTagName('article')].map(article => article.getAttribute('class'))).toEqual([
      null,
      'excused',
      'excused',
    ])
    expect(all(root, 'title')[0]).toMatch(/^FAILED 50\.00% on time, .*: SLA check, sla\.json, 2026-12-09T11:00:00Z$/)
    expect(all(root, 'bdi').filter(text => text === 'A-1')).toHaveLength(1)
  })

  it('has no empty sections, no stray words and no embedded style in the timelines', async () => {
    const text = await reported(htmlReport, few.slice(0, 2))
    const root = page(text)
    expect(root.getElementsByTagName('ul')).toHaveLength(0)
    const [main] = root.getElementsByTagName('main')
    const stray = [...main.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ textContent }) => textContent!)
    expect(stray.filter(text => text.trim())).toEqual([])
    for (const tag of ['article', 'tr', 'thead', 'tbody', 'table', 'ul', 'div'])
      for (const element of root.getElementsByTagName(tag))
        for (const { nodeType, textContent } of element.childNodes)
          expect(nodeType === 3 ? textContent!.trim() : '').toBe('')
    expect(root.getElementsByTagName('pattern').length).toBeGreaterThan(1)
    expect(
      [...root.getElementsByTagName('pattern')].filter(pattern => pattern.getAttribute('id') === 'hatch'),
    ).toHaveLength(1)
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

/** The cells of all tables, row by row. */
function cells(root: Element): string[][] {
  return [...root.getElementsByTagName('tr')].map(row =>
    [...row.childNodes].filter(({ nodeType }) => nodeType === 1).map(({ textContent }) => textContent!),
  )
}

function all(element: Element, tag: string): string[] {
  return [...element.getElementsByTagName(tag)].map(({ textContent }) => textContent!)
}
