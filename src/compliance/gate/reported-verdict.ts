import { InputValue } from '../../validation/input-value.ts'

/**
 * The words for a met target in English, Italian, Spanish, Portuguese, French and German; in lower case, without
 * accents.
 */
const MET = words(
  'met, kept, achieved, fulfilled, passed, ok, success, compliant, in time, on time, in sla, within sla, sla met',
  'rispettato, rispettata, rispettati, soddisfatto, soddisfatta, in tempo, nei tempi, entro i termini, entro sla',
  'cumplido, cumplida, cumple, a tiempo, en plazo, dentro de plazo, dentro del plazo, dentro de sla, dentro del sla',
  'cumprido, cumprida, atendido, no prazo, dentro do prazo, em dia, dentro do sla',
  'respecte, respectee, tenu, tenue, atteint, a temps, dans les delais, dans le delai',
  'eingehalten, erfullt, erreicht, rechtzeitig, punktlich, fristgerecht, in der frist',
)
/** The words for a breached target, in the same languages and spelling. */
const BREACHED = words(
  'breached, broken, missed, violated, failed, late, overdue, exceeded, expired, out of sla, sla breached',
  'sla violated, sla missed, not in time, not on time',
  'violato, violata, scaduto, scaduta, superato, superata, in ritardo, fuori tempo, fuori sla, oltre i termini',
  'incumplido, incumplida, incumple, vencido, vencida, excedido, excedida, superado, fuera de plazo, fuera de sla',
  'violado, violada, descumprido, descumprida, atrasado, atrasada, estourado, estourada, fora do prazo, fora do sla',
  'depasse, depassee, viole, violee, en retard, hors delai, manque, manquee',
  'verletzt, uberschritten, versaumt, verspatet, verpasst, zu spat, abgelaufen, nicht fristgerecht',
)
const YES = words('true, yes, y, t, 1, x, vero, si, s, verdadero, verdadeiro, sim, vrai, oui, wahr, ja, j')
const NO = words('false, no, n, f, 0, falso, nao, faux, non, falsch, nein')
const BLANK = words(',–,?,null,none,nan,n/a,n/d,na')

const VERDICTS = ['met', 'breached'] as const

/** Parts of a column's name that ask whether the target was met, such as `made_sla`. */
const ASKS_FOR_MET =
  /\b(made|met|kept|achieved|fulfill?ed|passed|compliant|within|success\w*|(in|on) time|rispettat\w*|soddisfatt\w*|entro|cumplid\w*|cumple|cumprid\w*|atendid\w*|dentro|no prazo|a tiempo|respecte\w*|tenue?s?|atteint\w*|eingehalten|erfullt|erreicht|rechtzeitig)\b/
/** Parts of a column's name that ask whether the target was breached, such as `has_breached`. */
const ASKS_FOR_BREACH =
  /\b(\w*breach\w*|broken|violat\w*|missed|overdue|exceed\w*|expired|late|failed|out of|scadut\w*|superat\w*|in ritardo|fuori|oltre|incumpl\w*|vencid\w*|excedid\w*|superad\w*|fuera|violad\w*|descumpr\w*|atrasad\w*|estourad\w*|fora|depasse\w*|violee?s?|en retard|hors|manquee?s?|verletz\w*|uberschr\w*|versaum\w*|verspat\w*|verpasst|abgelaufen)\b/
const NOT = /\b(not|non|no|nao|pas|nicht|never|un)\b/

/**
 * Reads a product's own verdict on a target from a cell of its export, such as `true` in `made_sla`, `breached` or
 * `fuori tempo`. It knows words of English, Italian, Spanish, Portuguese, French and German.
 *
 * The name of the column decides what yes and no mean. In `made_sla` yes means met, in `has_breached` or
 * `Tempo excedido` it means breached. If the name says neither or both, pass `yes`.
 *
 * @param yes what yes means in this column (default: what the column's name says)
 * @returns null if the cell is blank; undefined if its words have no known meaning
 * @throws {SlaCalendarError} `input-invalid` for values of another kind
 * @example
 * ```ts
 * import { parseReportedVerdict } from 'sla-calendar/compliance'
 *
 * parseReportedVerdict('made_sla', 'true') // => 'met'
 * parseReportedVerdict('has_breached', 'true') // => 'breached'
 * parseReportedVerdict('Tempo para resolver excedido', 'Não') // => 'met'
 * parseReportedVerdict('SLA', 'Within SLA') // => 'met'
 * parseReportedVerdict('SLA', 'yes') // => undefined
 * parseReportedVerdict('SLA', 'yes', 'met') // => 'met'
 * parseReportedVerdict('SLA', '') // => null
 * ```
 */
export function parseReportedVerdict(
  column: string,
  text: string,
  yes?: 'met' | 'breached' | undefined,
): 'met' | 'breached' | null | undefined {
  if (typeof column !== 'string') throw new InputValue(column, ['column']).expected('a text')
  if (typeof text !== 'string') throw new InputValue(text, ['text']).expected('a text')
  const meaning = yes === undefined ? meaningOfYes(column) : new InputValue(yes, ['yes']).oneOf(VERDICTS)
  const word = plainWords(text)
  if (BLANK.has(word)) return null
  const verdict = spelledOut(word)
  if (verdict) return verdict
  const isYes = YES.has(word)
  if ((!isYes && !NO.has(word)) || meaning === undefined) return undefined
  return isYes ? meaning : opposite(meaning)
}

/** Returns whether a text is a word for yes or no. Its meaning depends on the column. */
export function isYesOrNo(text: string): boolean {
  const word = plainWords(text)
  return YES.has(word) || NO.has(word)
}

/** Returns what yes means in a column, by its name; undefined if the name says neither or both. */
export function meaningOfYes(column: string): 'met' | 'breached' | undefined {
  const name = plainWords(column.replace(/(?<=[a-z])(?=[A-Z])/g, ' '))
  const asksForMet = ASKS_FOR_MET.test(name.replace(ASKS_FOR_BREACH, ' '))
  const asksForBreach = ASKS_FOR_BREACH.test(name)
  if (asksForMet === asksForBreach) return undefined
  const plain = asksForMet ? 'met' : 'breached'
  return NOT.test(name.replace(/\bno prazo\b/, '')) ? opposite(plain) : plain
}

/** Returns the verdict that words spell out; undefined for yes, no and unknown words. */
function spelledOut(word: string): 'met' | 'breached' | undefined {
  if (MET.has(word)) return 'met'
  if (BREACHED.has(word)) return 'breached'
  const [, negated] = /^(?:not|non|no|nao|nicht|pas) (.+)$/.exec(word) ?? []
  if (negated === undefined) return undefined
  return MET.has(negated) ? 'breached' : BREACHED.has(negated) ? 'met' : undefined
}

function opposite(verdict: 'met' | 'breached'): 'met' | 'breached' {
  return verdict === 'met' ? 'breached' : 'met'
}

/** Returns a text in lower case without accents, with one blank for blanks, hyphens, underscores, dots and colons. */
function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[\s_\-.:]+/g, ' ')
    .trim()
}

function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap(list => list.split(',')).map(word => word.trim()))
}
