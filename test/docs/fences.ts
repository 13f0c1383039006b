/**
 * A ts fence of a document or of a doc comment. The code is on the same lines as in the file and all other lines are blank, so
 * that a position in the code is a position in the file.
 */
export type Fence = {
  /** The file, relative to the root of the repository. */
  readonly file: string
  /** The line of the opening fence, counted from 1. */
  readonly line: number
  /** The code on its lines, with blank lines before it. */
  readonly code: string
  /** The words after `ts` on the opening line. */
  readonly kind: FenceKind
}

/** A fence runs on its own (`run`), continues the previous fence of the file (`continued`), or does not run for a reason. */
type FenceKind = 'run' | 'continued' | { readonly noRun: string }

/** An error in the documentation itself, with its place. */
export class DocumentFault extends Error {
  constructor(file: string, line: number, problem: string) {
    super(`${file}:${line}: ${problem}`)
  }
}

/** Returns every ts fence of a Markdown text, in order. */
export function markdownFences(file: string, text: string): Fence[] {
  return fencesOf(file, text.split('\n'), 1)
}

/** Returns every ts fence in the doc comments of a TypeScript text, in order. An `@example` without a fence counts as one. */
export function commentFences(file: string, text: string): Fence[] {
  return docComments(text).flatMap(({ firstLine, lines }) => fencesOf(file, fenceBareExamples(lines), firstLine))
}

// These names are refused, so that every snippet is called ts and runs.
const otherNames = new Set(['', 'typescript', 'tsx', 'mts', 'cts', 'js', 'javascript', 'jsx', 'mjs', 'cjs'])

function fencesOf(file: string, lines: readonly string[], firstLine: number): Fence[] {
  const fences: Fence[] = []
  let open: { ticks: string; language: string; info: string; index: number } | undefined
  for (const [index, text] of lines.entries()) {
    const mark = /^\s*(`{3,})\s*([^\s`]*)\s*([^`]*?)\s*$/.exec(text)
    if (!mark) continue
    const [, ticks, language, info] = mark
    if (!open) open = { ticks, language, info, index }
    else if (ticks.length >= open.ticks.length && language === '') {
      const line = firstLine + open.index
      if (otherNames.has(open.language))
        throw new DocumentFault(
          file,
          line,
          'name the language: ts for a snippet that runs, otherwise sh, json or text.',
        )
      if (open.language === 'ts') {
        const code = '\n'.repeat(line) + lines.slice(open.index + 1, index).join('\n')
        fences.push({ file, line, code, kind: fenceKind(open.info, file, line) })
      }
      open = undefined
    }
  }
  if (open) throw new DocumentFault(file, firstLine + open.index, 'this fence is never closed.')
  return fences
}

function fenceKind(info: string, file: string, line: number): FenceKind {
  if (info === '') return 'run'
  if (info === 'continued') return 'continued'
  const reason = /^no-run:\s*(\S.*)$/.exec(info)
  if (reason) return { noRun: reason[1] }
  throw new DocumentFault(file, line, 'write ts, ts continued, or ts no-run: with a reason.')
}

/** Returns the doc comments of a source text. Spaces replace their asterisks, so that columns stay the same. */
function docComments(text: string): { firstLine: number; lines: string[] }[] {
  const comments: { firstLine: number; lines: string[] }[] = []
  let lines: string[] | undefined
  for (const [index, line] of text.split('\n').entries()) {
    if (/^\s*\/\*\*/.test(line)) {
      lines = []
      comments.push({ firstLine: index + 1, lines })
    }
    lines?.push(line.replace(/\*\/.*$/, '').replace(/^\s*\/?\*+ ?/, stars => ' '.repeat(stars.length)))
    if (line.includes('*/')) lines = undefined
  }
  return comments
}

/** Adds a fence to each `@example` that has none, on lines without code. */
function fenceBareExamples(lines: readonly string[]): string[] {
  const result = [...lines]
  for (const [start, line] of lines.entries()) {
    if (!/^\s*@example\s*$/.test(line)) continue
    const next = lines.findIndex((other, index) => index > start && /^\s*@[a-z]/i.test(other))
    const end = next < 0 ? lines.length : next
    const body = lines.slice(start + 1, end)
    if (body.every(other => other.trim() === '') || body.some(other => /^\s*```/.test(other))) continue
    let last = end - 1
    while (result[last].trim() === '') last--
    result[start] = '```ts'
    // The line after the code is the next tag or the end of the comment, so it is not code.
    if (last + 1 < result.length) result[last + 1] = '```'
    else result.push('```')
  }
  return result
}
