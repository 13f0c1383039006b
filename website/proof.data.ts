import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const docs = join(import.meta.dirname, '../docs')

/** A figure of the front page, with the command that measures it. */
type Proof = { readonly figure: string; readonly text: string; readonly command: string; readonly page: string }

declare const data: readonly Proof[]

export { data }

/** Reads the figures from the pages and files in which the last runs of the tests and of the benchmark wrote them. */
export default {
  watch: ['../docs/testing.md', '../docs/performance/figures.json'],
  load(): readonly Proof[] {
    const testing = readFileSync(join(docs, 'testing.md'), 'utf8')
    const { calls, sizes }: Figures = JSON.parse(readFileSync(join(docs, 'performance/figures.json'), 'utf8'))
    const { ns } = calls.find(({ label }) => label === '`add`, numbers')!
    const { bytes } = sizes.find(({ names }) => names === '{ businessCalendar }')!
    return [
      {
        figure: rowOf(testing, 'tests'),
        text: 'tests pass',
        command: 'npm test',
        page: '/docs/testing',
      },
      {
        figure: rowOf(testing, 'changes of offset'),
        text: `clock changes in ${rowOf(testing, 'zones')} time zones agree with a second program`,
        command: 'npx vitest run test/zones',
        page: '/docs/daylight-saving',
      },
      {
        figure: `${ns.toFixed(0)} ns`,
        text: 'for adding working hours to an instant',
        command: 'npm run bench',
        page: '/docs/performance',
      },
      {
        figure: `${(bytes / 1000).toFixed(0)} KB`,
        text: 'in the browser for a calendar, compressed',
        command: 'npx size-limit',
        page: '/docs/performance',
      },
    ]
  },
}

type Figures = {
  readonly calls: readonly { readonly label: string; readonly ns: number }[]
  readonly sizes: readonly { readonly names: string; readonly bytes: number }[]
}

/** Returns the number at the start of a row of docs/testing.md. */
function rowOf(page: string, name: string): string {
  const [, figure] = new RegExp(`^\\| ${name} \\| ([\\d,]+)`, 'm').exec(page) ?? []
  if (!figure) throw new Error(`docs/testing.md has no figure "${name}".`)
  return figure
}
