import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { isThorough } from '../arbitraries/runs.ts'

const root = join(import.meta.dirname, '../..')
const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

describe('scripts/links.mjs', () => {
  it('finds no dead link in the Markdown files of the repository', () => {
    expect(follow('--markdown', root)).toEqual({ status: 0, dead: [] })
  })

  it.runIf(isThorough)('lists each dead link of a site with its page and the reason', () => {
    const site = folderWith({
      'index.html': `<!doctype html><html><head><link href="style.css"></head><body><h1 id="top-of-it">A</h1>
        <a href="guides/one.html#there">there</a> <a href="#top-of-it">up</a> <a href="https://example.com/">out</a>
        <a href="guides/one.html#gone">gone</a> <a href="guides/two.html">two</a> <img src="gone.png">
        <picture><source srcset="one.svg 1x, gone.svg 2x"></picture> <a href="/index.html">root</a>
        <a href="/guides/">its index</a> <a href="/guides/#gone">gone</a> <a href="/three.html">three</a></body></html>`,
      'guides/index.html': '<!doctype html><html><body></body></html>',
      'style.css': '',
      'one.svg': '',
      'guides/one.html':
        '<!doctype html><html><body><h2 id="there">B</h2><a href="../../out.html">out</a></body></html>',
    })
    expect(follow('--site', site)).toEqual({
      status: 1,
      dead: [
        'guides/one.html: ../../out.html (leads out of the folder)',
        'index.html: /guides/#gone (no such place in that page)',
        'index.html: /three.html (no such file)',
        'index.html: gone.png (no such file)',
        'index.html: gone.svg (no such file)',
        'index.html: guides/one.html#gone (no such place in that page)',
        'index.html: guides/two.html (no such file)',
      ],
    })
  })

  it.runIf(isThorough)('reports links to presets that the playground does not have', () => {
    const site = folderWith({
      'index.html':
        '<!doctype html><html><body><a href="playground.html#preset=apia">a</a><a href="playground.html#preset=atlantis">b</a></body></html>',
      'playground.html': '<!doctype html><html></html>',
    })
    expect(follow('--site', site).dead).toEqual(['index.html: playground.html#preset=atlantis (no such preset)'])
  })

  it.runIf(isThorough)('uses the anchors that GitHub gives to the headings of a Markdown file', () => {
    const folder = folderWith({
      'README.md': `# One \`two\`, *three*!\n\n## Same\n\n## Same\n\n<a id="own"></a>
[1](#one-two-three) [2](#same-1) [3](docs/a.md#b) [4](#own) \`[5](#code)\`

[6](#same-2) [7](docs/a.md#c) ![8](docs/gone.png) <img src="docs/none.svg"> [9]\n\n[9]: docs/b.md\n`,
      'docs/a.md': '# B\n',
    })
    expect(follow('--markdown', folder)).toEqual({
      status: 1,
      dead: [
        'README.md: #same-2 (no such place in that page)',
        'README.md: docs/a.md#c (no such place in that page)',
        'README.md: docs/b.md (no such file)',
        'README.md: docs/gone.png (no such file)',
        'README.md: docs/none.svg (no such file)',
      ],
    })
  })
})

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'sla-calendar-links-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

/** Runs the script. Returns its exit code and the dead links that it prints, sorted. */
function follow(...args: string[]): { status: number | null; dead: string[] } {
  const script = join(root, 'scripts/links.mjs')
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
  return {
    status,
    dead: stderr
      .split('\n')
      .filter(Boolean)
      .map(line => line.replace('links: ', ''))
      .sort(),
  }
}
