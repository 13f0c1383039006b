import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { describe, expect, it } from 'vitest'
import { markdownReport } from '../../../src/reports/formats/markdown.ts'
import { ticketLink } from '../../../src/reports/ticket-link.ts'
import { runs } from '../../arbitraries/runs.ts'
import { anyText } from '../../arbitraries/texts.ts'
import { everything, few, reported } from '../sample.ts'

describe('markdownReport', () => {
  it('shows every section of a check that has something for each', async () => {
    const text = await reported(markdownReport, few, everything)
    expect(text.slice(text.indexOf('### Invalid rows')).split('\n')).toEqual([
      '### Invalid rows: 2 of 3 shown',
      '',
      '| file | line | why |',
      '| --- | --- | --- |',
      '| `tickets.csv` | 7 | column severity: "hihg" is not known. |',
      '| `tickets.csv` | 8 | The row is empty. column id: No id. |',
      '',
      '### Breaches: 3 of 3 shown, worst first',
      '',
      '| ticket | severity | target | what happened | why |',
      '| --- | --- | --- | --- | --- |',
      '| `A-4` | urgent | first response | due on Tue 2026-12-08 00:00, answered on Tue 2026-12-08 01:00: 1 h too late | 2 h around the clock, per Gold, from Mon 2026-12-07 22:00 (Europe/Rome) |',
      '| `A-4` | urgent | resolution | due on Tue 2026-12-08 06:00, not resolved yet on Wed 2026-12-09 12:00: 30 h too late (known from the baseline) | 8 h around the clock, per Gold, from Mon 2026-12-07 22:00 (Europe/Rome) |',
      '| `A-2` | normal | first response | due on Mon 2026-12-07 16:30, answered on Wed 2026-12-09 10:30: 3 h of working time too late (waived: Storm) | 6 h of working time, per Gold, counted on Milan desk, from Fri 2026-12-04 16:30 (Europe/Rome): 30 min on Fri 4 Dec and 5 h 30 min on Mon 7 Dec; not counted: paused (customer) 65 h and outside hours 1 h |',
      '',
      '### Differences from SLA met: 5 of 9 shown',
      '',
      '| ticket | there | here | why |',
      '| --- | --- | --- | --- |',
      '| `A-1` | `Yes` | breached | due on Mon 2026-12-07 14:30, answered on Mon 2026-12-07 09:30: on time |',
      '| `A-2` | `Yes` | breached | due on Mon 2026-12-07 16:30, answered on Wed 2026-12-09 10:30: 3 h of working time too late |',
      '| `A-3` | `Yes` | breached | due on Wed 2026-12-09 13:00, no response yet: on time |',
      '| `A-4` | `Yes` | breached | due on Tue 2026-12-08 00:00, answered on Tue 2026-12-08 01:00: 1 h too late |',
      '| `A-5` | `Yes` | breached | no response yet: on time |',
      '',
      '- error minimum-missed: Too few.',
      '- warning waiver-unused: A waiver excuses nothing.',
      '',
      '- not judged: 3 invalid rows',
      '- not judged, because "targets" does not name it: update',
      '- ignored rows: 4',
      '- tickets reported outside the period: 5',
      '- times in a DST gap or overlap: 6',
      '- compared with SLA met (first response): 1 agree, 9 differ, 2 with nothing to compare, 3 of unknown meaning',
      '- calls: 3 used of 5',
      '- visits: 1 used, unlimited',
      '',
    ])
  })

  it('has a heading, tables and the broken promises', async () => {
    expect((await reported(markdownReport, few.slice(0, 2))).split('\n')).toEqual([
      '## SLA check: FAILED 50.00% on time',
      '',
      '2 tickets (2 rows), policy Gold, calendar Milan desk, document sla.json\\',
      'as of 2026-12-09T11:00:00Z (Wed 2026-12-09 12:00 in Europe/Rome); tzdata 2025c, sla-calendar 1.0.0',
      '',
      '### first response',
      '',
      '| severity | tickets | met | breached | running | percent | median | p90 |',
      '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
      '| urgent | 0 | 0 | 0 | 0 | - | - | - |',
      '| normal | 2 | 1 | 1 | 0 | 50.00 | 2 h | 9 h |',
      '| all | 2 | 1 | 1 | 0 | 50.00 | 2 h | 9 h |',
      '',
      '### resolution, every cycle',
      '',
      '| severity | cycles | met | breached | running | n/a | percent | median | p90 |',
      '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
      '| urgent | 0 | 0 | 0 | 0 | 0 | - | - | - |',
      '| normal | 2 | 0 | 0 | 0 | 2 | - | - | - |',
      '| all | 2 | 0 | 0 | 0 | 2 | - | - | - |',
      '',
      '### Breaches: 1 of 1 shown, worst first',
      '',
      '| ticket | severity | target | what happened | why |',
      '| --- | --- | --- | --- | --- |',
      '| `A-2` | normal | first response | due on Mon 2026-12-07 16:30, answered on Wed 2026-12-09 10:30: 3 h of working ' +
        'time too late | 6 h of working time, per Gold, counted on Milan desk, from Fri 2026-12-04 16:30 ' +
        '(Europe/Rome): 30 min on Fri 4 Dec and 5 h 30 min on Mon 7 Dec; not counted: paused (customer) 65 h and ' +
        'outside hours 1 h |',
      '',
    ])
  })

  it.each([
    ['A-2', '`A-2`'],
    ['a|b', '`a\\|b`'],
    ['`', '`` ` ``'],
    ['a``b', '```a``b```'],
    ['', '`  `'],
    [' x', '`  x `'],
    ['a\nb', '`a⏎b`'],
    ['\u0007\u202e', '`\\u{7}\\u{202e}`'],
    ['@all #1 <b>', '`@all #1 <b>`'],
  ])('shows the id %j as %s', async (id, shown) => {
    expect(await reported(markdownReport, [{ ...few[1], id }])).toContain(`\n| ${shown} | normal |`)
  })

  it('links every ticket, if the config file has their address, whatever the ids are', () =>
    fc.assert(
      fc.asyncProperty(anyText(), async id => {
        const ticketUrl = 'https://example.org/(browse)/{id}?a=b&copy;=_c_'
        const text = await reported(markdownReport, [{ ...few[1], id }], { result: { ticketUrl } })
        const [href] = new MarkdownIt()
          .parse(text, {})
          .flatMap(({ children }) => children ?? [])
          .flatMap(child => child.attrGet('href') ?? [])
        expect(new URL(href).href).toBe(new URL(ticketLink(ticketUrl, id)!).href.replace('(browse)', '%28browse%29'))
      }),
      runs(30),
    ))

  it('escapes text outside code: pause reasons, waivers, findings', async () => {
    const paused = {
      ...few[1],
      events: few[1].events.map(event => ('reason' in event ? { ...event, reason: '<b>|@x_y https://a' } : event)),
    }
    const options = { waivers: [{ ticket: 'A-2', reason: '**Storm** [x](y)', until: '2027-01-01' }] }
    const result = { findings: [{ rule: 'not-judged', severity: 'error', message: '1 < 2 & `x`' }] as const }
    const text = await reported(markdownReport, [paused], { options: options as never, result })
    expect(text).toContain('paused (\\<b\\>\\|\\@x\\_y https\\://a) 65 h')
    expect(text).toContain('(waived: \\*\\*Storm\\*\\* \\[x\\](y)) |')
    expect(text).toContain('\n- error not-judged: 1 \\< 2 \\& \\`x\\`\n')
  })

  it('lists differences', async () => {
    const tickets = [{ ...few[0], fields: { sla: 'false' } }]
    expect(
      await reported(markdownReport, tickets, {
        options: { compare: { column: 'sla', target: 'firstResponse', yes: 'met' } },
      }),
    ).toContain(
      '\n### Differences from sla: 1 of 1 shown\n\n| ticket | there | here | why |\n| --- | --- | --- | --- |\n' +
        '| `A-1` | `false` | met | due on Mon 2026-12-07 14:30, answered on Mon 2026-12-07 09:30: on time |\n',
    )
  })

  it('has rows of as many cells as its head, whatever the ids are', () =>
    fc.assert(
      fc.asyncProperty(anyText(), async id => {
        const text = await reported(markdownReport, [{ ...few[1], id }])
        const rows = text.split('\n').filter(line => line.startsWith('| ') && line.includes(' due on '))
        expect(rows).toHaveLength(1)
        expect(rows[0].split(/(?<!\\)\|/)).toHaveLength(7)
        expect(text).not.toMatch(/[^\P{Cc}\n]/u)
      }),
      runs(30),
    ))
})
