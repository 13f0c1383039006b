import { diffHtml } from './diff-html.ts'
import { diffJson } from './diff-json.ts'
import { diffMarkdown } from './diff-markdown.ts'
import { diffText } from './diff-text.ts'
import type { DiffFormat } from './diff-writer.ts'

/** Every kind of report on two versions, by the name that `--report` takes. */
export const diffFormats: ReadonlyMap<string, DiffFormat> = new Map([
  ['text', diffText],
  ['json', diffJson],
  ['markdown', diffMarkdown],
  ['html', diffHtml],
])
