import fc from 'fast-check'
import type { CalendarSpec, SimpleCalendarSpec } from '../../src/calendar/spec.ts'
import type { CalendarSpec as AnyCalendarSpec } from '../reference/specs.ts'
import { anyCalendar, anyDesk } from './calendars.ts'
import { instantsInOrder } from './instants.ts'

/** A calendar and instants that suit it, the earliest first. */
export type Scene<Spec extends AnyCalendarSpec = CalendarSpec> = { readonly spec: Spec; readonly at: readonly number[] }

export function anyScene(instants: number): fc.Arbitrary<Scene> {
  return sceneOf(anyCalendar(), instants)
}

/** A calendar of one desk and instants that suit it. */
export function deskScene(instants: number): fc.Arbitrary<Scene<SimpleCalendarSpec>> {
  return sceneOf(anyDesk(), instants)
}

function sceneOf<Spec extends CalendarSpec>(specs: fc.Arbitrary<Spec>, count: number): fc.Arbitrary<Scene<Spec>> {
  return specs.chain(spec => fc.record({ spec: fc.constant(spec), at: instantsInOrder(spec, count) }))
}
