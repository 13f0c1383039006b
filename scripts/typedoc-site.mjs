// A plugin of typedoc for the site: pages are called what they are about, and links lead to the playground.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { PageEvent, RendererEvent } from 'typedoc'

/** What typedoc makes of a link to playground/index.html, which is there in the repository too: a copy among its media. */
const COPIED = /"[^"]*media\/index\.html/g
/** The link in the header of every page, as typedoc.json has it. */
const IN_HEADER = /"playground\.html"/g

export function load(app) {
  app.renderer.on(RendererEvent.BEGIN, ({ project }) => {
    for (const document of project.documents ?? []) document.name = headingOf(document) ?? document.name
    for (const module of project.children ?? []) module.name = entryOf(module.name)
  })
  app.renderer.on(PageEvent.END, page => {
    const address = `"${'../'.repeat(page.url.split('/').length - 1)}playground.html`
    page.contents = page.contents?.replace(COPIED, address).replace(IN_HEADER, `${address}"`)
  })
  // The copy is a page whose style and script are elsewhere, and no link leads to it any more.
  app.renderer.on(RendererEvent.END, ({ outputDirectory }) => rmSync(join(outputDirectory, 'media/index.html')))
}

/** A guide's first heading. */
function headingOf({ content }) {
  return /^# (.+)$/m.exec(content.map(({ text }) => text).join(''))?.[1].replaceAll('`', '')
}

/** What a module is imported by. */
function entryOf(name) {
  return name === 'index' ? 'sla-calendar' : `sla-calendar/${name.split('/').at(-1)}`
}
