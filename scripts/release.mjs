// Makes all that a release consists of, into the folder release/, and publishes nothing: the tarball, checked as it would
// be installed, its bill of materials and the SHA-256 sums of both.
//
//   node scripts/release.mjs               refuses what must not be published as it is
//   node scripts/release.mjs --rehearsal   goes on all the same, and says what stands in the way
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { run } from './fresh-folder.mjs'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'release')

/**
 * What stands in the way of publishing, in sentences.
 *
 * @param manifest package.json, read
 * @param changelog the text of CHANGELOG.md
 * @param changes what git says has been changed and not committed
 * @param tags the tags of the commit
 */
export function obstacles({ manifest, changelog, changes, tags }) {
  const { version, repository, bugs } = manifest
  const heading = changelog.split('\n').find(line => line.startsWith(`## ${version} `))
  const found = []
  if (changes) found.push(`There is work that is not committed:\n${changes}`)
  if (!tags.includes(`v${version}`)) found.push(`The commit does not carry the tag v${version}.`)
  if (!heading) found.push(`CHANGELOG.md says nothing of ${version}.`)
  else if (!/ \(\d{4}-\d{2}-\d{2}\)$/.test(heading)) found.push(`CHANGELOG.md gives ${version} no date: "${heading}".`)
  // npm checks that the provenance's repository is the manifest's (docs.npmjs.com/generating-provenance-statements).
  if (!repository?.url) found.push('package.json names no repository, and npm would refuse the provenance.')
  // SECURITY.md sends reports of weaknesses there.
  if (!bugs?.url && !bugs?.email) found.push('package.json has no bugs: no address to which a report can be sent.')
  return found
}

async function release(rehearsal) {
  const manifest = JSON.parse(read('package.json'))
  const inTheWay = obstacles({
    manifest,
    changelog: read('CHANGELOG.md'),
    changes: git('status', '--porcelain'),
    tags: git('tag', '--points-at', 'HEAD').split('\n'),
  })
  for (const sentence of inTheWay) console.log(`release: ${sentence}`)
  if (inTheWay.length && !rehearsal) throw new Error('not to be published as it is; --rehearsal goes on all the same')

  for (const command of ['npm run build', 'npm run package', 'node scripts/packed.mjs']) {
    console.log(`release: ${command}`)
    const [program, ...words] = command.split(' ')
    run(program, words, root)
  }
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder)
  run('npm', ['pack', '--pack-destination', folder], root)
  const { billOfMaterials } = await import('./sbom.mjs')
  const tarball = `${manifest.name}-${manifest.version}.tgz`
  const bill = `${manifest.name}-${manifest.version}.cdx.json`
  writeFileSync(join(folder, bill), await billOfMaterials([{ alg: 'SHA-512', content: sum('sha512', tarball) }]))
  const sums = [tarball, bill].map(file => `${sum('sha256', file)}  ${file}\n`).join('')
  writeFileSync(join(folder, 'SHA256SUMS'), sums)
  console.log(`release: made in release/\n${sums}`)
}

function sum(algorithm, file) {
  return createHash(algorithm)
    .update(readFileSync(join(folder, file)))
    .digest('hex')
}

function git(...args) {
  return run('git', args, root).trim()
}

function read(file) {
  return readFileSync(join(root, file), 'utf8')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  try {
    await release(process.argv.includes('--rehearsal'))
  } catch (error) {
    console.error(`release: ${error.message}`)
    process.exitCode = 1
  }
