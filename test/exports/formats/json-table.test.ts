import { describe, expect, it } from 'vitest'
import type { TicketsSpec } from '../../../src/document/tickets-spec.ts'
import { COLUMN } from '../../../src/exports/column.ts'
import { JsonTable, JsonTableRow } from '../../../src/exports/formats/json-table.ts'
import { mappingOf } from '../../../src/exports/mapping.ts'

const columnOf = COLUMN.tickets
const tableOf = (spec: TicketsSpec = {}) => new JsonTable(mappingOf(spec))
const rowOf = (object: object, table = tableOf()) => new JsonTableRow(1, 1, { ...object }, table)
const found = (table: JsonTable) => Object.entries(columnOf).flatMap(([name, i]) => (table.has(i) ? [name] : []))

describe('the keys of a JSON file', () => {
  it('are those that it needs, and others as soon as an object has them', () => {
    const table = tableOf({ columns: { respondedAt: null } })
    expect([found(table), table.hasAll()]).toEqual([['id', 'severity', 'reportedAt'], false])
    table.recordNames({ channel: 'web', resolvedAt: null, respondedAt: 'x' })
    expect(found(table)).toEqual(['id', 'severity', 'channel', 'reportedAt', 'resolvedAt'])
  })

  it('are all known once each of them has been seen, in any object', () => {
    const names = Object.keys(columnOf)
    const table = tableOf()
    for (const name of names) {
      expect(table.hasAll()).toBe(false)
      table.recordNames({ [name]: 1 })
    }
    expect([table.hasAll(), found(table)]).toEqual([true, names])
  })

  it('have the name by which the first object has them', () => {
    const table = tableOf({ product: 'freshdesk' })
    expect([table.headerFor(columnOf.resolvedAt), table.nameFor('resolvedAt')]).toEqual([
      'Resolved time',
      'Resolved time',
    ])
    table.recordNames({ stats: { resolved_at: null } })
    expect([table.headerFor(columnOf.resolvedAt), table.nameFor('resolvedAt')]).toEqual([
      'stats.resolved_at',
      'stats.resolved_at',
    ])
    expect(table.nameFor('entitlement')).toBe('entitlement')
  })

  it('of a severity by several columns are named together', () => {
    const severity = { columns: ['impact', 'urgency'], matrix: { '*': { '*': 'low' } } }
    const table = tableOf({ severity })
    expect([table.nameFor('severity'), table.has(columnOf.severity)]).toEqual(['impact, urgency', false])
  })

  it.each([
    [undefined, 'in every object: '],
    [1, 'in 1 object: '],
    [2, 'in 2 objects: '],
  ])('are missing if no object has them, of %j', (count, start) => {
    const table = tableOf({ columns: { respondedAt: null }, skip: { kind: 'Task', sort: 'x' } })
    table.recordNames({ id: 1, severity: 'low', sort: '' })
    expect(() => table.checkAll(count)).toThrow(
      `${start}2 keys are missing. reportedAt should contain when the ticket was reported; map a different key in tickets.columns.reportedAt. kind, which tickets.skip names.`,
    )
    table.recordNames({ reportedAt: null, kind: null })
    expect(table.checkAll(count)).toBeUndefined()
  })

  it('are wanted in the first object if no ticket can do without', () => {
    expect(() => tableOf().checkFirst({ Id: 1, severity: 'low', a: { b: 1 } }, 'line 1: ')).toThrow(
      'line 1: 2 keys are missing. id (is "Id" meant to be it?) should contain the ticket id; map a different key in tickets.columns.id. ' +
        'reportedAt should contain when the ticket was reported; map a different key in tickets.columns.reportedAt. Found: "Id", "severity", "a.b".',
    )
  })
})

describe('a cell of a JSON object', () => {
  it.each([
    ['the first name with a value', { 'Resolved time': 'x', stats: { resolved_at: 'y' } }, 'x'],
    ['the next one, if that is empty', { 'Resolved time': '', stats: { resolved_at: 'y' } }, 'y'],
    ['the next one, if that is null', { 'Resolved time': null, stats: { resolved_at: 'y' } }, 'y'],
    ['a name with a dot itself', { 'stats.resolved_at': 'z', stats: { resolved_at: 'y' } }, 'z'],
    ['none', { stats: {} }, ''],
    ['trimmed', { 'Resolved time': ' x ' }, 'x'],
    ['a number', { 'Resolved time': 0 }, '0'],
    ['false', { 'Resolved time': false }, 'false'],
    ['a list without empty values', { 'Resolved time': ['a', null, '', 1, ['b']] }, 'a,1,b'],
    ['an object', { 'Resolved time': { a: 1 } }, '{"a":1}'],
    ['a mark for no value', { 'Resolved time': ' - ' }, ''],
  ])('is %s', (_, object, text) => {
    expect(rowOf(object, tableOf({ product: 'freshdesk', missing: ['-'] })).text(columnOf.resolvedAt)).toBe(text)
  })

  it('is found by any name, also inside other objects', () => {
    const row = rowOf({ a: { b: ' x ' }, 'c.d': 'y', e: null })
    expect(['a.b', 'c.d', 'e', 'f', 'a.c'].map(name => row.cell(name))).toEqual(['x', 'y', '', '', ''])
  })

  it('is one of those that the ticket keeps', () => {
    const row = rowOf({ a: { b: 'x', c: { d: ' y ' } }, e: [1, 2], f: null })
    expect(row.all()).toEqual({ 'a.b': 'x', 'a.c.d': ' y ', e: '1,2', f: '' })
    expect(['a.b', 'a', 'toString'].map(name => row.one(name))).toEqual(['x', undefined, undefined])
    expect(tableOf().unpack(row.packed())).toEqual(row.all())
  })

  it('has another hash for another row; an empty field changes nothing', () => {
    const hash = rowOf({ a: 'x', b: 'y' }).hash()
    expect(rowOf({ b: 'y', c: '', d: null, a: 'x' }).hash()).toBe(hash)
    for (const other of [{ a: 'y', b: 'x' }, { a: 'x' }, { a: 'x', b: 'y', c: '0' }])
      expect(rowOf(other).hash()).not.toBe(hash)
  })
})
