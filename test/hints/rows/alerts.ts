import { slaPolicy } from '../../../src/index.ts'
import { compiledPolicy } from '../../../src/policy/policy.ts'
import type { HintRow, HintRows } from '../notation.ts'

/** Returns the name of the one alert of a policy. */
function nameOf(alert: unknown): string | undefined {
  const firstResponse = { within: 'PT8H', clock: 'business' } as const
  const policy = slaPolicy({ name: 'P', alerts: [alert as number], severities: { s: { level: 1, firstResponse } } })
  return compiledPolicy(policy, []).severities.get('s')?.get('firstResponse')?.alerts?.[0].name
}

const EXAMPLES = ['before PT30M', 'after PT1H']
const share = (wrong: number, ...means: string[]): HintRow => ({
  wrong,
  code: 'input-invalid',
  use: nameOf,
  read: hint => [Number(/write ([\d.]+)\.$/.exec(hint)![1])],
  means,
})
const afterIt = (wrong: unknown, ...means: unknown[]): HintRow => ({
  wrong,
  code: 'budget-invalid',
  use: after => nameOf({ after }),
  means,
})

export default {
  covers: ['src/policy/refuse-short-number.ts'],
  rows: [
    share(75, '75%'),
    share(33.3, '33.3%'),
    share(-1, '75%'),
    { wrong: '75%', code: 'input-invalid', use: nameOf, means: EXAMPLES, says: 'Write 0.75, ' },
    { wrong: null, code: 'input-invalid', use: nameOf, means: EXAMPLES },
    {
      wrong: { befor: 'PT1H' },
      code: 'key-unknown',
      use: nameOf,
      read: hint => [{ [/mean (\w+)/.exec(hint)![1]]: 'PT1H' }],
      means: ['before PT1H'],
    },
    { wrong: { name: 'x' }, code: 'policy-invalid', use: nameOf, means: EXAMPLES },
    afterIt('P1D', 'after PT40H', 'after PT40H'),
    afterIt({ workingDays: 1, due: 'close' }, 'after PT40H', 'after PT40H'),
    afterIt(30, 'after PT30M', 'after PT0.03S'),
    afterIt('1 hour', 'after PT1H'),
    { ...afterIt(0), says: 'Leave it out' },
  ],
} satisfies HintRows
