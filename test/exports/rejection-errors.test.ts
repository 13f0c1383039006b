import { describe, expect, it } from 'vitest'
import { rejectionErrors } from '../../src/exports/rejection-errors.ts'

describe('rejectionErrors', () => {
  const ticket = { source: { file: 'a.csv', line: 5 } } as never
  const rejected = (agreement: string, message: string) => ({
    status: 'rejected',
    agreement,
    message,
    field: 'severity',
  })
  const errors = (...results: { status: string }[]) =>
    rejectionErrors(results, ticket, {}).map(({ message }) => message)
  const hint = ' To translate it, use tickets.severities.'

  it('are none if each agreement can judge the ticket', () => expect(errors({ status: 'judged' })).toEqual([]))
  it('are one if it is the same in all agreements', () => {
    expect(errors(rejected('SLA', 'No.'), rejected('OLA', 'No.'))).toEqual([`No.${hint}`])
  })
  it('name their agreements if they differ, or if another can judge the ticket', () => {
    expect(errors(rejected('SLA', 'No.'), rejected('OLA', 'Never.'))).toEqual([`SLA: No.${hint}`, `OLA: Never.${hint}`])
    expect(errors(rejected('SLA', 'No.'), { status: 'judged' })).toEqual([`SLA: No.${hint}`])
  })
})
