import { italianOffice, msaBusiness } from '../dist/index.js'
import type { Answer, AnyTicketEvent } from './answer.ts'
import { jsonText, jsonValue } from './json-text.ts'

/** Returns a program that prints the result. */
export function asCode(answer: Answer): string {
  const { imports, terms, question } = sourceOf(answer)
  return `import { ${imports.join(', ')} } from 'sla-calendar'

${terms}const explanation = explain(${question})
console.log(explanation.dueAt) // ${answer.explanation.dueAt}
console.log(explainText(explanation))
`
}

/** Returns a test for vitest that expects the result. */
export function asTest(answer: Answer): string {
  const { imports, terms, question } = sourceOf(answer)
  const { severity, target, dueAt } = answer.explanation
  const title = `returns the deadline of the target ${target} for severity ${severity}`
  return `import { ${imports.filter(name => name !== 'explainText').join(', ')} } from 'sla-calendar'
import { expect, it } from 'vitest'

${terms}it(${quoted(title)}, () => {
  expect(explain(${question.replaceAll('\n', '\n  ')}).dueAt).toBe(${dueAt === null ? 'null' : quoted(dueAt)})
})
`
}

/** Returns shell commands that print the result. If the contract is not the built-in one, they write files first. */
export function asCommand(answer: Answer): string {
  const { state, events, asOf, explanation } = answer
  const target = explanation.target === 'firstResponse' ? '' : ` --target ${explanation.target}`
  if (isSeed(answer) && events.length === 1) {
    const channel = state.channel ? ` --channel ${shell(state.channel)}` : ''
    return `npx sla-calendar explain --severity ${shell(state.severity)} --at ${shell(String(events[0].at))}${channel}${target}\n`
  }
  const empty = { severity: null, channel: null, reason: null }
  const rows = events.map(event => {
    // A log of events has the team in the column `group`.
    const { to = null, ...rest } = event as { readonly to?: string }
    return JSON.stringify({ id: 'T-1', ...empty, ...rest, group: to })
  })
  return `${file('sla.json', documentOf(answer, { shape: 'events', columns: { requestKind: null, calendar: null, name: null } }))}
${file('ticket.ndjson', rows.join('\n'))}
npx sla-calendar explain --id T-1 ticket.ndjson --document sla.json --now ${shell(asOf)}${target}
`
}

/** Returns a config file with the contract and, if the page has it, how to read an export. */
export function asDocument(answer: Answer): string {
  return `${documentOf(answer, jsonValue(answer.state.tickets))}\n`
}

function documentOf({ calendar, policy }: Answer, tickets: unknown): string {
  return jsonText({ calendars: { desk: calendar.toJSON() }, policy, ...(tickets ? { tickets } : {}) })
}

/** Returns the element that shows the page as a part of another one. */
export function asEmbed(): string {
  const { origin, protocol, pathname, hash } = location
  const page = protocol === 'file:' ? 'playground.html' : origin + pathname
  return `<iframe src="${page}?embed=1${hash}" title="When is this ticket due?" width="100%" height="480" style="border:0"></iframe>\n`
}

/** Returns the parts that the program and the test share. */
function sourceOf(answer: Answer): { imports: string[]; terms: string; question: string } {
  const { state, events, asOf, explanation } = answer
  const isDefault = isSeed(answer)
  const target = explanation.target === 'firstResponse' ? [] : [`target: ${quoted(explanation.target)}`]
  const terms = isDefault ? [] : ['policy', 'calendar']
  const ticket =
    events.length === 1
      ? [
          `severity: ${quoted(state.severity)}`,
          `reportedAt: ${quoted(String(events[0].at))}`,
          ...(state.channel ? [`channel: ${quoted(state.channel)}`] : []),
        ]
      : [`events: [\n${events.map(event => `    ${eventText(event)},\n`).join('')}  ]`, `now: ${quoted(asOf)}`]
  const question = `{\n${[...ticket, ...target, ...terms].map(line => `  ${line},\n`).join('')}}`
  // The texts are used as they were typed, with comments, because they are valid JavaScript.
  const contract = `const calendar = businessCalendar(${argument(state.calendar)})\n\nconst policy = slaPolicy(${argument(state.policy)})\n\n`
  return isDefault
    ? { imports: ['explain', 'explainText'], terms: '', question }
    : { imports: ['businessCalendar', 'explain', 'explainText', 'slaPolicy'], terms: contract, question }
}

/** Returns a text as an argument. After a comment in its last line it adds a line break. */
function argument(text: string): string {
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  return /\/\/.*$/.test(trimmed) ? `${trimmed}\n` : trimmed
}

/** Returns whether the contract is the built-in one, which the library uses by default. */
function isSeed({ calendar, policy }: Answer): boolean {
  return (
    JSON.stringify(calendar) === JSON.stringify(italianOffice) && JSON.stringify(policy) === JSON.stringify(msaBusiness)
  )
}

function eventText(event: AnyTicketEvent): string {
  return `{ ${Object.entries(event)
    .map(([key, value]) => `${key}: ${quoted(String(value))}`)
    .join(', ')} }`
}

function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`
}

function shell(text: string): string {
  return /^[\w:+./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}

function file(name: string, text: string): string {
  return `cat > ${name} <<'END'\n${text}\nEND`
}
