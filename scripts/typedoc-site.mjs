// A plugin of typedoc: links to the playground. The guides link to its source, which is there in the repository too;
// in the site they lead to the page that scripts/site.mjs builds.
import { PageEvent } from 'typedoc'

/** What typedoc makes of a link to playground/index.html: a copy of the file among the site's media. */
const COPIED = /"[^"]*media\/index\.html/g
/** The link in the header of every page, as typedoc.json has it. */
const IN_HEADER = /"playground\.html"/g

/** Sends the links of every page to the playground, by the page's own depth. */
export function load(app) {
  app.renderer.on(PageEvent.END, page => {
    const address = `"${'../'.repeat(page.url.split('/').length - 1)}playground.html`
    page.contents = page.contents?.replace(COPIED, address).replace(IN_HEADER, `${address}"`)
  })
}
