/** The verdict of one check on one cycle, as far as a comparison of two checks looks at it. */
export type ComparedVerdict = {
  readonly ticket: string
  readonly target: string
  readonly cycle: number
  readonly outcome: string
  readonly dueAt: number | null
  readonly isExcused: boolean
}

/** A verdict that is not the same in both checks; null where a check has none. */
export type SlowChange = {
  readonly ticket: string
  readonly target: string
  readonly cycle: number
  readonly before: string | null
  readonly after: string | null
  readonly dueBefore: number | null
  readonly dueAfter: number | null
}

/**
 * The verdicts that two separate checks judge otherwise. A verdict is known by its ticket, target and cycle. A change
 * of severity may replace a target, so a cycle may have several verdicts. They are then paired from the last one backwards.
 */
export function referenceDiff(
  before: readonly ComparedVerdict[],
  after: readonly ComparedVerdict[],
): readonly SlowChange[] {
  return pairsOf(before, after)
    .map(([first, second]) => changeOf(first, second))
    .filter(({ before, after }) => before !== after)
    .sort(byText)
}

/**
 * The verdicts whose outcome or due time is not the same in both checks, paired in the same way.
 *
 * @param isListed whether a pair with the same outcome is listed if its due time is not the same
 */
export function referenceMoves<V extends ComparedVerdict>(
  before: readonly V[],
  after: readonly V[],
  isListed: (first: V | undefined, second: V | undefined) => boolean = () => true,
): readonly SlowChange[] {
  return pairsOf(before, after)
    .filter(([first, second]) => stateOf(first) !== stateOf(second) || isListed(first, second))
    .map(([first, second]) => changeOf(first, second))
    .filter(({ before, after, dueBefore, dueAfter }) => before !== after || dueBefore !== dueAfter)
    .sort(byText)
}

function pairsOf<V extends ComparedVerdict>(before: readonly V[], after: readonly V[]) {
  const [first, second] = [withKeys(before), withKeys(after)]
  const keys = [...new Set([...first.keys(), ...second.keys()])]
  return keys.map(key => [first.get(key), second.get(key)] as const)
}

function byText(a: SlowChange, b: SlowChange): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
}

function changeOf(before: ComparedVerdict | undefined, after: ComparedVerdict | undefined): SlowChange {
  const { ticket, target, cycle } = (before ?? after)!
  return {
    ...{ ticket, target, cycle },
    ...{ before: stateOf(before), after: stateOf(after) },
    ...{ dueBefore: before?.dueAt ?? null, dueAfter: after?.dueAt ?? null },
  }
}

function stateOf(verdict: ComparedVerdict | undefined): string | null {
  if (!verdict || verdict.outcome === 'not-applicable') return null
  return verdict.isExcused ? `${verdict.outcome}, excused` : verdict.outcome
}

function withKeys<V extends ComparedVerdict>(verdicts: readonly V[]): Map<string, V> {
  const keyed = new Map<string, V>()
  for (const verdict of [...verdicts].reverse()) {
    const { ticket, target, cycle } = verdict
    let place = 0
    while (keyed.has(JSON.stringify([ticket, target, cycle, place]))) place++
    keyed.set(JSON.stringify([ticket, target, cycle, place]), verdict)
  }
  return keyed
}
