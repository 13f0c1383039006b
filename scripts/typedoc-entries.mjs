// A TypeDoc plugin that names each entry point as it is imported.
import { Converter } from 'typedoc'

export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    for (const module of project.children ?? []) module.name = entryOf(module.name)
  })
}

function entryOf(name) {
  return name === 'index' ? 'sla-calendar' : `sla-calendar/${name.split('/').at(-1)}`
}
