import { toJsonSchema } from '@valibot/to-json-schema'
import {
  calendar,
  dayHours,
  desk,
  exception,
  holidayMove,
  holidayRule,
  monthDay,
  weekHours,
} from './shape/calendar-shape.ts'
import { contract, documentShape, waiver } from './shape/document-shape.ts'
import { localText, policy, policySpec, severity, target } from './shape/policy-shape.ts'
import { tickets } from './shape/tickets-shape.ts'

/** A JSON Schema. */
export type JsonSchema = { readonly [keyword: string]: unknown }

/** The JSON Schema of a document, draft 7: the one that editors know best. */
export function makeDocumentSchema(): JsonSchema {
  const definitions = {
    calendar,
    contract,
    dayHours,
    desk,
    exception,
    holidayMove,
    holidayRule,
    localText,
    monthDay,
    policy,
    policySpec,
    severity,
    target,
    tickets,
    waiver,
    weekHours,
  }
  return toJsonSchema(documentShape(calendar, policy), {
    target: 'draft-07',
    // What a value has to be before it is looked at more closely is what its shape says anyway.
    typeMode: 'output',
    definitions,
  }) as JsonSchema
}

/**
 * The JSON Schema of a document, draft 7: for editors, which complete and check `sla.json` by it. It is also in the
 * package as `sla-calendar/sla.schema.json`. What only the whole document tells, such as whether hours overlap or a
 * name is known, is for {@link parseDocument} to say.
 *
 * @example
 * ```ts
 * import { documentSchema } from 'sla-calendar/document'
 *
 * documentSchema.title // => 'Service-level agreement'
 * ```
 */
export const documentSchema: JsonSchema = /* @__PURE__ */ makeDocumentSchema()
