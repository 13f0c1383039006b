import { toJsonSchema } from '@valibot/to-json-schema'
import {
  calendarShape,
  dayHoursShape,
  exceptionShape,
  holidayMoveShape,
  holidayRuleShape,
  listedExceptionShape,
  monthDayShape,
  scheduleShape,
  weekHoursShape,
  weeklyHoursShape,
} from '../calendar/calendar-shape.ts'
import { alertsShape } from '../policy/alerts-shape.ts'
import {
  localTextShape,
  policyShape,
  policySpecShape,
  severityShape,
  targetDefinitionShape,
  targetShape,
} from '../policy/policy-shape.ts'
import { calendarFromShape, contractShape, documentShape, waiverShape } from './document-shape.ts'
import { objectiveShape } from './objective-shape.ts'
import { severityMatrixShape, ticketsShape } from './tickets-shape.ts'

/** A JSON Schema. */
export type JsonSchema = { readonly [keyword: string]: unknown }

/** Makes the JSON Schema of a config file, draft 7, which editors support best. */
export function makeDocumentSchema(): JsonSchema {
  const definitions = {
    alerts: alertsShape,
    calendar: calendarShape,
    calendarFrom: calendarFromShape,
    contract: contractShape,
    dayHours: dayHoursShape,
    exception: exceptionShape,
    holidayMove: holidayMoveShape,
    holidayRule: holidayRuleShape,
    listedException: listedExceptionShape,
    localText: localTextShape,
    monthDay: monthDayShape,
    objective: objectiveShape,
    policy: policyShape,
    policySpec: policySpecShape,
    schedule: scheduleShape,
    severity: severityShape,
    severityMatrix: severityMatrixShape,
    target: targetShape,
    targetDefinition: targetDefinitionShape,
    tickets: ticketsShape,
    waiver: waiverShape,
    weekHours: weekHoursShape,
    weeklyHours: weeklyHoursShape,
  }
  return toJsonSchema(documentShape(calendarShape, policyShape), {
    target: 'draft-07',
    // A shape checks the type of a value first and details later. The schema needs only the details.
    typeMode: 'output',
    definitions,
  }) as JsonSchema
}

/**
 * The JSON Schema of a config file, draft 7, with which editors complete and check `sla.json`. The package also has it
 * as `sla-calendar/sla.schema.json`. {@link parseDocument} checks what a schema cannot express, such as overlapping
 * hours or unknown names.
 *
 * @example
 * ```ts
 * import { documentSchema } from 'sla-calendar/document'
 *
 * documentSchema.title // => 'Service-level agreement'
 * ```
 */
export const documentSchema: JsonSchema = /* @__PURE__ */ makeDocumentSchema()
