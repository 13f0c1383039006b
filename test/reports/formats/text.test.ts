import fc from 'fast-check'
import truncated from 'fast-string-truncated-width'
import { describe, expect, it } from 'vitest'
import { textReport } from '../../../src/reports/formats/text.ts'
import { runs } from '../../arbitraries/runs.ts'
import { anyText } from '../../arbitraries/texts.ts'
import { everything, few, reported, ticket } from '../sample.ts'

describe('textReport', () => {
  it('shows every section of a check that has something for each', async () => {
    expect((await reported(textReport, few, everything)).split('\n')).toEqual([
      'FAILED 50.00% on time, 2 breaches excused (1 waived, 1 in the baseline)',
      '5 tickets (5 rows), policies Gold, Silver, calendars a, b, c, d and 2 more,',
      'document sla.json',
      'as of 2026-12-09T11:00:00Z (Wed 2026-12-09 12:00 in Europe/Rome); tzdata 2025c,',
      'sla-calendar 1.0.0',
      '',
      'first response',
      'severity  tickets  met  breached  waived  running  paused  percent  median  p90',
      'urgent          2    0         1       0        1       0     0.00     3 h  3 h',
      'normal          3    1         1       1        0       1    50.00     2 h  9 h',
      'all             5    1         2       1        1       1    33.33     3 h  9 h',
      '',
      'resolution, every cycle',
      'severity  cycles  met  breached  known  running  n/a  percent  median   p90',
      'urgent         2    0         1      1        1    0     0.00    38 h  38 h',
      'normal         3    0         0      0        0    3        -       -     -',
      'all            5    0         1      1        1    3     0.00    38 h  38 h',
      '',
      'invalid rows: 2 of 3 shown',
      'tickets.csv:7  column severity: "hihg" is not known.',
      'tickets.csv:8  The row is empty. column id: No id.',
      '',
      'breaches, worst first',
      'A-4  urgent, first response  tickets.csv:2',
      '  due on Tue 2026-12-08 00:00, answered on Tue 2026-12-08 01:00: 1 h too late',
      '  2 h around the clock, per Gold, from Mon 2026-12-07 22:00 (Europe/Rome)',
      'A-4  urgent, resolution  tickets.csv:2',
      '  due on Tue 2026-12-08 06:00, not resolved yet on Wed 2026-12-09 12:00: 30 h',
      '  too late',
      '  8 h around the clock, per Gold, from Mon 2026-12-07 22:00 (Europe/Rome)',
      '  known from the baseline',
      'A-2  normal, first response  tickets.csv:2',
      '  due on Mon 2026-12-07 16:30, answered on Wed 2026-12-09 10:30: 3 h of working',
      '  time too late',
      '  6 h of working time, per Gold, counted on Milan desk, from Fri 2026-12-04',
      '  16:30 (Europe/Rome): 30 min on Fri 4 Dec and 5 h 30 min on Mon 7 Dec; not',
      '  counted: paused (customer) 65 h and outside hours 1 h',
      '  waived: Storm',
      '',
      'differences from SLA met: 5 of 9 shown',
      'A-1  Yes there, breached here: due on Mon 2026-12-07 14:30, answered on Mon',
      '  2026-12-07 09:30: on time',
      'A-2  Yes there, breached here: due on Mon 2026-12-07 16:30, answered on Wed',
      '  2026-12-09 10:30: 3 h of working time too late',
      'A-3  Yes there, breached here: due on Wed 2026-12-09 13:00, no response yet: on',
      '  time',
      'A-4  Yes there, breached here: due on Tue 2026-12-08 00:00, answered on Tue',
      '  2026-12-08 01:00: 1 h too late',
      'A-5  Yes there, breached here: no response yet: on time',
      '',
      'error minimum-missed: Too few.',
      'warning waiver-unused: A waiver excuses nothing.',
      '',
      'not judged: 3 invalid rows',
      'not judged, because "targets" does not name it: update',
      'ignored rows: 4',
      'tickets reported outside the period: 5',
      'times in a DST gap or overlap: 6',
      'compared with SLA met (first response): 1 agree, 9 differ, 2 with nothing to',
      'compare, 3 of unknown meaning',
      'calls: 3 used of 5',
      'visits: 1 used, unlimited',
      '',
    ])
  })

  it('shows the input, the contract and the instant, aligns the figures, and gives the reasons', async () => {
    expect((await reported(textReport, few)).split('\n')).toEqual([
      'FAILED 25.00% on time',
      '5 tickets (5 rows), policy Gold, calendar Milan desk, document sla.json',
      'as of 2026-12-09T11:00:00Z (Wed 2026-12-09 12:00 in Europe/Rome); tzdata 2025c,',
      'sla-calendar 1.0.0',
      '',
      'first response',
      'severity  tickets  met  breached  running  paused  percent  median  p90',
      'urgent          2    0         1        1       0     0.00     3 h  3 h',
      'normal          3    1         1        0       1    50.00     2 h  9 h',
      'all             5    1         2        1       1    33.33     3 h  9 h',
      '',
      'resolution, every cycle',
      'severity  cycles  met  breached  running  n/a  percent  median   p90',
      'urgent         2    0         1        1    0     0.00    38 h  38 h',
      'normal         3    0         0        0    3        -       -     -',
      'all            5    0         1        1    3     0.00    38 h  38 h',
      '',
      'breaches, worst first',
      'A-4  urgent, resolution  tickets.csv:2',
      '  due on Tue 2026-12-08 06:00, not resolved yet on Wed 2026-12-09 12:00: 30 h',
      '  too late',
      '  8 h around the clock, per Gold, from Mon 2026-12-07 22:00 (Europe/Rome)',
      'A-2  normal, first response  tickets.csv:2',
      '  due on Mon 2026-12-07 16:30, answered on Wed 2026-12-09 10:30: 3 h of working',
      '  time too late',
      '  6 h of working time, per Gold, counted on Milan desk, from Fri 2026-12-04',
      '  16:30 (Europe/Rome): 30 min on Fri 4 Dec and 5 h 30 min on Mon 7 Dec; not',
      '  counted: paused (customer) 65 h and outside hours 1 h',
      'A-4  urgent, first response  tickets.csv:2',
      '  due on Tue 2026-12-08 00:00, answered on Tue 2026-12-08 01:00: 1 h too late',
      '  2 h around the clock, per Gold, from Mon 2026-12-07 22:00 (Europe/Rome)',
      '',
    ])
  })

  it('is short where all is well', async () => {
    const lines = (await reported(textReport, few.slice(0, 1), { width: 120 })).split('\n')
    expect(lines.slice(0, 3)).toEqual([
      'PASSED 100.00% on time',
      '1 ticket (1 row), policy Gold, calendar Milan desk, document sla.json',
      'as of 2026-12-09T11:00:00Z (Wed 2026-12-09 12:00 in Europe/Rome); tzdata 2025c, sla-calendar 1.0.0',
    ])
    expect(lines.join('\n')).not.toContain('breaches')
  })

  it('shows findings, and everything that the numbers do not include', async () => {
    const text = await reported(textReport, few.slice(0, 1), {
      result: {
        badRows: 2,
        notJudged: ['resolution'],
        ignoredRows: 1,
        outsidePeriod: 3,
        clockChangeTimes: 4,
        exitCode: 2,
        tzdata: undefined,
        entitlements: { 'Acme: calls': { used: 3, limit: 36 }, 'Acme: others': { used: 9, limit: null } },
        findings: [{ rule: 'waiver-unused', severity: 'warning', message: 'It excuses nothing.' }],
      },
    })
    expect(text.startsWith('NOT CHECKED: 2 invalid rows\n')).toBe(true)
    expect(text).toContain('in Europe/Rome); sla-calendar\n1.0.0\n')
    expect(text).toContain(
      [
        '',
        'warning waiver-unused: It excuses nothing.',
        '',
        'not judged: 2 invalid rows',
        'not judged, because "targets" does not name it: resolution',
        'ignored rows: 1',
        'tickets reported outside the period: 3',
        'times in a DST gap or overlap: 4',
        'Acme: calls: 3 used of 36',
        'Acme: others: 9 used, unlimited',
        '',
      ].join('\n'),
    )
  })

  it('shows the ten worst of many', async () => {
    const many = Array.from({ length: 30 }, (_, i) =>
      ticket(`B-${i}`, 'normal', '2026-11-30T09:00', ['responded', `2026-12-01T${10 + (i % 8)}:00`]),
    )
    const text = await reported(textReport, many)
    expect(text).toContain('\nbreaches: 10 of 30 shown, worst first\n')
    expect(text.match(/^B-\d+ /gm)).toHaveLength(10)
  })

  it('shows waived and known breaches with the reason', async () => {
    const options = { waivers: [{ ticket: 'A-2', reason: 'Storm', until: '2027-01-01' }] }
    const text = await reported(textReport, few.slice(0, 2), { options: options as never })
    expect(text).toContain('\n  waived: Storm\n')
    expect(text).toMatch(/^severity {2}tickets {2}met {2}breached {2}waived {2}running /m)
    expect(text).toMatch(/^PASSED 100\.00% on time, 1 breach excused \(1 waived\)\n/)
  })

  it('lists tickets whose verdict differs from the product’s, with the reason of the computed one', async () => {
    const tickets = few.slice(0, 2).map((one, i) => ({ ...one, fields: { made_sla: i ? 'true' : 'no' } }))
    const text = await reported(textReport, tickets, {
      options: { compare: { column: 'made_sla', target: 'firstResponse' } },
      width: 140,
    })
    expect(text).toContain(
      '\ndifferences from made_sla: 2 of 2 shown\n' +
        'A-1  no there, met here: due on Mon 2026-12-07 14:30, answered on Mon 2026-12-07 09:30: on time\n' +
        'A-2  true there, breached here: due on Mon 2026-12-07 16:30, answered on Wed 2026-12-09 10:30: 3 h of working time too late\n',
    )
    expect(text).toContain('\ncompared with made_sla (first response): 0 agree, 2 differ, 0 with nothing to compare\n')
  })

  it('colours only where it may', async () => {
    expect(await reported(textReport, few)).not.toContain('\u001b')
    const coloured = await reported(textReport, few, { isColour: true })
    expect(coloured).toContain('\u001b[31m')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: it takes the colours away
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(await reported(textReport, few))
  })

  it('hides columns that do not fit, and names them', async () => {
    const text = await reported(textReport, few, { width: 40 })
    expect(text).toContain('\nseverity  met  breached  percent\n')
    expect(text).toContain('\n(columns hidden: p90, median, paused,\nrunning, tickets)\n')
  })

  it('fits the width, and gives a terminal or a CI system nothing to obey, whatever the ids are', async () => {
    await fc.assert(
      fc.asyncProperty(anyText(), fc.integer({ min: 60, max: 200 }), async (id, width) => {
        const text = await reported(textReport, [{ ...few[1], id }], { width })
        expect(text).not.toMatch(/[^\P{Cc}\n]|[\u202A-\u202E\u2066-\u2069]|\p{Cs}/u)
        expect(text).not.toMatch(/^\s*::|##\[/m)
        // A word that is longer than a line has its own line.
        const lines = text.split('\n').filter(line => line.trim().includes(' '))
        for (const line of lines) expect(truncated(line).width).toBeLessThanOrEqual(width)
      }),
      { ...runs(30), examples: [['::error title=x::y', 60]] },
    )
  })
})
