import { describe, expect, it } from 'vitest'
import { Check } from '../../src/compliance/check.ts'
import type { Attainment, PeriodAttainment } from '../../src/compliance/objectives/attainment.ts'
import { attainmentIn } from '../../src/compliance/objectives/compute-attainment.ts'
import type { Objective } from '../../src/compliance/objectives/objective.ts'
import type { TicketInput } from '../../src/compliance/ticket-input.ts'
import { attainmentTables, monthTables } from '../../src/reports/attainment-tables.ts'
import { htmlReport } from '../../src/reports/formats/html.ts'
import { junitReport } from '../../src/reports/formats/junit.ts'
import { markdownReport } from '../../src/reports/formats/markdown.ts'
import { textReport } from '../../src/reports/formats/text.ts'
import { wordingIn } from '../../src/reports/messages/wording.ts'
import { sparklineSvg } from '../../src/reports/sparkline.ts'
import { readXml } from '../svg/xml.ts'
import { contract, reported, ticket } from './sample.ts'

const MONTHLY: Objective = { min: 95, per: 'month' }

/** A period from counts: `2026-11 19 1 2` is 19 met, 1 breached, 2 open. */
function period(objective: Objective, text: string): PeriodAttainment {
  const [name, met, breached, open, waived = 0, known = 0] = text.split(' ')
  const counts = { met: +met, breached: +breached, open: +open, waived: +waived, known: +known }
  return attainmentIn(name, objective, counts)
}

function tableOf(own: Partial<Objective>, ...periods: string[]) {
  const objective = { ...MONTHLY, ...own }
  const one: Attainment = {
    objective,
    target: 'firstResponse',
    periods: periods.map(text => period(objective, text)),
  }
  const [{ title, heads, rows, notes, sparkline }] = attainmentTables({ attainment: [one] }, 3)
  return {
    title,
    lines: [heads, ...rows.map(({ name, cells, isAlarm }) => [name, ...cells, ...(isAlarm ? ['!'] : [])])].map(cells =>
      cells.join(' | '),
    ),
    notes,
    bars: sparkline?.bars.length,
  }
}

/** Four tickets in three months, without objectives: one is late, one is open. */
const MONTHS = [
  ticket('M-1', 'normal', '2026-10-05T10:00', ['responded', '2026-10-05T11:00']),
  ticket('M-2', 'normal', '2026-11-02T10:00', ['responded', '2026-11-02T11:00']),
  ticket('M-3', 'normal', '2026-11-03T10:00', ['responded', '2026-11-05T11:00']),
  ticket('M-4', 'normal', '2026-12-09T11:00'),
]

describe('the months of a check without objectives', () => {
  it('are a table with a sparkline in Markdown', async () => {
    const text = await reported(markdownReport, MONTHS)
    expect(text).toContain(
      [
        '### first response, by month',
        '',
        '█▁·',
        '',
        '| month | met | breached | open | percent |',
        '| --- | ---: | ---: | ---: | ---: |',
        '| 2026-10 | 1 | 0 | 0 | 100.00 |',
        '| 2026-11 | 1 | 1 | 0 | 50.00 |',
        '| 2026-12 | 0 | 0 | 1 | - |',
      ].join('\n'),
    )
  })

  it('are a section with a sparkline on the page, in English and Italian', async () => {
    const page = await reported(htmlReport, MONTHS)
    expect(page).toContain('<h2>By month</h2>')
    expect(page).toContain('aria-label="Percentage by period, 2026-10 to 2026-12."')
    const wording = wordingIn('it')
    const [table] = monthTables(resultOf(MONTHS), wording)
    expect(table.title).toBe('prima risposta, per mese')
    expect(sparklineSvg(table.sparkline!, wording)).toContain('Percentuale per periodo, da 2026-10 a 2026-12.')
  })

  it('need two months with verdicts, and leave the place to the tables of objectives', () => {
    expect(monthTables(resultOf(MONTHS.slice(1, 3)))).toEqual([])
    expect(resultOf(MONTHS.slice(1, 3)).months.map(({ month }) => month)).toEqual(['2026-11'])
    expect(monthTables(resultOf(MONTHS, [MONTHLY]))).toEqual([])
  })

  it('have rows with breaches marked, and the latest five years at most', () => {
    const counts = { target: 'firstResponse', met: 3, breached: 0, open: 0, waived: 0, known: 0, percent: 100 }
    const months = Array.from({ length: 62 }, (_, i) => ({ ...counts, month: `M${i}`, breached: i === 61 ? 1 : 0 }))
    const [{ rows, notes, sparkline }] = monthTables({ attainment: [], months })
    expect([rows.length, rows[0].name, rows[0].isAlarm, rows[59].isAlarm]).toEqual([60, 'M2', false, true])
    expect([notes, sparkline?.bars.length]).toEqual([['earlier periods left out: 2'], 60])
  })
})

function resultOf(tickets: readonly TicketInput[], objectives: readonly Objective[] = []) {
  const check = new Check({ contracts: [contract], objectives, now: Date.parse('2026-12-09T12:00+01:00') })
  for (const one of tickets) check.ticket(one)
  return check.result()
}

describe('attainmentTables', () => {
  it('has a row per period, and says how many more may be late in the last one', () => {
    expect(tableOf({}, '2026-10 19 2 0', '2026-11 78 0 2')).toEqual({
      title: 'first response: at least 95% per month',
      lines: [
        'month | met | breached | open | percent | allowance | objective',
        '2026-10 | 19 | 2 | 0 | 90.48 | -1 | missed | !',
        '2026-11 | 78 | 0 | 2 | 100.00 | 4 | met',
      ],
      notes: ['4 more may be late in November 2026, if the 2 open ones are met'],
      bars: 2,
    })
  })

  it('shows credits and excused breaches where there are any', () => {
    const own = { severity: 'high', minTickets: 3, credits: [{ below: 90, percent: 10 }] }
    expect(tableOf({ ...own, per: 'quarter' }, '2026-Q3 8 2 0 1', '2026-Q4 0 1 1')).toEqual({
      title: 'high, first response: at least 95% per quarter',
      lines: [
        'quarter | met | breached | waived | open | percent | allowance | credit | objective',
        '2026-Q3 | 8 | 2 | 1 | 0 | 80.00 | -2 | 10% | missed | !',
        '2026-Q4 | 0 | 1 | 0 | 1 | 0.00 | -1 |  | not judged',
      ],
      notes: ['1 more of high than allowed is late in Q4 2026'],
      bars: 2,
    })
  })

  it.each<[string, Partial<Objective>, string]>([
    ['no more may be late', { per: 'all' }, 'all 19 1 0'],
    ['1 more may be late, if the 1 open one is met', { per: 'all' }, 'all 19 0 1'],
    ['2 more than allowed are late in 2026', { per: 'year' }, '2026 8 2 0'],
    ['1 more of low may be late in January 2027', { severity: 'low' }, '2027-01 19 0 0'],
  ])('says: %s', (note, own, text) => {
    expect(tableOf(own, text).notes).toEqual([note])
  })

  it('has no limit to name if the objective is 0%', () => {
    expect(tableOf({ min: 0 }, '2026-11 0 5 0')).toMatchObject({ notes: [], bars: undefined })
    expect(tableOf({ min: 0 }, '2026-11 0 5 0').lines[1]).toBe('2026-11 | 0 | 5 | 0 | 0.00 | - | met')
  })

  it('shows the latest periods', () => {
    const { lines, notes } = tableOf(
      {},
      '2026-08 1 0 0',
      '2026-09 1 0 0',
      '2026-10 1 0 0',
      '2026-11 1 0 0',
      '2026-12 1 0 0',
    )
    expect(lines.slice(1).map(line => line.slice(0, 7))).toEqual(['2026-10', '2026-11', '2026-12'])
    expect(notes[0]).toBe('earlier periods left out: 2')
  })

  it('leaves out an objective without tickets', () => {
    expect(attainmentTables({ attainment: [{ objective: MONTHLY, target: 'firstResponse', periods: [] }] })).toEqual([])
  })
})

describe('a report with an objective', () => {
  const options = {
    targets: ['firstResponse' as const],
    objectives: [{ severity: 'normal', min: 95, per: 'month' as const, credits: [{ below: 95, percent: 5 }] }],
  }
  const tickets = [
    ticket('A-1', 'normal', '2026-11-16T10:00', ['responded', '2026-11-16T11:00']),
    ticket('A-2', 'normal', '2026-12-04T16:30', ['responded', '2026-12-09T10:30']),
  ]

  it('shows the table in text', async () => {
    const text = await reported(textReport, tickets, { options })
    expect(text).toContain('FAILED 0.00% of normal first responses in 2026-12 on time (minimum 95%)\n')
    expect(text).toContain(
      [
        'normal, first response: at least 95% per month',
        'month    met  breached  open  percent  allowance  credit  objective',
        '2026-11    1         0     0   100.00          0      0%        met',
        '2026-12    0         1     0     0.00         -1      5%     missed',
        '1 more of normal than allowed is late in December 2026',
        '',
      ].join('\n'),
    )
    expect(text).toContain(
      'error objective-missed: firstResponse, normal, 2026-12: 0 of 1 on time (0.00%),\nobjective 95%, credit 5%.',
    )
  })

  it('shows the table and a sparkline in Markdown', async () => {
    const text = await reported(markdownReport, tickets, { options })
    expect(text).toContain(
      [
        '### normal, first response: at least 95% per month',
        '',
        '█▁',
        '',
        '| month | met | breached | open | percent | allowance | credit | objective |',
        '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
        '| 2026-11 | 1 | 0 | 0 | 100.00 | 0 | 0% | met |',
        '| 2026-12 | 0 | 1 | 0 | 0.00 | -1 | 5% | missed |',
        '',
        '1 more of normal than allowed is late in December 2026',
      ].join('\n'),
    )
  })

  it('shows the table and a sparkline in HTML', async () => {
    const root = readXml((await reported(htmlReport, tickets, { options })).replace('<!DOCTYPE html>\n', ''))
    const headings = [...root.getElementsByTagName('h3')].map(({ textContent }) => textContent)
    expect(headings[0]).toBe('normal, first response: at least 95% per month')
    const charts = [...root.getElementsByTagName('svg')].map(chart => chart.getAttribute('aria-label'))
    expect(charts).toContain('Percentage by period, 2026-11 to 2026-12; the line is at 95%.')
    expect([...root.getElementsByTagName('tr')].map(({ textContent }) => textContent)).toContain(
      '2026-120100.00-15%missed',
    )
  })

  it('has a suite in JUnit, with a failure for each missed period', async () => {
    const root = readXml(await reported(junitReport, tickets, { options }))
    const suite = [...root.getElementsByTagName('testsuite')].at(-1)!
    const counts = ['name', 'tests', 'failures', 'skipped'].map(name => suite.getAttribute(name))
    expect(counts).toEqual(['objectives', '2', '1', '0'])
    const cases = [...suite.getElementsByTagName('testcase')].map(one => [
      one.getAttribute('classname'),
      one.getAttribute('name'),
      one.getElementsByTagName('failure')[0]?.getAttribute('message'),
    ])
    expect(cases).toEqual([
      ['normal, first response: at least 95% per month', '2026-11', undefined],
      ['normal, first response: at least 95% per month', '2026-12', '0 of 1 on time (0.00%)'],
    ])
    const others = readXml(await reported(junitReport, tickets, { options: { ...options, minimums: { all: 50 } } }))
    const last = [...others.getElementsByTagName('testsuite')].at(-1)!
    expect(['failures', 'skipped'].map(name => last.getAttribute(name))).toEqual(['0', '1'])
  })
})
