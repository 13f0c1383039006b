import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** A text in the source that looks like a hint with code. */
export type HintLiteral = {
  /** `src/time/zone.ts:163` */
  readonly place: string
  /** As in the source, with `<…>` for its expressions. */
  readonly text: string
  /** Matches a message that contains the text. */
  readonly pattern: RegExp
}

/** Matches code: quotes, braces, times, dates, durations, or the words that introduce a suggestion. */
const CODE = /[`{'"]|\d\d:\d\d|\d{4}-\d\d|\bPT\d|Did you mean|Such as|^Known:/
const HOLE = '<…>'

/** Returns the sentences with code in the string literals of a folder or file. */
export function hintLiterals(path: string): HintLiteral[] {
  if (statSync(path).isDirectory())
    return readdirSync(path)
      .sort()
      .flatMap(name => hintLiterals(join(path, name)))
  if (!path.endsWith('.ts')) return []
  const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const found: HintLiteral[] = []
  const visit = (node: ts.Node): void => {
    // A text that is a type shows in compile errors only.
    if (ts.isLiteralTypeNode(node)) return
    const text = textOf(node)
    if (text !== undefined && /^[A-Z<].*\s/.test(text) && /[.?]$/.test(text) && CODE.test(withoutApostrophes(text))) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart())
      found.push({ place: `${path}:${line + 1}`, text, pattern: patternOf(text) })
    }
    node.forEachChild(visit)
  }
  visit(file)
  return found
}

function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(({ literal }) => HOLE + literal.text).join('')
  return undefined
}

function withoutApostrophes(text: string): string {
  return text.replaceAll(HOLE, '').replace(/\b'(?=\w)/g, '')
}

function patternOf(text: string): RegExp {
  const parts = text.split(HOLE).map(part => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(parts.join('[^]*'))
}
