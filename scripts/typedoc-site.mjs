// A TypeDoc plugin for the site. It names pages after their headings, links the paragraphs that they cite, points links to the
// playground and makes the pages of the default theme pass the accessibility rules that test-site/site.test.ts checks.

import { relative } from 'node:path'
import { html, parse, serialize } from 'parse5'
import { Converter, PageEvent, RendererEvent } from 'typedoc'
import { linkParagraphs } from './link-paragraphs.mjs'

/** The address to which TypeDoc changes links to playground/index.html: a copy in its media folder. */
const COPIED = /^.*media\/index\.html/
/** The link in the header of every page, as written in config/typedoc.json. */
const IN_HEADER = 'playground.html'

export function load(app) {
  // TypeDoc derives addresses from titles. A guide keeps its address when its title changes.
  app.converter.on(Converter.EVENT_END, ({ project }) => {
    for (const document of project.documents ?? []) document.name = pathOf(document, project)
  })
  app.renderer.on(RendererEvent.BEGIN, ({ project }) => {
    for (const document of project.documents ?? []) {
      document.name = headingOf(document) ?? document.name
      // TypeDoc knows the anchors of headings only, and warns about links to other ones.
      for (const anchor of anchorsOf(document)) app.renderer.router.getSlugger(document).slug(anchor)
    }
    for (const module of project.children ?? []) module.name = entryOf(module.name)
  })
  app.renderer.on(PageEvent.END, page => {
    if (!page.contents) return
    const document = parse(page.contents)
    const base = '../'.repeat(page.url.split('/').length - 1)
    // The front page begins with its own heading.
    if (page.url === 'index.html') drop(document, 'tsd-page-title')
    linkParagraphs(document, base)
    let level = 0
    for (const element of [...elementsOf(document)]) {
      lead(element, base)
      if (element.tagName === 'table') scroll(element)
      else if (element.tagName === 'summary') unlink(element)
      else if (element.tagName === 'nav') name(element)
      else if (/^h[1-6]$/.test(element.tagName)) level = inOrder(element, level)
      else if (hasClass(element, 'col-content')) element.nodeName = element.tagName = 'main'
      else if (hasClass(element, 'col-sidebar')) set(element, { role: 'complementary', 'aria-label': 'Contents' })
    }
    page.contents = serialize(document)
  })
}

/** Returns the path of a guide without its extension, such as `docs/semantics`. */
function pathOf(document, { files }) {
  return relative('.', files.getReflectionPath(document)).replace(/\.md$/, '')
}

/** Returns the first heading of a guide. */
function headingOf(document) {
  return /^# (.+)$/m.exec(textOf(document))?.[1].replaceAll('`', '')
}

/** Returns the anchors that a guide itself defines. */
function anchorsOf(document) {
  return Array.from(textOf(document).matchAll(/^<a id="(.+)"><\/a>$/gm), ([, anchor]) => anchor)
}

function textOf({ content }) {
  return content.map(({ text }) => text).join('')
}

/** Returns the name by which a module is imported. */
function entryOf(name) {
  return name === 'index' ? 'sla-calendar' : `sla-calendar/${name.split('/').at(-1)}`
}

/**
 * Points links to the playground to its page. Makes icons refer to the page itself, because browsers load none from another
 * file if the page is opened from a disk.
 */
function lead(element, base) {
  const href = element.attrs.find(({ name }) => name === 'href')
  if (!href) return
  href.value = href.value === IN_HEADER ? base + IN_HEADER : href.value.replace(COPIED, `${base}playground.html`)
  if (element.tagName === 'use') href.value = href.value.replace(/^.*#/, '#')
}

/** Puts a table into a box that scrolls, with the keyboard too. */
function scroll(table) {
  const { parentNode } = table
  const box = {
    nodeName: 'div',
    tagName: 'div',
    attrs: [],
    namespaceURI: html.NS.HTML,
    childNodes: [table],
    parentNode,
  }
  set(box, { class: 'scroll', role: 'group', 'aria-label': 'Table', tabindex: '0' })
  parentNode.childNodes.splice(parentNode.childNodes.indexOf(table), 1, box)
  table.parentNode = box
}

/** Removes the link from the control that opens and closes a section. */
function unlink(summary) {
  drop(summary, 'tsd-anchor-icon')
}

/** Gives a navigation landmark its name. */
function name(nav) {
  const isLinks = nav.attrs.some(({ value }) => value === 'tsd-sidebar-links')
  set(nav, { 'aria-label': isLinks ? 'Links' : 'Pages' })
}

/** Makes a heading at most one level lower than the previous heading, and returns its level. */
function inOrder(heading, before) {
  const level = Math.min(Number(heading.tagName[1]), before + 1)
  if (level !== Number(heading.tagName[1])) set(heading, { 'aria-level': String(level) })
  return level
}

/** Removes the elements of a class. */
function drop(node, name) {
  for (const element of [node, ...elementsOf(node)])
    element.childNodes = element.childNodes.filter(child => !hasClass(child, name))
}

function* elementsOf(node) {
  for (const child of node.childNodes ?? []) {
    if (child.attrs) yield child
    yield* elementsOf(child)
  }
}

function hasClass(node, name) {
  return node.attrs?.some(({ name: key, value }) => key === 'class' && value.split(' ').includes(name)) ?? false
}

function set(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) element.attrs.push({ name, value })
}
