import { describe } from '../../validation/plain-data.ts'
import { type JsonObject, objectsOf, textAt } from '../formats/json-object.ts'
import { UserError } from '../user-error.ts'
import type { MadeRow, RowMaker, RowSettings } from './product.ts'

/** The associations of people who do not belong to the team of a repository. */
const OUTSIDERS = new Set(['CONTRIBUTOR', 'FIRST_TIMER', 'FIRST_TIME_CONTRIBUTOR', 'MANNEQUIN', 'NONE'])

/** An issue or a pull request, and the events of it that have been read. */
type Issue = {
  readonly line: number
  readonly number: string
  /** The issue itself; undefined if only its events have been read. */
  object: JsonObject | undefined
  readonly events: TimelineEvent[]
}

/** The keys of an event that are read. */
type TimelineEvent = {
  readonly line: number
  readonly type: string
  readonly at: string
  /** The person who commented or reviewed; empty for other events. */
  readonly person: string
  readonly isBot: boolean
  readonly association: string
  readonly label: string
  readonly group: string
  readonly assignee: string
}

/** Makes rows of the issues and timelines of one file, after its last object: events of an issue can be on many pages. */
export class GithubIssues implements RowMaker {
  readonly #settings: RowSettings
  readonly #issues = new Map<string, Issue>()
  /** The issue that the latest object of an issue describes. Its timeline follows. */
  #current: Issue | undefined

  constructor(settings: RowSettings) {
    this.#settings = settings
  }

  *rows(object: JsonObject, line: number): Generator<MadeRow> {
    if (textAt(object, 'event')) yield* this.#event(object, line)
    else if (textAt(object, 'number')) this.#issue(object, line)
    else yield { line, problem: 'The object is neither an issue nor an event of a timeline.' }
  }

  *rest(): Generator<MadeRow> {
    for (const issue of this.#issues.values()) yield* this.#issueRows(issue)
  }

  #issue(object: JsonObject, line: number): void {
    this.#current = this.#issueOf(textAt(object, 'number'), line)
    this.#current.object ??= object
    for (const event of objectsOf(object.timeline)) this.#current.events.push(eventOf(event, line))
  }

  #issueOf(number: string, line: number): Issue {
    const issue = this.#issues.get(number) ?? { line, number, object: undefined, events: [] }
    this.#issues.set(number, issue)
    return issue
  }

  *#event(object: JsonObject, line: number): Generator<MadeRow> {
    const own = textAt(object, 'issue.number')
    if (own) {
      const issue = this.#issueOf(own, line)
      issue.object ??= object.issue as JsonObject
      issue.events.push(eventOf(object, line))
      return
    }
    const [, named] =
      /\/(?:issues|pulls)\/(\d+)$/.exec(textAt(object, 'issue_url') || textAt(object, 'pull_request_url')) ?? []
    const current = this.#current
    if (current && named !== undefined && named !== current.number)
      throw new UserError(
        `line ${line}: the event belongs to issue ${named}, but it follows issue ${describe(current.number)}. Write each issue before its timeline: gh api repos/{owner}/{repo}/issues/${named}`,
      )
    if (current) current.events.push(eventOf(object, line))
    else
      yield {
        line,
        problem:
          'The event does not name its issue. Write the issue before its timeline: gh api repos/{owner}/{repo}/issues/{number}',
      }
  }

  *#issueRows({ line, number, object = {}, events }: Issue): Generator<MadeRow> {
    const created = textAt(object, 'created_at')
    if (!created)
      return yield { line, id: number, problem: 'The issue has no created_at, so nobody knows when it was reported.' }
    const author = textAt(object, 'user.login')
    const { body: _, timeline: __, ...issue } = object
    const base = { ...issue, number, type: 'opened', at: created, severity: '', reason: '', group: '', assignee: '' }
    const severities = new SeverityLabels(this.#settings)
    const sorted = [...events].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
    const rows = sorted.flatMap(event => this.#cellsOf(event, author, severities))
    const first = rows.find(({ cells }) => cells.severity)?.cells.severity ?? severities.otherLabels()
    yield { line, cells: { ...base, severity: first } }
    const seen = new Set<string>()
    for (const { line: eventLine, cells } of rows) {
      // GitHub closes a pull request when it is merged: two events that mean the same.
      const key = JSON.stringify({ ...cells, type: this.#settings.eventTypes.get(cells.type) ?? cells.type })
      if (!seen.has(key)) yield { line: eventLine, cells: { ...base, ...cells } }
      seen.add(key)
    }
  }

  /** Returns the columns of an event; none for a label that means nothing. */
  #cellsOf(event: TimelineEvent, author: string, severities: SeverityLabels): { line: number; cells: EventCells }[] {
    const { line, type, at, label, group, assignee } = event
    const cells = { type, at, severity: '', reason: '', group, assignee }
    if (type !== 'labeled' && type !== 'unlabeled') return [{ line, cells: { ...cells, type: typeBy(event, author) } }]
    const named = `${type} ${label}`
    if (this.#settings.eventTypes.has(named)) return [{ line, cells: { ...cells, type: named, reason: label } }]
    const severity = severities.change(type, label)
    return severity ? [{ line, cells: { ...cells, severity } }] : []
  }
}

type EventCells = {
  readonly type: string
  readonly at: string
  readonly severity: string
  readonly reason: string
  readonly group: string
  readonly assignee: string
}

function eventOf(object: JsonObject, line: number): TimelineEvent {
  const type = textAt(object, 'event')
  const hasPerson = type === 'commented' || type === 'reviewed'
  const isHandedOver = type === 'assigned' || type === 'review_requested'
  const by = object.user ? 'user' : 'actor'
  const group = isHandedOver ? textAt(object, 'requested_team.slug') || textAt(object, 'requested_team.name') : ''
  const assignee = isHandedOver ? textAt(object, 'assignee.login') || textAt(object, 'requested_reviewer.login') : ''
  return {
    line,
    // A deleted account is null. Then nobody is known to have the issue.
    type: isHandedOver && !group && !assignee ? 'unassigned' : type,
    at: textAt(object, 'created_at') || textAt(object, 'submitted_at') || textAt(object, 'committer.date'),
    person: hasPerson ? textAt(object, `${by}.login`) : '',
    isBot: textAt(object, `${by}.type`) === 'Bot',
    association: textAt(object, 'author_association'),
    label: textAt(object, 'label.name'),
    group,
    assignee,
  }
}

/** Returns the type of an event, with the kind of person unless it is a member of the team. */
function typeBy({ type, person, isBot, association }: TimelineEvent, author: string): string {
  if (!person) return type
  if (person === author) return `${type} by the author`
  if (isBot) return `${type} by a bot`
  return OUTSIDERS.has(association) ? `${type} by others` : type
}

/** The labels of one issue that are severities. The latest one counts. */
class SeverityLabels {
  readonly #settings: RowSettings
  readonly #severities: string[] = []
  readonly #others: string[] = []

  constructor(settings: RowSettings) {
    this.#settings = settings
  }

  /** Adds or removes a label. Returns the severity label from then on; undefined if nothing changes. */
  change(type: 'labeled' | 'unlabeled', label: string): string | undefined {
    if (this.#settings.severities.get(label) === undefined) {
      if (type === 'labeled') this.#others.push(label)
      return undefined
    }
    const before = this.#severities.at(-1)
    const at = this.#severities.indexOf(label)
    if (at >= 0) this.#severities.splice(at, 1)
    if (type === 'labeled') this.#severities.push(label)
    const after = this.#severities.at(-1)
    return after === before ? undefined : after
  }

  /** Returns the labels that are not severities, if the document has a severity for them. */
  otherLabels(): string {
    return this.#settings.severities.getExact('*') === undefined ? '' : this.#others.join(',')
  }
}
