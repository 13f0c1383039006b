// Draws docs/figures/architecture.svg, the rooms of src and their imports, from the import statements in the sources.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { instance } from '@viz-js/viz'
import ts from 'typescript'

const root = join(import.meta.dirname, '..')

/** The rooms from the lowest to the highest. A room imports only from itself and from rooms before it in this list. */
export const ROOMS = [
  'errors',
  'text',
  'validation',
  'time',
  'calendar',
  'compiled',
  'policy',
  'deadline',
  'clock',
  'explain',
  'svg',
  'integrations',
  'compliance',
  'document',
  'exports',
  'reports',
  'cli',
  'entry points',
]

/** Files directly in src that are entry points of the package. The other one, errors.ts, is below every room. */
const ENTRY_POINTS = ['index.ts', 'temporal.ts']

/** Returns every source file, relative to src, with the files that it imports. Types count like values. */
export function importsOfFiles() {
  const src = join(root, 'src')
  const files = readdirSync(src, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(({ parentPath, name }) => join(parentPath, name))
  return new Map(
    files.sort().map(file => {
      const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'))
      const own = importedFiles.filter(({ fileName }) => /^\..*\.ts$/.test(fileName))
      return [nameIn(src, file), own.map(({ fileName }) => nameIn(src, join(dirname(file), fileName)))]
    }),
  )
}

function nameIn(folder, file) {
  return relative(folder, file).split(sep).join('/')
}

/** Returns the room of a file. */
export function roomOf(file) {
  const [first, ...rest] = file.split('/')
  if (rest.length) return first
  return ENTRY_POINTS.includes(first) ? 'entry points' : 'errors'
}

/** Returns the rooms that each room imports, without itself. */
export function importsOfRooms() {
  const rooms = new Map(ROOMS.map(room => [room, new Set()]))
  for (const [file, imported] of importsOfFiles())
    for (const other of imported) if (roomOf(file) !== roomOf(other)) rooms.get(roomOf(file)).add(roomOf(other))
  return rooms
}

/** Returns the SVG. Arrows that follow from other arrows are omitted. */
export async function picture() {
  const rooms = importsOfRooms()
  const viz = await instance()
  const edges = [...rooms].flatMap(([room, imported]) =>
    [...imported].filter(other => !isImplied(rooms, room, other)).map(other => ({ tail: room, head: other })),
  )
  const svg = viz.renderString(
    {
      graphAttributes: { rankdir: 'TB', bgcolor: 'transparent', nodesep: 0.3, ranksep: 0.35, class: 'rooms' },
      nodeAttributes: { shape: 'box', style: 'rounded', fontname: 'Helvetica', fontsize: 13, margin: '0.3,0.06' },
      edgeAttributes: { arrowsize: 0.6 },
      nodes: ROOMS.map(name => ({ name, attributes: { label: labelOf(name) } })),
      edges,
    },
    { format: 'svg' },
  )
  return svg
    .slice(svg.indexOf('<svg'))
    .replace('>', `>\n<title>The rooms of sla-calendar</title>\n<style>${STYLE}</style>`)
}

const STYLE =
  'text{fill:#1c2126;font-family:system-ui,-apple-system,"Segoe UI","DejaVu Sans",sans-serif}.node path,.edge path{stroke:#59636e;fill:none}.edge polygon{stroke:#59636e;fill:#59636e}' +
  '@media screen and (prefers-color-scheme:dark){text{fill:#e8ebee}.node path,.edge path{stroke:#a3abb4}' +
  '.edge polygon{stroke:#a3abb4;fill:#a3abb4}}'

/** Returns the name of a room, with the names of its sub-folders on a second line. */
function labelOf(room) {
  if (room === 'errors') return 'errors.ts'
  const paths = [...importsOfFiles().keys()].map(file => file.split('/'))
  const inside = new Set(paths.filter(([first, , file]) => first === room && file).map(([, folder]) => folder))
  return inside.size ? `${room}\n${[...inside].join(' · ')}` : room
}

/** Returns whether `from` imports `to` indirectly, through another room. */
function isImplied(rooms, from, to) {
  const seen = new Set()
  const reaches = room => {
    if (room === to) return true
    if (seen.has(room)) return false
    seen.add(room)
    return [...rooms.get(room)].some(reaches)
  }
  return [...rooms.get(from)].some(other => other !== to && reaches(other))
}

if (process.argv[1] === import.meta.filename)
  writeFileSync(join(root, 'docs/figures/architecture.svg'), await picture())
