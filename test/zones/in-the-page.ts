import { readFileSync } from 'node:fs'
import type { RunnerTask, RunnerTestFile } from 'vitest'

const page = readFileSync(new URL('../../docs/testing.md', import.meta.url), 'utf8')

/** The titles under which docs/testing.md lists the facts of a file, by group; `node scripts/testing-figures.mjs` writes them. */
export function factsInThePage(file: string): Record<string, string[]> {
  const [, ofFile = ''] = page.split(`\nIn [${file}](../${file}):\n`)
  const groups: Record<string, string[]> = {}
  let titles: string[] = []
  for (const line of ofFile.split(/\nIn \[|\n<!-- /)[0].split('\n')) {
    const [, title, place] = /^\| (.*) \| (.*) \|$/.exec(line) ?? []
    if (place === 'in the playground') groups[title] = titles = []
    else if (title && place !== '---') titles.push(title.replaceAll('\\|', '|'))
  }
  return groups
}

/** The titles of all tests of a file, by group; without the group named last, which is about the page. */
export function factsOf(file: RunnerTestFile): Record<string, string[]> {
  return Object.fromEntries(file.tasks.slice(0, -1).map(group => [group.name, titlesIn(group)]))
}

function titlesIn(task: RunnerTask): string[] {
  return task.type === 'suite' ? task.tasks.map(({ name }) => name) : []
}
