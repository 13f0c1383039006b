import { describe } from '../../validation/plain-data.ts'
import { isJsonObject, type JsonObject, objectsOf, textAt } from '../formats/json-object.ts'
import type { MadeRow, Product, RowMaker } from './product.ts'

/**
 * Jira: issues with their changelogs, as the REST API returns them. An issue gives one row for its creation and one per
 * change. Each row has all fields that the changelog names, with the value that they had then, so `columns` can name any
 * of them, such as `"group": "Support team"`.
 *
 * - Issues: a search or an issue with `expand=changelog`, and the field `created`.
 * - Pages of `/issue/{issueIdOrKey}/changelog`, and of `/changelog/bulkfetch`, in the same file as their issue.
 *
 * Resources and keys: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/
 * A published answer: https://github.com/DaGrisa/agile-metrics/blob/master/src/test/resources/jirasoftware/issueChangelog.js
 * Keys of a page: https://mrrefactoring.github.io/jira.js/interfaces/Version3Models.Changelog.html
 *
 * Names of statuses are those of the instance, so the document maps them. Jira has no field for a team: the names below
 * are common. Untried: `/changelog/bulkfetch`, and the names of fields in other languages.
 */
export const jiraChangelog: Product = {
  shapes: ['log'],
  columns: {
    id: ['key'],
    at: ['at'],
    state: ['status'],
    severity: ['priority'],
    channel: [],
    reportedAt: ['created'],
    group: ['Group', 'group', 'Team', 'team', 'Assignment group', 'Support group'],
    assignee: ['assignee'],
  },
  severities: { Highest: 'critical', High: 'high', Medium: 'medium', Low: 'low', Lowest: 'low' },
  signature: /"changelog"\s*:\s*\{[^{}]*"histories"\s*:|"issueChangeLogs"\s*:|\/issue\/[^/"]+\/changelog\b/,
  rowMaker: () => new JiraIssues(),
}

/** An issue, and the changes of it that have been read. */
type OpenIssue = {
  readonly line: number
  issue: JsonObject | undefined
  readonly histories: JsonObject[]
  /** The number of changes that the server has; undefined so far. */
  total: number | undefined
}

/** The values of fields at one time. */
type Fields = { [field: string]: string }

/** Makes rows of issues. An issue whose changelog is on pages of their own waits for the end of the file. */
class JiraIssues implements RowMaker {
  /** The issues that wait, by id and by key. */
  readonly #open = new Map<string, OpenIssue>();

  *rows(object: JsonObject, line: number): Generator<MadeRow> {
    if (Array.isArray(object.issues)) for (const issue of objectsOf(object.issues)) yield* this.#issue(issue, line)
    else if (Array.isArray(object.values)) yield* this.#page(object, line)
    else if (Array.isArray(object.issueChangeLogs))
      for (const { issueId, changeHistories } of objectsOf(object.issueChangeLogs))
        this.#openIssue(String(issueId), line).histories.push(...objectsOf(changeHistories))
    else if (isJsonObject(object.fields)) yield* this.#issue(object, line)
    else yield { line, problem: 'The object is not an issue, a list of issues or a page of a changelog.' }
  }

  *rest(): Generator<MadeRow> {
    for (const [name, open] of this.#open) {
      const { line, issue, histories, total } = open
      const { id, key } = issue ?? {}
      if (!issue)
        yield {
          line,
          id: name,
          problem: `The issue ${describe(name)} is not in the file, only its changelog. Add the issue, fetched from /rest/api/3/issue/{key}.`,
        }
      else if (name === key || (key === undefined && name === String(id)))
        yield* issueRows(issue, line, histories, total)
    }
  }

  *#issue(issue: JsonObject, line: number): Generator<MadeRow> {
    const names = [textAt(issue, 'key'), textAt(issue, 'id')].filter(Boolean)
    const changelog = isJsonObject(issue.changelog) ? issue.changelog : undefined
    const histories = objectsOf(changelog?.histories)
    const total = numberOf(changelog?.total)
    const waiting = names.map(name => this.#open.get(name)).find(one => one !== undefined)
    if (changelog && !waiting && histories.length >= (total ?? 0))
      return yield* issueRows(issue, line, histories, total)
    const open = waiting ?? { line, issue, histories: [], total }
    open.issue ??= issue
    open.histories.push(...histories)
    open.total = total ?? open.total
    for (const name of names) this.#open.set(name, open)
  }

  *#page(page: JsonObject, line: number): Generator<MadeRow> {
    const [, name] = /\/issue\/([^/?]+)\/changelog\b/.exec(textAt(page, 'self')) ?? []
    if (name === undefined) {
      yield { line, problem: 'The page of a changelog does not name its issue in the key "self".' }
      return
    }
    const open = this.#openIssue(decodeURIComponent(name), line)
    open.histories.push(...objectsOf(page.values))
    open.total = numberOf(page.total) ?? open.total
  }

  #openIssue(name: string, line: number): OpenIssue {
    const open = this.#open.get(name) ?? { line, issue: undefined, histories: [], total: undefined }
    this.#open.set(name, open)
    return open
  }
}

/** Returns the rows of an issue: one for its creation, and one per change. */
function* issueRows(
  issue: JsonObject,
  line: number,
  given: readonly JsonObject[],
  total: number | undefined,
): Generator<MadeRow> {
  const id = textAt(issue, 'key') || textAt(issue, 'id')
  const created = textAt(issue, 'fields.created')
  const histories = withoutRepeated(given)
  const problem = problemOf(created, histories.length, total)
  if (problem) return yield { line, id, problem }
  const fields = fieldsAtCreation(issue, histories)
  const base = { key: id, created, fields: issue.fields }
  yield { line, cells: { ...fields, ...base, at: created } }
  for (const history of histories) {
    // Every object inherits a `toString`, so the key is looked up as its own.
    for (const item of objectsOf(history.items)) fields[textAt(item, 'field')] = textAt(item, 'toString')
    yield { line, cells: { ...fields, ...base, at: textAt(history, 'created') } }
  }
}

function problemOf(created: string, count: number, total: number | undefined): string | undefined {
  if (!created)
    return 'The issue has no fields.created, so nobody knows when it was reported. Fetch it with the field created.'
  if (total === undefined && !count)
    return 'The issue has no changelog. Fetch it with expand=changelog, or add the pages of its changelog.'
  if (total !== undefined && count < total)
    return `The changelog is cut off: it has ${count} of ${total} changes. Add its pages, fetched from /rest/api/3/issue/{key}/changelog.`
  return undefined
}

/** Returns the changes by time, each once. Pages of a search have the latest change first. */
function withoutRepeated(histories: readonly JsonObject[]): readonly JsonObject[] {
  const byId = new Map(histories.map((history, i) => [textAt(history, 'id') || `#${i}`, history]))
  const at = new Map([...byId.values()].map(history => [history, Date.parse(isoTime(textAt(history, 'created')))]))
  return [...byId.values()].sort((a, b) => at.get(a)! - at.get(b)!)
}

/** Returns a time with a colon in its offset, which `Date.parse` needs. */
function isoTime(text: string): string {
  return text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')
}

/** Returns the fields of an issue as they were at first: the old values of their first changes. */
function fieldsAtCreation(issue: JsonObject, histories: readonly JsonObject[]): Fields {
  const fields: Fields = {
    status: textAt(issue, 'fields.status.name'),
    priority: textAt(issue, 'fields.priority.name'),
    assignee: textAt(issue, 'fields.assignee.displayName') || textAt(issue, 'fields.assignee.name'),
  }
  const changed = new Set<string>()
  for (const item of histories.flatMap(({ items }) => objectsOf(items))) {
    const field = textAt(item, 'field')
    if (!changed.has(field)) fields[field] = textAt(item, 'fromString')
    changed.add(field)
  }
  return fields
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined
}
