import { describe, expect, it } from 'vitest'
import { checkInputs } from '../../src/cli/check-inputs.ts'
import { allOf } from '../../src/cli/commands/all-of.ts'
import { listedNames } from '../../src/cli/listed-names.ts'
import { languageOf, textsIn } from '../../src/cli/locale.ts'
import { ofAgreement, termsOfAgreement } from '../../src/cli/terms-of-agreement.ts'
import { wholeNumber } from '../../src/cli/whole-number.ts'
import { UserError } from '../../src/exports/user-error.ts'
import { refusal } from '../validation/refusal.ts'

describe('wholeNumber', () => {
  it('reads digits, or nothing', () => {
    expect(['0', '7', '999999999', undefined].map(text => wholeNumber('--max', text))).toEqual([
      0,
      7,
      999_999_999,
      undefined,
    ])
  })
  it.each(['', '-1', '1.5', '1e3', ' 1', '1 ', 'x1', '1x', '1000000000'])('refuses %j', text => {
    expect(() => wholeNumber('--max', text)).toThrow(
      new UserError(`--max: ${JSON.stringify(text)} is not a whole number.`),
    )
  })
})

describe('listedNames', () => {
  it('writes one line while there is room, and indents each', () => {
    expect(listedNames(['a', 'b', 'c'], '    ')).toBe('    a, b, c')
    expect(listedNames([], '  ')).toBe('')
  })
  it('breaks lines before the eightieth column', () => {
    const names = Array.from({ length: 30 }, (_, i) => `name${i}`)
    const lines = listedNames(names, '  ').split('\n')
    expect(lines.every(line => line.length < 80 && line.startsWith('  name'))).toBe(true)
    expect(lines.map(line => line.trim()).join(' ')).toBe(names.join(', '))
    expect(lines).toHaveLength(4)
  })
  it('fills a line up to its last column', () => {
    expect(listedNames(['a'.repeat(38), 'b'.repeat(37)], '  ')).toHaveLength(2 + 38 + 2 + 37)
    expect(listedNames(['a'.repeat(38), 'b'.repeat(38)], '  ')).toContain('\n')
  })
})

describe('the product of an export', () => {
  it.each(['zamad', 'toString', '__proto__', 'constructor'])('is not %j', product =>
    expect(refusal(() => checkInputs(undefined, product))).toMatch(
      new RegExp(`^input-invalid --product: "${product}" is not known\\. (Known|Did you mean)`),
    ),
  )
  it('is one of the built-in mappings', () =>
    expect(checkInputs(undefined, 'zammad').tickets).toEqual({ product: 'zammad' }))
})

describe('languageOf', () => {
  it('takes the languages that have texts, in their canonical form', () => {
    expect([undefined, 'it', 'IT-ch', 'en-GB'].map(languageOf)).toEqual(['en', 'it', 'it-CH', 'en-GB'])
    expect(textsIn('it').wording.check).toBe('Verifica SLA')
    expect(textsIn(undefined).findings).not.toBe(textsIn('it').findings)
  })
  it('refuses the others', () => {
    expect(refusal(() => languageOf('de'))).toBe('input-invalid --locale: "de" is not known. Known: en, it.')
    expect(refusal(() => languageOf('no tag'))).toMatch(/^input-invalid --locale: /)
  })
})

describe('ofAgreement', () => {
  const [both, sla, ola] = [{}, { agreement: 'SLA' }, { agreement: 'OLA' }]
  it('leaves out those of other agreements', () => {
    expect(ofAgreement([both, sla, ola], 'OLA')).toEqual([both, ola])
    expect(ofAgreement([both, sla, ola], undefined)).toEqual([both, sla, ola])
  })
})

describe('termsOfAgreement', () => {
  const terms = (...contracts: object[]) => ({ contracts, objectives: [], waivers: [] }) as never
  it('are all terms without the option', () => {
    const all = terms({ agreement: 'SLA' })
    expect(termsOfAgreement(all, undefined)).toBe(all)
  })
  it('refuse an agreement that no contract has', () => {
    expect(() => termsOfAgreement(terms({ agreement: 'SLA' }, { agreement: 'OLA' }), 'SLB')).toThrow(
      '--agreement: "SLB" is not an agreement of the config file. Did you mean SLA?',
    )
    expect(() => termsOfAgreement(terms({}), 'SLA')).toThrow(
      '--agreement: "SLA" is not an agreement of the config file. Its contracts name none.',
    )
  })
})

describe('allOf', () => {
  it('waits for all promises, and for nothing without any', async () => {
    const done: number[] = []
    const later = (n: number) => Promise.resolve().then(() => void done.push(n))
    await expect(allOf([undefined, later(1), later(2)])).resolves.toBeUndefined()
    expect(done).toEqual([1, 2])
    expect(allOf([undefined, undefined])).toBeUndefined()
    expect(allOf([])).toBeUndefined()
  })
})
