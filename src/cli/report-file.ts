import { randomBytes } from 'node:crypto'
import {
  accessSync,
  constants,
  createWriteStream,
  fchmodSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  type WriteStream,
} from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { UnwritableFile } from '../exports/bytes/text-file.ts'
import { UserError } from '../exports/user-error.ts'
import type { Sink } from '../reports/report-writer.ts'

/**
 * The output of a report. A file gets its name only when the report is complete, so that nobody reads a partial one.
 */
export type Destination = {
  readonly sink: Sink
  /** Waits until all text is written. The file still has another name. */
  readonly finish: () => Promise<void>
  /** Renames the finished file to its name. */
  readonly keep: () => void
  /** Removes the written text, as far as possible. */
  readonly discard: () => void
}

/** The error of standard output. The command has printed the reason. */
export class OutputFailed extends UserError {}

/**
 * Returns standard output as a destination. Its reader may stop before the end.
 *
 * @throws {OutputFailed} from `finish`, if it cannot be written
 */
export function standardOutput(): Destination {
  const { stdout } = process
  let failure: NodeJS.ErrnoException | undefined
  const fail = (error: Error) => {
    failure = error
  }
  stdout.once('error', fail)
  const sink: Sink = text => written(stdout, text)
  return {
    sink,
    async finish() {
      await new Promise(resolve => stdout.write('', resolve))
      // The error event follows the callback.
      await new Promise(resolve => setImmediate(resolve))
      stdout.off('error', fail)
      if (failure && failure.code !== 'EPIPE') throw new OutputFailed(failure.message)
    },
    keep() {},
    discard() {
      stdout.off('error', fail)
    },
  }
}

/**
 * Opens a file as a destination. The text is written to a draft in the same folder. Links are followed and stay links. A
 * special file, such as `/dev/null` or a named pipe, is written directly.
 *
 * @throws {UserError} if the file cannot be written; also from the sink, `finish` and `keep`
 */
export function openReportFile(path: string): Destination {
  const target = attempt(path, () => placeOf(path))
  const draft = target.isSpecial ? undefined : attempt(path, () => draftOf(target))
  const stream = draft ? createWriteStream(draft.path, { fd: draft.fd }) : createWriteStream(target.path)
  let failure: Error | undefined
  stream.on('error', error => {
    failure = error
  })
  const check = () => {
    if (failure) throw new UnwritableFile(path, failure)
  }
  return {
    async sink(text) {
      check()
      await written(stream, text)
      check()
    },
    async finish() {
      await new Promise<void>(resolve => {
        if (stream.closed) resolve()
        else stream.once('close', resolve).end()
      })
      check()
    },
    keep() {
      if (draft) attempt(path, () => renameSync(draft.path, target.path))
    },
    discard() {
      stream.destroy()
      if (draft) rmSync(draft.path, { force: true })
    },
  }
}

/** The file to which a path leads. */
type Place = {
  /** An absolute path without links. */
  readonly path: string
  /** Whether it exists and is not a regular file, but a device, a pipe or a socket. */
  readonly isSpecial: boolean
  /** The permissions of the existing file. */
  readonly mode?: number
}

/** Follows the links of a path, even if the file does not exist yet. */
function placeOf(path: string): Place {
  const found = statSync(path, { throwIfNoEntry: false })
  if (found) {
    if (found.isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' })
    // A pipe has no real path.
    if (!found.isFile()) return { path, isSpecial: true }
    return { path: realpathSync(path), isSpecial: false, mode: found.mode & 0o777 }
  }
  if (lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink())
    return placeOf(resolve(realpathSync(dirname(path)), readlinkSync(path)))
  return { path: join(realpathSync(dirname(path)), basename(path)), isSpecial: false }
}

/** Maximum length of the name in the name of a draft. The user recognises a draft that a crash leaves by its name. */
const MAX_NAME_LENGTH = 50

/** Opens a draft in the folder of a file. Its name is random, since process ids can be equal in two containers. */
function draftOf({ path, mode }: Place): { readonly path: string; readonly fd: number } {
  if (mode !== undefined) accessSync(path, constants.W_OK)
  const name = Array.from(basename(path)).slice(0, MAX_NAME_LENGTH).join('')
  const draft = join(dirname(path), `${name}.${randomBytes(6).toString('hex')}.part`)
  const fd = openSync(draft, 'wx')
  if (mode !== undefined) fchmodSync(fd, mode)
  return { path: draft, fd }
}

/**
 * Checks that no file is written that the run reads, and none twice.
 *
 * @param written the options that name files to write, each with its file
 * @param read the files that the run reads
 * @throws {UserError} which names the file
 */
export function checkSeparate(
  written: readonly (readonly [option: string, file: string])[],
  read: readonly string[],
): void {
  const inputs = new Set(read.filter(file => file !== '-').map(regularPlace))
  const outputs = new Map<string, string>()
  for (const [option, file] of written) {
    const place = regularPlace(file)
    if (place === undefined) continue
    if (inputs.has(place))
      throw new UserError(`${option}: ${file} is a file that this check reads. Write to another file.`)
    const other = outputs.get(place)
    if (other === option) throw new UserError(`${option}: two reports cannot share the file ${file}.`)
    if (other !== undefined) throw new UserError(`${other} and ${option} cannot share the file ${file}.`)
    outputs.set(place, option)
  }
}

/** Returns the place of a regular file; undefined for a special file, or for one that cannot be written anyway. */
function regularPlace(file: string): string | undefined {
  try {
    const { path, isSpecial } = placeOf(file)
    return isSpecial ? undefined : path
  } catch {
    return undefined
  }
}

/**
 * Creates the folder of a file and its parent folders.
 *
 * @throws {UserError} if it cannot be created
 */
export function makeFolder(file: string): void {
  attempt(file, () => makeFolders(dirname(resolve(file))))
}

/** Creates folders one by one, because Node's mkdir with `recursive` never returns in `/proc`. */
function makeFolders(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  if (dirname(folder) !== folder) makeFolders(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another run may have created it at the same time.
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error
  }
}

/** Runs a step, and names the file in its error. */
function attempt<T>(file: string, step: () => T): T {
  try {
    return step()
  } catch (error) {
    throw new UnwritableFile(file, error)
  }
}

/** Writes text, and waits if the reader is slower. */
function written(stream: WriteStream | NodeJS.WriteStream, text: string): void | Promise<void> {
  if (stream.destroyed || stream.write(text)) return
  return new Promise(resolve => {
    const go = () => {
      for (const event of ['drain', 'error', 'close']) stream.off(event, go)
      resolve()
    }
    for (const event of ['drain', 'error', 'close']) stream.once(event, go)
  })
}
