import * as v from 'valibot'
import { PERIOD_LENGTHS } from '../compliance/objectives/objective.ts'
import { described, list, oneOf, optional, shape, text } from '../validation/shape.ts'

const PERCENTAGE = 'a percentage from 0 to 100'
const percentage = v.pipe(v.number(PERCENTAGE), v.minValue(0, PERCENTAGE), v.maxValue(100, PERCENTAGE))

const creditShape = shape(
  {
    below: described('The credit is due if the attained percentage is below this one.', percentage),
    percent: described('The credit, in percent.', percentage),
  },
  {
    below: 'Give the percentage below which the credit is due, such as 95.',
    percent: 'Give the credit in percent, such as 5.',
  },
)

export const objectiveShape = v.pipe(
  shape(
    {
      agreement: optional('The agreement (default: each agreement that has the target, by itself).', text),
      target: optional('The target (default: each target that is judged, by itself).', text),
      severity: optional('The severity (default: all severities together).', text),
      min: described('The percentage of targets that must be met.', percentage),
      per: described('The periods, by the local date of the report.', oneOf(PERIOD_LENGTHS)),
      minTickets: optional(
        'With fewer ended targets in a period, the period is not judged (default: 1).',
        v.pipe(v.number('a number'), v.integer('a whole number'), v.minValue(1, '1 or more')),
      ),
      credits: optional('The service credits. The row with the lowest `below` applies.', list(creditShape)),
    },
    { min: 'Give a percentage such as 95.', per: `Write one of ${PERIOD_LENGTHS.join(', ')}.` },
  ),
  v.description('A service level objective: how many targets must be met in each period.'),
)
