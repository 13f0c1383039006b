import { italianOffice, msaBusiness, type TicketEvent } from '../dist/index.js'
import type { Answer } from './answer.ts'
import { jsonText } from './json-text.ts'

/** A program that prints the answer. */
export function asCode(answer: Answer): string {
  const { imports, terms, question } = spelt(answer)
  return `import { ${imports.join(', ')} } from 'sla-calendar'

${terms}const explanation = explain(${question})
console.log(explanation.dueAt) // ${answer.explanation.dueAt}
console.log(explainText(explanation))
`
}

/** A case for vitest that expects the answer. */
export function asTest(answer: Answer): string {
  const { imports, terms, question } = spelt(answer)
  const { severity, target, dueAt } = answer.explanation
  const title = `tells when ${target} of a ticket of severity ${severity} is due`
  return `import { ${imports.filter(name => name !== 'explainText').join(', ')} } from 'sla-calendar'
import { expect, it } from 'vitest'

${terms}it(${quoted(title)}, () => {
  expect(explain(${question.replaceAll('\n', '\n  ')}).dueAt).toBe(${dueAt === null ? 'null' : quoted(dueAt)})
})
`
}

/** What to type into a shell: files first where the command has to be told the contract. */
export function asCommand(answer: Answer): string {
  const { state, events, asOf, explanation } = answer
  const target = explanation.target === 'firstResponse' ? '' : ` --target ${explanation.target}`
  if (isSeed(answer) && events.length === 1) {
    const channel = state.channel ? ` --channel ${shell(state.channel)}` : ''
    return `npx sla-calendar explain --severity ${shell(state.severity)} --at ${shell(String(events[0].at))}${channel}${target}\n`
  }
  const document = jsonText({
    calendars: { desk: answer.calendar.toJSON() },
    policy: answer.policy,
    tickets: { shape: 'events', columns: { requestKind: null, calendar: null, name: null } },
  })
  const rows = events.map(event => JSON.stringify({ id: 'T-1', severity: null, channel: null, reason: null, ...event }))
  return `${file('sla.json', document)}
${file('ticket.ndjson', rows.join('\n'))}
npx sla-calendar explain --id T-1 ticket.ndjson --document sla.json --now ${shell(asOf)}${target}
`
}

/** The words that code and test share. */
function spelt(answer: Answer): { imports: string[]; terms: string; question: string } {
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
  // The texts as they were typed, comments and all: they are JavaScript too.
  const contract = `const calendar = businessCalendar(${argument(state.calendar)})\n\nconst policy = slaPolicy(${argument(state.policy)})\n\n`
  return isDefault
    ? { imports: ['explain', 'explainText'], terms: '', question }
    : { imports: ['businessCalendar', 'explain', 'explainText', 'slaPolicy'], terms: contract, question }
}

/** A text as an argument: a comment in its last line must not reach beyond it. */
function argument(text: string): string {
  const told = text.replace(/^\uFEFF/, '').trim()
  return /\/\/.*$/.test(told) ? `${told}\n` : told
}

/** Whether the contract is the one that the library takes when it is given none. */
function isSeed({ calendar, policy }: Answer): boolean {
  return (
    JSON.stringify(calendar) === JSON.stringify(italianOffice) && JSON.stringify(policy) === JSON.stringify(msaBusiness)
  )
}

function eventText(event: TicketEvent): string {
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
