// Makes the software bill of materials of the package, in CycloneDX. It contains:
//
// - the packages that are installed with it, from `npm sbom`
// - the packages whose code the bundler has put into dist. npm omits them, because they are development dependencies. They are
//   marked with cdx:npm:package:bundled (cyclonedx.github.io/cyclonedx-property-taxonomy)
//
// It does not contain the optional peers date-holidays and ical.js, which users install themselves.
// Needs a build: npm run build.
//
//   node scripts/sbom.mjs              checks that it is valid
//   node scripts/sbom.mjs --print      prints it too
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Spec, Validation } from '@cyclonedx/cyclonedx-library'
import { bundledPackages } from './bundled-packages.mjs'

const root = join(import.meta.dirname, '..')
const BUNDLED = { name: 'cdx:npm:package:bundled', value: 'true' }

/** Returns the bill of materials as text, with the hashes of the package. Throws if the official schema does not accept it. */
export async function billOfMaterials(hashes = []) {
  const { name } = readJson('package.json')
  const installed = npmSbom('--omit', 'dev')
  const everything = npmSbom()
  const bundled = bundledPackages().map(name => componentNamed(name, everything.components))
  const refs = new Set([...installed.components, ...bundled].map(component => component['bom-ref']))
  const bill = {
    ...installed,
    // npm writes the name of the folder instead of the name of the package.
    metadata: { ...installed.metadata, component: { ...installed.metadata.component, name, hashes } },
    components: everything.components
      .filter(component => refs.has(component['bom-ref']))
      .map(component => (bundled.includes(component) ? asBundled(component) : component)),
    dependencies: everything.dependencies
      .filter(({ ref }) => refs.has(ref) || ref === installed.metadata.component['bom-ref'])
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(other => refs.has(other)) })),
  }
  const text = `${JSON.stringify(bill, null, 2)}\n`
  const errors = await new Validation.JsonStrictValidator(Spec.Version.v1dot5).validate(text)
  if (errors) throw new Error(`The bill of materials is not valid CycloneDX 1.5: ${JSON.stringify(errors)}`)
  return text
}

function npmSbom(...options) {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'library', ...options]
  const stdio = ['ignore', 'pipe', 'ignore']
  return JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8', stdio, maxBuffer: 1e8 }))
}

/** Returns the component that is bundled: the version at the top of node_modules, if several are installed. */
function componentNamed(name, components) {
  const { version } = readJson(`node_modules/${name}/package.json`)
  const found = components.find(component => component.purl === purl(name, version))
  if (!found) throw new Error(`The code of ${name} ${version} is in dist, but npm sbom does not list it.`)
  return found
}

function asBundled(component) {
  const others = component.properties.filter(({ name }) => name !== 'cdx:npm:package:development')
  return { ...component, properties: [...others, BUNDLED] }
}

function purl(name, version) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`
}

function readJson(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8'))
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const text = await billOfMaterials()
  if (process.argv.includes('--print')) console.log(text)
  const { components } = JSON.parse(text)
  const bundled = components.filter(({ properties }) => properties.some(({ name }) => name === BUNDLED.name))
  console.error(`sbom: valid CycloneDX 1.5, ${components.length} components, ${bundled.length} of them part of dist`)
}
