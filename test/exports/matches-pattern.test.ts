import { describe, expect, it } from 'vitest'
import { matchesPattern } from '../../src/exports/matches-pattern.ts'

describe('matchesPattern', () => {
  it.each([
    ['Closed', 'Closed', true],
    ['closed', 'Closed', false],
    ['Total: 12', 'Total*', true],
    ['Total', 'Total*', true],
    ['Grand Total', 'Total*', false],
    ['Grand Total', '*Total', true],
    ['On hold (vendor)', 'On*(*)', true],
    ['On hold', 'On*(*)', false],
    ['aba', 'aba*aba', false],
    ['ababa', 'ab*ba', true],
    ['aba', 'ab*ba', false],
    ['anything', '*', true],
    ['', '*', false],
    ['', '', true],
    ['', '**', true],
  ])('compares %j with %j: %j', (text, pattern, expected) => {
    expect(matchesPattern(text, pattern)).toBe(expected)
  })
})
