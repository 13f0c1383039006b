import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import * as compliance from '../../src/compliance/index.ts'
import * as library from '../../src/index.ts'
import { isThorough, sampled } from '../arbitraries/runs.ts'
import { vectorFileNames, vectorFiles } from './vector-files.ts'

const folder = join(import.meta.dirname, '../../conformance')
const read = (name: string) => readFileSync(join(folder, name), 'utf8')
const names = readdirSync(folder).filter(name => /^\d\d-.*\.json$/.test(name))
const { compare, vectors } = await import(join(folder, 'run.mjs'))
const { adapterOf } = await import(join(folder, 'sla-calendar.mjs'))

type Vector = { readonly query: { readonly call: string }; readonly result?: unknown }
const all: readonly Vector[] = [...vectors()]

/** An adapter that knows one call. */
function answering(call: string, answer: (spec: object, query: Vector['query']) => unknown) {
  return (spec: object, query: Vector['query']) => (query.call === call ? answer(spec, query) : undefined)
}

describe('the conformance vectors', () => {
  it('have the results of the reference: node scripts/conformance.mjs writes them', () => {
    expect(names).toEqual(vectorFileNames())
    const files = vectorFiles(sampled(4, names))
    expect(files.size).toBeGreaterThan(3)
    expect([...files].filter(([name, text]) => read(name) !== text).map(([name]) => name)).toEqual([])
  })

  it('cover every paragraph of docs/semantics.md', () => {
    const headings = read('../docs/semantics.md')
      .match(/^## §\d+/gm)!
      .map(heading => Number(heading.slice(4)))
    expect(names.map(name => JSON.parse(read(name)).paragraph)).toEqual(headings)
  })

  it('follow their JSON Schema', () => {
    const validate = new Ajv({ allErrors: true, strict: true, strictRequired: false }).compile(
      JSON.parse(read('vectors.schema.json')),
    )
    for (const name of names) expect([validate(JSON.parse(read(name))), validate.errors]).toEqual([true, null])
  })

  it('are the results of sla-calendar', () => {
    const { agreed, skipped, differences } = compare(adapterOf(library, compliance))
    expect(differences).toEqual([])
    expect([agreed, skipped]).toEqual([all.length, 0])
  })

  it('find an adapter that is wrong, and one that knows few calls', () => {
    const wrong = compare(answering('isOpen', () => true))
    const notOpen = (vector: Vector) => vector.query.call === 'isOpen' && vector.result !== true
    expect(wrong.differences).toHaveLength(all.filter(notOpen).length)
    const elapsed = all.filter(({ query }) => query.call === 'elapsed').length
    const few = compare(answering('elapsed', adapterOf(library, compliance)))
    expect(few).toEqual({ agreed: elapsed, skipped: all.length - elapsed, differences: [] })
  })

  it.runIf(isThorough)('are the results of a program in Python that shares no code with the library', () => {
    const { status, stdout, stderr } = spawnSync('python3', ['-B', join(folder, 'run.py')], { encoding: 'utf8' })
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toMatch(/^\d+ vectors agree, 0 differ, \d+ skipped\.\n$/)
  })
})
