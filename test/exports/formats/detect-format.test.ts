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
    ['log.xes', 'id,severity', 'xes'],
    ['log.XES.gz', '', 'xes'],
    ['log.jsonocel', '{}', 'json'],
    ['-', '<?xml version="1.0"?>\n<!-- a\n -->\n<!-- b -->\n<log xes.version="1.0">', 'xes'],
    ['-', '<log>', 'xes'],
    ['-', '<xes:log xmlns:xes="http://www.xes-standard.org/">', 'xes'],
    ['-', '<?xml version="1.0"?>\n<Workbook>', 'csv'],
    ['-', '<logs>', 'csv'],
  ])('reads %s with the first line %j as %s', (file, firstLine, format) => {
    expect(detectFormat(file, firstLine)).toBe(format)
  })
})
