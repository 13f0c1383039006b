// Writes the files of a release into the folder release/ and publishes nothing: the tarball, its bill of materials and the
// SHA-256 checksums of both. Checks the tarball from a fresh folder first.
//
//   node scripts/release.mjs               stops if something must be done before publishing
//   node scripts/release.mjs --rehearsal   lists it and continues
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { run } from './fresh-folder.mjs'

const root = join(import.meta.dirname, '..')
const folder = join(root, 'release')

/**
 * Returns a sentence for each obstacle to publishing.
 *
 * @param manifest the content of package.json
 * @param changelog the text of CHANGELOG.md
 * @param changes the output of `git status --porcelain`
 * @param tags the tags of the commit
 */
export function obstacles({ manifest, changelog, changes, tags }) {
  const { version, repository, bugs } = manifest
  const heading = changelog.split('\n').find(line => line.startsWith(`## ${version} `))
  const found = []
  if (changes) found.push(`Some changes are not committed:\n${changes}`)
  if (!tags.includes(`v${version}`)) found.push(`The commit does not have the tag v${version}.`)
  if (!heading) found.push(`CHANGELOG.md has no section for ${version}.`)
  else if (!/ \(\d{4}-\d{2}-\d{2}\)$/.test(heading))
    found.push(`The heading of ${version} in CHANGELOG.md has no date: "${heading}".`)
  // npm compares the repository of the provenance with the manifest (docs.npmjs.com/generating-provenance-statements).
  if (!repository?.url) found.push('package.json has no `repository`, so npm would refuse the provenance.')
  // SECURITY.md asks people to report vulnerabilities there.
  if (!bugs?.url && !bugs?.email)
    found.push('package.json has no `bugs`, so nobody knows where to report a vulnerability.')
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
  if (inTheWay.length && !rehearsal) throw new Error('not ready for publishing; --rehearsal continues nevertheless')

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
  console.log(`release: written to release/\n${sums}`)
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
