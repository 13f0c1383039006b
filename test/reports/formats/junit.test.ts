import { spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { junitReport } from '../../../src/reports/formats/junit.ts'
import { isThorough, runs } from '../../arbitraries/runs.ts'
import { anyText } from '../../arbitraries/texts.ts'
import { displayed, readXml } from '../../svg/xml.ts'
import { isExpected } from '../../tool.ts'
import { everything, few, reported, ticket } from '../sample.ts'

const PYTHON = `
import json, sys, xml.etree.ElementTree as tree
suites = tree.parse(sys.stdin.buffer).getroot()
print(json.dumps([suites.attrib] + [[suite.attrib, [[case.attrib['name'], [child.tag for child in case]]
  for case in suite.iter('testcase')]] for suite in suites]))
`
const hasPython = isThorough && isExpected('python3', '--version')

/** The attributes that the Jenkins xUnit schema (junit-10.xsd) allows; those that it requires are among the first. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  testsuites: ['name', 'tests', 'failures', 'errors', 'time'],
  testsuite: ['name', 'tests', 'failures', 'errors', 'skipped', 'time', 'timestamp'],
  properties: [],
  property: ['name', 'value'],
  testcase: ['name', 'classname', 'time'],
  failure: ['type', 'message'],
  error: ['type', 'message'],
  skipped: ['type', 'message'],
}

describe('junitReport', () => {
  it('has one suite per target, with the contract', async () => {
    const text = await reported(junitReport, few)
    expect(text).toContain(
      `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="sla-calendar check" tests="7" failures="3" errors="0" time="198000">
  <testsuite name="first response" tests="5" failures="2" errors="0" skipped="2" time="57600" timestamp="2026-12-09T11:00:00">
    <properties>
      <property name="outcome" value="FAILED 25.00% on time"/>
      <property name="now" value="2026-12-09T11:00:00Z"/>
      <property name="document" value="sla.json"/>
      <property name="tzdata" value="2025c"/>
      <property name="version" value="1.0.0"/>
      <property name="rows" value="5"/>
      <property name="badRows" value="0"/>
    </properties>
    <testcase name="A-1: first response" classname="Gold.normal" time="7200"/>
`,
    )
    expect(text).toContain('  <testsuite name="resolution" tests="2" failures="1" errors="0" skipped="1" time="140400"')
    expect(text).toContain(
      '    <testcase name="A-3: first response" classname="Gold.urgent" time="3600">\n' +
        '      <skipped message="running, due on Wed 2026-12-09 13:00"/>\n    </testcase>\n',
    )
    expect(text).toContain('<skipped message="paused"/>')
  })

  it('fails broken promises with their explanation', async () => {
    const failure = readXml(await reported(junitReport, few)).getElementsByTagName('failure')[0]
    expect(failure.getAttribute('message')).toBe(
      'due on Mon 2026-12-07 16:30, answered on Wed 2026-12-09 10:30: 3 h of working time too late',
    )
    expect(failure.textContent!.split('\n')).toEqual([
      failure.getAttribute('message'),
      expect.stringMatching(/^6 h of working time, per Gold, .*paused \(customer\) 65 h and outside hours 1 h$/),
      'Fri 2026-12-04 16:30 – Fri 2026-12-04 17:00: 30 min counted',
      'Fri 2026-12-04 17:00 – Mon 2026-12-07 10:00: paused (customer)',
      'Mon 2026-12-07 10:00 – Mon 2026-12-07 13:00: 3 h counted',
      'Mon 2026-12-07 13:00 – Mon 2026-12-07 14:00: closed',
      'Mon 2026-12-07 14:00 – Mon 2026-12-07 16:30: 2 h 30 min counted',
      'Mon 2026-12-07 16:30 – Mon 2026-12-07 18:00: 1 h 30 min over',
      'Mon 2026-12-07 18:00 – Tue 2026-12-08 00:00: closed',
      'Tue 2026-12-08 00:00 – Wed 2026-12-09 00:00: holiday (Immacolata)',
      'Wed 2026-12-09 00:00 – Wed 2026-12-09 09:00: closed',
      'Wed 2026-12-09 09:00 – Wed 2026-12-09 10:30: 1 h 30 min over',
    ])
  })

  it('folds long explanations', async () => {
    const stale = ticket('S', 'normal', '2026-10-01T10:00')
    const lines = readXml(await reported(junitReport, [stale]))
      .getElementsByTagName('failure')[0]
      .textContent!.split('\n')
    expect(lines).toHaveLength(2 + 15)
    expect(lines[12]).toMatch(/^… \d+ more intervals$/)
  })

  it('skips excused breaches with the reason', async () => {
    const options = { waivers: [{ ticket: 'A-2', reason: 'Storm & "sea"', until: '2027-01-01' }] }
    const text = await reported(junitReport, few.slice(0, 2), { options: options as never })
    expect(text).toContain('tests="2" failures="0" errors="0" skipped="1"')
    expect(readXml(text).getElementsByTagName('skipped')[0].getAttribute('message')).toBe(
      'waived: Storm & "sea" (due on Mon 2026-12-07 16:30, answered on Wed 2026-12-09 10:30: 3 h of working time too late)',
    )
  })

  it('gives cases of the same name names of their own', async () => {
    const text = await reported(junitReport, [few[0], few[0], few[0]])
    expect(text.match(/name="A-1[^"]*"/g)).toEqual([
      'name="A-1: first response"',
      'name="A-1: first response (2)"',
      'name="A-1: first response (3)"',
    ])
  })

  it('skips tolerated rows in a suite of their own, which is the first one', async () => {
    const text = await reported(junitReport, few, {
      ...everything,
      result: { ...everything.result, tzdata: undefined },
    })
    const [check, ...others] = readXml(text).getElementsByTagName('testsuite')
    const numbers = (element: typeof check) =>
      ['name', 'tests', 'failures', 'errors', 'skipped'].map(name => element.getAttribute(name))
    expect([check, ...others].map(numbers)).toEqual([
      ['check', '2', '0', '0', '2'],
      ['first response', '5', '1', '0', '3'],
      ['resolution', '2', '0', '0', '2'],
    ])
    expect([...check.getElementsByTagName('skipped')].map(row => row.getAttribute('message'))).toEqual([
      'column severity: "hihg" is not known.',
      'The row is empty. column id: No id.',
    ])
    expect([...check.getElementsByTagName('testcase')].map(row => row.getAttribute('name'))).toEqual([
      'tickets.csv, line 7',
      'tickets.csv, line 8',
    ])
    const messages = [...others[1].getElementsByTagName('skipped')].map(one => one.getAttribute('message'))
    expect(messages[1]).toMatch(/^known from the baseline \(due on Tue 2026-12-08 06:00, /)
    expect(text).toContain('<property name="tzdata" value="unknown"/>')
  })

  it('counts rows that are not tolerated and findings as errors, and numbers rows of the same place', async () => {
    const [row] = everything.invalid!
    const findings = [{ rule: 'not-readable', severity: 'error', message: 'No time zone.' }]
    const text = await reported(junitReport, few, {
      invalid: [row, row],
      result: { exitCode: 2, findings: findings as never },
    })
    const root = readXml(text).documentElement!
    const [check] = root.getElementsByTagName('testsuite')
    const numbers = (element: typeof root) => ['tests', 'failures', 'errors'].map(name => element.getAttribute(name))
    expect([numbers(root), numbers(check), check.getAttribute('skipped')]).toEqual([
      ['10', '3', '3'],
      ['3', '0', '3'],
      '0',
    ])
    expect([...check.getElementsByTagName('testcase')].map(one => one.getAttribute('name'))).toEqual([
      'not-readable',
      'tickets.csv, line 7',
      'tickets.csv, line 7 (2)',
    ])
    expect([...check.getElementsByTagName('error')].map(one => one.getAttribute('type'))).toEqual([
      'not-readable',
      'invalid-row',
      'invalid-row',
    ])
  })

  it('has only an error without tickets', async () => {
    const root = readXml(await reported(junitReport, [])).documentElement!
    expect(['tests', 'failures', 'errors'].map(name => root.getAttribute(name))).toEqual(['1', '0', '1'])
    const [error] = root.getElementsByTagName('error')
    expect(error.getAttribute('message')).toBe('Nothing to check: no ticket was judged.')
  })

  it('keeps to the schema that Jenkins’ xUnit checks by, and its counts are those of its cases', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...few), anyText()), { maxLength: 8 }), async picks => {
        const root = readXml(
          await reported(
            junitReport,
            picks.map(([one, id]) => ({ ...one, id })),
          ),
        ).documentElement!
        for (const element of root.getElementsByTagName('*'))
          for (const { name } of element.attributes) expect(ALLOWED[element.tagName]).toContain(name)
        for (const counted of [root, ...root.getElementsByTagName('testsuite')]) {
          const number = (name: string) => Number(counted.getAttribute(name))
          expect(number('tests')).toBe(counted.getElementsByTagName('testcase').length)
          expect(number('failures')).toBe(counted.getElementsByTagName('failure').length)
          expect(number('errors')).toBe(counted.getElementsByTagName('error').length)

          const times = [...counted.getElementsByTagName('testcase')].map(one => Number(one.getAttribute('time')))
          expect(number('time')).toBeCloseTo(
            times.reduce((sum, time) => sum + time, 0),
            6,
          )
          expect(counted.getAttribute('time')).toMatch(/^\d+(\.\d+)?$/)
        }
        for (const suite of root.getElementsByTagName('testsuite'))
          expect(Number(suite.getAttribute('skipped'))).toBe(suite.getElementsByTagName('skipped').length)
        const names = [...root.getElementsByTagName('testcase')].map(one => one.getAttribute('name'))
        for (const [, id] of picks) expect(names.some(name => name!.startsWith(`${displayed(id)}: `))).toBe(true)
      }),
      runs(25),
    ))

  it.skipIf(!hasPython)('reads the same in another reader, whatever the ids are', async () => {
    const ids = [...fc.sample(anyText(), runs(300)), 'a%,::\nb', '=cmd|x', '\u0000\u001b', '\r\n\t', ']]>', '\ud800']
    const text = await reported(
      junitReport,
      ids.map((id, i) => ({ ...few[i % 5], id })),
    )
    const { stdout, status } = spawnSync('python3', ['-c', PYTHON], {
      input: text,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    })
    expect(status).toBe(0)
    const [head, ...suites] = JSON.parse(stdout)
    const ours = readXml(text).documentElement!
    expect(head.tests).toBe(ours.getAttribute('tests'))
    const cases = suites.flatMap(([, own]: [unknown, [string, string[]][]]) => own)
    expect(cases).toEqual(
      [...ours.getElementsByTagName('testcase')].map(one => [
        one.getAttribute('name'),
        [...one.childNodes].filter(({ nodeType }) => nodeType === 1).map(({ nodeName }) => nodeName),
      ]),
    )
    const firsts = cases.slice(0, ids.length).map(([name]: [string]) => name)
    for (const [i, id] of ids.entries()) expect(firsts[i].startsWith(`${displayed(id)}: first response`)).toBe(true)
  })
})
