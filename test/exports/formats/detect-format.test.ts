import { describe, expect, it } from 'vitest'
import { detectFormat } from '../../../src/exports/formats/detect-format.ts'

describe('detectFormat', () => {
  it.each([
    ['a.csv', '{"a":1}', 'csv'],
    ['a.TSV', '[', 'csv'],
    ['a.txt.gz', '[', 'csv'],
    ['a.json', 'id,severity', 'json'],
    ['a.json.gz', '', 'json'],
    ['a.ndjson', '', 'ndjson'],
    ['a.jsonl.gz', '', 'ndjson'],
    ['-', 'id,severity', 'csv'],
    ['-', '[{"id":1}]', 'json'],
    ['-', '{"id":1}', 'ndjson'],
    ['-', '{"issues": [', 'json'],
    ['export.xlsx', '{', 'json'],
  ])('reads %s with the first line %j as %s', (file, firstLine, format) => {
    expect(detectFormat(file, firstLine)).toBe(format)
  })
})
