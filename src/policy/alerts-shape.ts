import * as v from 'valibot'
import { described } from '../validation/shape.ts'
import { durationShapes } from './duration-shapes.ts'

const share = v.pipe(v.number(), v.gtValue(0), v.maxValue(10))
const name = v.optional(described('The name in the id of the alert.', v.pipe(v.string(), v.regex(/\S/))))

/** The shape of a list of alerts. */
export const alertsShape = v.pipe(
  v.array(
    v.union([
      described('A share of the time allowed, such as 0.75; 1.5 is after the deadline.', share),
      v.strictObject({ name, share: described('A share of the time allowed, such as 0.75.', share) }),
      v.strictObject({ name, before: described('The time before the deadline.', v.union([...durationShapes])) }),
      v.strictObject({ name, after: described('The time after the deadline.', v.union([...durationShapes])) }),
    ]),
  ),
  v.description('Points of a target at which somebody needs to know.'),
)
