import fc from 'fast-check'
import type { CalendarSpec, SimpleCalendarSpec } from '../../src/calendar/spec.ts'
import type { CalendarSpec as AnyCalendarSpec } from '../reference/specs.ts'
import { anyCalendar, anyDesk } from './calendars.ts'
import { anyCalendarOfEveryForm } from './desk-forms.ts'
import { instantsInOrder } from './instants.ts'

/** A calendar and instants that suit it, the earliest first. */
export type Scene<Spec extends AnyCalendarSpec = CalendarSpec> = { readonly spec: Spec; readonly at: readonly number[] }

/** A calendar of any form of hours, exceptions and holidays, and instants that suit it. */
export function anyScene(instants: number): fc.Arbitrary<Scene> {
  // The types of the reference are wider: they have any text as a weekday or a target.
  const everyForm = sceneOfEveryForm(instants) as fc.Arbitrary<Scene>
  return fc.oneof({ arbitrary: sceneOf(anyCalendar(), instants), weight: 3 }, { arbitrary: everyForm, weight: 2 })
}

/** A calendar of every form and instants that suit it, the earliest first. */
export function sceneOfEveryForm(instants: number): fc.Arbitrary<Scene<AnyCalendarSpec>> {
  return sceneOf(anyCalendarOfEveryForm(), instants)
}

/** A calendar of one desk and instants that suit it. */
export function deskScene(instants: number): fc.Arbitrary<Scene<SimpleCalendarSpec>> {
  return sceneOf(anyDesk(), instants)
}

function sceneOf<Spec extends AnyCalendarSpec>(specs: fc.Arbitrary<Spec>, count: number): fc.Arbitrary<Scene<Spec>> {
  return specs.chain(spec => fc.record({ spec: fc.constant(spec), at: instantsInOrder(spec, count) }))
}
