import { describe, expect, it } from 'vitest'
import { parseDocument } from '../../src/document/document.ts'
import { refusal } from '../validation/refusal.ts'

const parsed = (severity: unknown, tickets: object = {}) =>
  parseDocument({ policy: 'msaBusiness', calendar: 'italianOffice', tickets: { severity, ...tickets } }).tickets
    .severity

describe('tickets.severity', () => {
  it.each([
    { columns: ['p'], matrix: { P1: 'critical' } },
    {
      columns: ['i', 'u'],
      matrix: { High: { High: 'critical', low: 'high' }, '*': { high: 'low', LOW: 'low' }, '': { '*': 'low' } },
    },
    { columns: ['a', 'b', 'c'], matrix: { '*': { '*': { '*': 'low' } } } },
  ])('accepts %j', severity => {
    expect(parsed(severity)).toEqual(severity)
  })

  it.each([
    [
      { columns: ['i', 'u'], matrix: { 1: { 1: 'critical', 2: 'high' }, 2: { 1: 'high' } } },
      'key-missing tickets.severity.matrix.2.2: The cell "2" of u has no severity here. Add it, or "*" for any other cell.',
    ],
    [
      { columns: ['i', 'u'], matrix: { 1: { 1: 'critcal' } } },
      /^severity-unknown tickets\.severity\.matrix\.1\.1: "critcal" is not known\. Did you mean critical\?$/,
    ],
    [
      { columns: ['i'], matrix: { 1: { 1: 'critical' } } },
      /^input-invalid tickets\.severity\.matrix\.1: .* Write a severity here: the last column has been read\.$/,
    ],
    [
      { columns: ['i', 'u'], matrix: { 1: 'critical' } },
      /^input-invalid tickets\.severity\.matrix\.1: "critical" is not an object/,
    ],
    [{ columns: ['i', 'u'], matrix: { 1: {} } }, /^input-invalid tickets\.severity\.matrix\.1: It has no cell\./],
    [{ columns: ['i', 'i'], matrix: {} }, /^input-invalid tickets\.severity\.columns: The column "i" appears twice\./],
    [{ columns: [], matrix: {} }, /^input-invalid tickets\.severity\.columns/],
    [{ columns: ['i'] }, /^key-missing tickets\.severity\.matrix/],
  ])('refuses %j', (severity, expected) => {
    expect(refusal(() => parsed(severity))).toMatch(expected)
  })

  it('takes the place of the column severity and of severities', () => {
    const severity = { columns: ['p'], matrix: { P1: 'critical' } }
    expect(refusal(() => parsed(severity, { columns: { severity: 'Priority' } }))).toMatch(
      /^input-invalid tickets\.severity: There is a column of severities, too\. Remove tickets\.columns\.severity\.$/,
    )
    expect(refusal(() => parsed(severity, { severities: { P1: 'high' } }))).toMatch(
      /^input-invalid tickets\.severity: The matrix has the severities already\. Remove tickets\.severities\.$/,
    )
  })
})
