import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addManyAcross } from '../../src/calendar/add-many-across.ts'
import { businessCalendar } from '../../src/index.ts'
import { anyBudget } from '../arbitraries/budgets.ts'
import { runs } from '../arbitraries/runs.ts'
import { anyScene } from '../arbitraries/scenes.ts'
import { outcome } from './answers.ts'

describe('addManyAcross, on any calendars', () => {
  it('is add, one by one, or the error of the first row that has one', () =>
    fc.assert(
      fc.property(
        fc.array(anyScene(3), { minLength: 1, maxLength: 4 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(), anyBudget(), fc.constantFrom(1, -1)), { minLength: 1, maxLength: 30 }),
        (scenes, picks) => {
          const rows = picks.map(([scene, at, budget, sign]) => {
            const desk = scene % scenes.length
            return { desk, start: scenes[desk].at[at % 3], budget: budget * sign || 0 }
          })
          const calendars = () => scenes.map(({ spec }) => businessCalendar(spec))
          const starts = Float64Array.from(rows, ({ start }) => start)
          const budgets = Float64Array.from(rows, ({ budget }) => budget)
          const index = Uint8Array.from(rows, ({ desk }) => desk)
          const singly = calendars()
          const expected = outcome(() => rows.map(({ desk, start, budget }) => singly[desk].add(start, budget)))
          expect(outcome(() => [...addManyAcross(calendars(), index, starts, budgets)])).toEqual(expected)
          const one = outcome(() => rows.map(({ desk, start }) => singly[desk].add(start, budgets[0])))
          expect(outcome(() => [...addManyAcross(calendars(), index, starts, budgets[0], starts)])).toEqual(one)
        },
      ),
      runs(15),
    ))
})
