// Fails if a change under src/ adds no line under "Unreleased" in CHANGELOG.md. Compares HEAD with the commit at which it
// left BASE, a branch or commit.
//
//   node scripts/changelog-check.mjs BASE
//
// A change that no user can notice needs no line if one of its commit messages ends with `Changelog: none`.
// Exit code 0: the changelog is complete; 1: a line is missing; 2: nothing could be compared.
import { execFileSync } from 'node:child_process'

const [base] = process.argv.slice(2)

try {
  if (!base) throw new Error('Missing argument BASE, for example origin/main.')
  process.exitCode = check(git('merge-base', base, 'HEAD').trim())
} catch (error) {
  console.error(`changelog: ${error.message}`)
  process.exitCode = 2
}

function check(start) {
  const sources = git('diff', '--name-only', start, 'HEAD', '--', 'src').split('\n').filter(Boolean)
  if (sources.length === 0) return done('nothing changed under src/')
  const trailers = git('log', '--format=%(trailers:key=Changelog,valueonly)', `${start}..HEAD`)
  if (/^none$/im.test(trailers)) return done('a commit message says that no user can notice the change')
  const before = unreleased(start)
  const added = unreleased('HEAD').filter(line => !before.includes(line))
  if (added.length) return done(`${added.length} new ${added.length === 1 ? 'line' : 'lines'} under "Unreleased"`)
  console.error(`changelog: ${sources.length} changed ${sources.length === 1 ? 'file' : 'files'} under src/, for example \
${sources[0]}, but no new line under "Unreleased" in CHANGELOG.md.
Write what changes, who sees it and what to do. If no user can notice the change, end a commit message with "Changelog: none".`)
  return 1
}

function done(reason) {
  console.log(`changelog: ${reason}`)
  return 0
}

/** Returns the lines with text under the heading "Unreleased" at a commit, without headings. */
function unreleased(commit) {
  const [, section = ''] = git('show', `${commit}:CHANGELOG.md`).split(/^## .*unreleased.*$/im)
  const [text] = section.split(/^## /m)
  return text.split('\n').filter(line => /\S/.test(line) && !line.startsWith('#'))
}

function git(...words) {
  try {
    return execFileSync('git', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  } catch (error) {
    throw new Error(`git ${words.join(' ')} failed: ${String(error.stderr ?? error.message).trim()}`)
  }
}
