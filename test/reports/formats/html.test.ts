import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlReport } from '../../../src/reports/formats/html.ts'
import { spelledOut } from '../../../src/text/spelled-out.ts'
import { runs } from '../../arbitraries/runs.ts'
import { anyText } from '../../arbitraries/texts.ts'
import { displayed, readXml } from '../../svg/xml.ts'
import { contract, everything, few, reported, ticket } from '../sample.ts'

describe('htmlReport', () => {
  it('is one page that loads nothing and runs only its own script, known by its hash like its style', async () => {
    const text = await reported(htmlReport, few)
    expect(text.startsWith('<!DOCTYPE html>\n<html ')).toBe(true)
    const root = page(text)
    const [style, script] = ['style', 'script'].map(tag => {
      const found = root.getElementsByTagName(tag)
      expect(found).toHaveLength(1)
      return createHash('sha256').update(found[0].textContent!).digest('base64')
    })
    const metas = [...root.getElementsByTagName('meta')].map(meta => meta.getAttribute('content'))
    expect(metas).toContain(
      "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; " +
        `style-src 'sha256-${style}'; script-src 'sha256-${script}'`,
    )
    expect(text).not.toMatch(/<link|<img|<iframe|<a | style="| on\w+=|javascript:|@import|url\((?!#)/)
    expect(text.match(/https?:\/\/[^"]*/g)?.filter(url => !url.startsWith('http://www.w3.org/'))).toEqual([])
  })

  it('shows the outcome, three figures, the tables, the charts and the worst breaches with their timelines', async () => {
    const root = page(await reported(htmlReport, few))
    expect(all(root, 'h1')).toEqual(['sla.json'])
    expect(all(root, 'h2')).toEqual([
      'Next to breach',
      'By severity',
      'Compliance by week of the report and severity',
      'Time used against the target',
      'Worst breaches',
      'Why the worst 3 are late',
    ])
    expect(tilesOf(root)).toEqual([
      ['On time', '25.00%', 'no breach is allowed', '1 of 4 targets'],
      ['Breached', '3', 'the worst by 30 h'],
      ['Open', '3', '1 paused', 'next due on Wed 2026-12-09 13:00'],
    ])
    expect(all(root, 'p')).toEqual(
      expect.arrayContaining([
        'FAILED 25.00% on time',
        'Tickets reported from 2026-12-04 to 2026-12-09',
        'As of Wed 2026-12-09 12:00 (Europe/Rome)',
        '3 of 3 shown, worst first.',
        'tickets.csv, line 2',
      ]),
    )
    expect(cells(root).slice(3, 7)).toEqual([
      ['Severity', 'Tickets', 'Met', 'Breached', 'Running', 'Paused', 'Percent', 'Median', 'P90'],
      ['urgent', '2', '0', '1', '1', '0', '0.00', '3 h', '3 h'],
      ['normal', '3', '1', '1', '0', '1', '50.00', '2 h', '9 h'],
      ['all', '5', '1', '2', '1', '1', '33.33', '3 h', '9 h'],
    ])
    expect(cells(root).slice(0, 3)).toEqual([
      ['Ticket', 'Severity', 'Target', 'Due', 'Time left'],
      ['A-3', 'urgent', 'first response', 'Wed 2026-12-09 13:00', '1 h'],
      ['A-3', 'urgent', 'resolution', 'Wed 2026-12-09 19:00', '7 h'],
    ])
    expect(cells(root).slice(11)).toEqual([
      ['Ticket', 'Severity', 'Target', 'Due', 'Stopped', 'Late by', 'Used'],
      ['A-4', 'urgent', 'resolution', 'Tue 2026-12-08 06:00', 'still open', '30 h', '475%'],
      ['A-2', 'normal', 'first response', 'Mon 2026-12-07 16:30', 'Wed 2026-12-09 10:30', '3 h', '150%'],
      ['A-4', 'urgent', 'first response', 'Tue 2026-12-08 00:00', 'Tue 2026-12-08 01:00', '1 h', '150%'],
    ])
    const articles = [...root.getElementsByTagName('article')]
    expect(articles.map(article => all(article, 'h3')[0])).toEqual([
      'A-4 urgent, resolution',
      'A-2 normal, first response',
      'A-4 urgent, first response',
    ])
    expect(all(articles[1], 'text')).toEqual(
      expect.arrayContaining(['paused, customer', 'holiday, Immacolata', 'due 16:30', 'answered 10:30']),
    )
    expect(all(articles[0], 'text')).toContain('now 12:00')
  })

  it('draws each timeline for screens and for phones', async () => {
    const [article, onBusinessTime] = page(await reported(htmlReport, few)).getElementsByTagName('article')
    expect([...article.getElementsByTagName('svg')].map(svg => svg.getAttribute('width'))).toEqual(['720', '330'])
    // Its dates are whole: the hours before the report, too.
    expect(all(onBusinessTime, 'text')).toContain('open')
  })

  it('shows every section of a check that has something for each', async () => {
    const root = page(await reported(htmlReport, few, everything))
    expect(all(root, 'h2')).toEqual([
      'Next to breach',
      'By severity',
      'Compliance by week of the report and severity',
      'Time used against the target',
      'Worst breaches',
      'Why the worst 3 are late',
      'Differences from SLA met',
      'Invalid rows',
      'Findings',
      'Also',
    ])
    expect(cells(root)).toEqual([
      ['Ticket', 'Severity', 'Target', 'Due', 'Time left'],
      ['A-3', 'urgent', 'first response', 'Wed 2026-12-09 13:00', '1 h'],
      ['A-3', 'urgent', 'resolution', 'Wed 2026-12-09 19:00', '7 h'],
      ['Severity', 'Tickets', 'Met', 'Breached', 'Waived', 'Running', 'Paused', 'Percent', 'Median', 'P90'],
      ['urgent', '2', '0', '1', '0', '1', '0', '0.00', '3 h', '3 h'],
      ['normal', '3', '1', '1', '1', '0', '1', '50.00', '2 h', '9 h'],
      ['all', '5', '1', '2', '1', '1', '1', '33.33', '3 h', '9 h'],
      ['Severity', 'Cycles', 'Met', 'Breached', 'Known', 'Running', 'N/a', 'Percent', 'Median', 'P90'],
      ['urgent', '2', '0', '1', '1', '1', '0', '0.00', '38 h', '38 h'],
      ['normal', '3', '0', '0', '0', '0', '3', '-', '-', '-'],
      ['all', '5', '0', '1', '1', '1', '3', '0.00', '38 h', '38 h'],
      ['Ticket', 'Severity', 'Target', 'Due', 'Stopped', 'Late by', 'Used', 'Note'],
      ['A-4', 'urgent', 'first response', 'Tue 2026-12-08 00:00', 'Tue 2026-12-08 01:00', '1 h', '150%', ''],
      ['A-4', 'urgent', 'resolution', 'Tue 2026-12-08 06:00', 'still open', '30 h', '475%', 'Known from the baseline'],
      [
        'A-2',
        'normal',
        'first response',
        'Mon 2026-12-07 16:30',
        'Wed 2026-12-09 10:30',
        '3 h',
        '150%',
        'Waived: Storm',
      ],
      ['Ticket', 'There', 'Here', 'Why'],
      ['A-1', 'Yes', 'breached', 'due on Mon 2026-12-07 14:30, answered on Mon 2026-12-07 09:30: on time'],
      ['A-2', 'Yes', 'breached', expect.stringMatching(/3 h of working time too late$/)],
      ['A-3', 'Yes', 'breached', 'due on Wed 2026-12-09 13:00, no response yet: on time'],
      ['A-4', 'Yes', 'breached', expect.stringMatching(/1 h too late$/)],
      ['A-5', 'Yes', 'breached', 'no response yet: on time'],
      ['File', 'Line', 'Why'],
      ['tickets.csv', '7', 'column severity: "hihg" is not known.'],
      ['tickets.csv', '8', 'The row is empty. column id: No id.'],
    ])
    expect(tilesOf(root)[1]).toEqual(['Breached', '1', 'the worst by 1 h', '2 more excused'])
    expect(all(root, 'p')).toEqual([
      'SLA check',
      'Tickets reported from 2026-12-04 to 2026-12-09',
      'As of Wed 2026-12-09 12:00 (Europe/Rome)',
      'FAILED 50.00% on time, 2 breaches excused (1 waived, 1 in the baseline)',
      'Open targets in the order in which they are due, if nothing happens.',
      ' met  breached (hatched)',
      '2026-W492026-W50',
      '3 of 3 shown, worst first.',
      'Due on Tue 2026-12-08 00:00, answered on Tue 2026-12-08 01:00: 1 h too late.',
      '2 h around the clock, per Gold, from Mon 2026-12-07 22:00 (Europe/Rome).',
      'tickets.csv, line 2',
      'Due on Tue 2026-12-08 06:00, not resolved yet on Wed 2026-12-09 12:00: 30 h too late.',
      '8 h around the clock, per Gold, from Mon 2026-12-07 22:00 (Europe/Rome).',
      'Known from the baseline.',
      'tickets.csv, line 2',
      'Due on Mon 2026-12-07 16:30, answered on Wed 2026-12-09 10:30: 3 h of working time too late.',
      expect.stringMatching(/^6 h of working time, per Gold, /),
      'Waived: Storm.',
      'tickets.csv, line 2',
      '5 of 9 shown.',
      '2 of 3 shown.',
      '5 tickets (5 rows), policies Gold, Silver, calendars a, b, c, d and 2 more, document sla.json',
      expect.stringMatching(/^as of 2026-12-09T11:00:00Z .* sla-calendar 1\.0\.0$/),
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

  it('links every ticket if the config file has their address, and shows the logo', async () => {
    const logo = 'data:image/png;base64,iVBORw0KGgo='
    const ticketUrl = 'https://example.org/browse/{id}?a=1&b="'
    const root = page(
      await reported(htmlReport, few, { ...everything, result: { ...everything.result, ticketUrl, logo } }),
    )
    const links = [...root.getElementsByTagName('a')]
    expect(links.map(({ textContent }) => textContent)).toEqual([
      ...['A-3', 'A-3', 'A-4', 'A-4', 'A-2', 'A-4', 'A-4', 'A-2'],
      ...['A-1', 'A-2', 'A-3', 'A-4', 'A-5'],
    ])
    expect(links[0].getAttribute('href')).toBe('https://example.org/browse/A-3?a=1&b="')
    expect(links.map(link => link.getAttribute('rel'))).toEqual(links.map(() => 'noreferrer'))
    expect([...root.getElementsByTagName('img')].map(image => image.getAttribute('src'))).toEqual([logo])
  })

  it('is in Italian if asked, to the last word of the page', async () => {
    const text = await reported(htmlReport, few, { ...everything, locale: 'it' })
    const root = page(text)
    expect(root.getAttribute('lang')).toBe('it')
    expect(tilesOf(root)).toEqual([
      ['Nei termini', '50,00%', 'nessuna violazione ammessa', '1 termini su 2'],
      ['Violati', '1', 'la più grave di 1 h', 'altri 2 giustificati'],
      ['Aperti', '3', '1 in pausa', 'prossima scadenza mer 2026-12-09 13:00'],
    ])
    expect(all(root, 'h2')).toEqual([
      'Prossime violazioni',
      'Per gravità',
      'Rispetto degli SLA per settimana di segnalazione e gravità',
      'Tempo utilizzato rispetto al termine',
      'Violazioni più gravi',
      'I motivi delle 3 violazioni più gravi',
      'Differenze rispetto a SLA met',
      'Righe non valide',
      'Rilievi',
      'Altre informazioni',
    ])
  })

  it('has a part with its own outcome and figures for each agreement', async () => {
    const contracts = ['SLA', 'OLA'].map(agreement => ({ ...contract, agreement }))
    const root = page(await reported(htmlReport, few.slice(0, 2), { options: { contracts } }))
    expect(all(root, 'h2')).toEqual(['SLA: FAILED 50.00% on time', 'OLA: FAILED 50.00% on time'])
    const sections = ['By severity', 'Time used against the target', 'Worst breaches', 'Why the worst one is late']
    expect(all(root, 'h3').filter(title => sections.includes(title))).toEqual([...sections, ...sections])
    expect(tilesOf(root)).toHaveLength(3)
    expect([...root.getElementsByTagName('dl')].map(list => list.getElementsByTagName('div').length)).toEqual([3, 3, 3])
    expect(all(root, 'article').map(text => text.slice(0, 40))).toEqual([
      expect.stringContaining('A-2 normal, first response (SLA)'),
      expect.stringContaining('A-2 normal, first response (OLA)'),
    ])
    const ids = [...root.getElementsByTagName('*')].flatMap(element => element.getAttribute('id') ?? [])
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('shows an error below the figures if invalid rows leave the check without an outcome', async () => {
    const invalid = [{ file: 'a.csv', line: 3, faults: [{ message: 'It is empty.' }] }]
    const root = page(await reported(htmlReport, few, { invalid, result: { tickets: 5 } }))
    const [section] = root.getElementsByTagName('section')
    expect(section.getAttribute('class')).toBe('problems')
    expect(all(section, 'h2')).toEqual(['Not judged'])
    expect(cells(section)).toEqual([
      ['File', 'Line', 'Why'],
      ['a.csv', '3', 'It is empty.'],
    ])
    expect(all(root, 'p')).toContain('NOT CHECKED: 1 invalid row')
    const objectives = [{ min: 95, per: 'month', minTickets: 50 }] as const
    const few50 = page(await reported(htmlReport, few, { options: { objectives, targets: ['firstResponse'] } }))
    expect(all(few50.getElementsByTagName('section')[0], 'li')).toEqual([
      'Nothing to check: no share could be judged.',
      'firstResponse, all severities: not judged in 2026-12, fewer than 50 have ended.',
    ])
    expect(tilesOf(few50)[0]).toEqual(['On time', '33.33%', 'minimum 95%: not judged', '1 of 3 targets'])
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
    expect(root.getElementsByTagName('article')).toHaveLength(10)
    expect(all(root, 'h2')).toContain('Why the worst 10 are late')
    expect(all(root, 'p')).toEqual(expect.arrayContaining(['50 of 60 shown, worst first.', '50 of 60 shown.']))
    expect(all(root, 'li')).toEqual([
      '<few>',
      'not judged: 1 invalid row',
      'compared with sla (first response): 0 agree, 60 differ, 0 with nothing to compare',
    ])
    expect(all(root, 'h2')).toContain('Differences from sla')
  })

  it('says why a breach is excused', async () => {
    const options = { waivers: [{ ticket: 'A-2', reason: 'Storm', until: '2027-01-01' }] }
    const root = page(await reported(htmlReport, few.slice(0, 2), { options: options as never }))
    expect(root.getElementsByTagName('article')[0].getAttribute('class')).toBe('excused')
    expect(all(root, 'p')).toEqual(
      expect.arrayContaining(['PASSED 100.00% on time, 1 breach excused (1 waived)', 'Waived: Storm.']),
    )
  })

  it('is a complete page without tickets', async () => {
    const root = page(await reported(htmlReport, []))
    expect(all(root, 'h2')).toEqual(['Not judged', 'By severity'])
    expect(all(root, 'h3')).toEqual(['first response', 'resolution, every cycle'])
    expect(all(root, 'li')).toEqual(['Nothing to check: no ticket was judged.'])
    expect(all(root, 'p')).toContain('NOT CHECKED: no ticket was judged')
    expect(tilesOf(root)[0]).toEqual(['On time', '–', 'not judged', '0 of 0 targets'])
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

/** The texts of the figures at the top of the page. */
function tilesOf(root: Element): string[][] {
  const [list] = root.getElementsByTagName('dl')
  return [...list.getElementsByTagName('div')].map(tile =>
    [...tile.childNodes].map(({ textContent }) => textContent!).filter(text => text.trim()),
  )
}

function all(element: Element, tag: string): string[] {
  return [...element.getElementsByTagName(tag)].map(({ textContent }) => textContent!)
}
