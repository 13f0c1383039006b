import { readFileSync } from 'node:fs'
import { isSlaCalendarError } from '../../errors.ts'
import { UserError } from '../user-error.ts'

/** Reasons for which a file cannot be read or written, in plain words. */
const REASONS: { readonly [code: string]: string } = {
  EACCES: 'permission denied',
  EEXIST: 'a part of its path is not a directory',
  EISDIR: 'it is a directory',
  ELOOP: 'its links lead round in a circle',
  EMFILE: 'too many files are open',
  EIO: 'the device reports an error',
  ENAMETOOLONG: 'its name is too long',
  EDQUOT: 'no space left in the quota of this user',
  EFBIG: 'it would be too large',
  ENOSPC: 'no space left on the disk',
  ENOTDIR: 'a part of its path is not a directory',
  ENXIO: 'nothing is connected to it',
  EPERM: 'permission denied',
  EPIPE: 'its reader has closed it',
  EROFS: 'the file system is read-only',
}

/** A file that cannot be read. The message names it, so nobody has to put the name before it. */
export class UnreadableFile extends UserError {
  /** @param error what Node throws, or the reason in words */
  constructor(file: string, error: unknown) {
    super(`Cannot read ${nameOf(file)}: ${ioReason(error, 'no such file')}.`)
  }
}

/** A file that cannot be written. The message names it, so nobody has to put another name before it. */
export class UnwritableFile extends UserError {
  /**
   * @param error what Node throws
   * @param hint what to do about it
   */
  constructor(file: string, error: unknown, hint = '') {
    super(`Cannot write ${file}: ${ioReason(error, 'no such folder')}.${hint}`)
  }
}

/**
 * Why the system could not do something, in plain words.
 *
 * @param missing what is missing if there is no such thing
 */
export function ioReason(error: unknown, missing = 'no such file'): string {
  const { code = '', message = String(error) } = error as NodeJS.ErrnoException
  return code === 'ENOENT' ? missing : (REASONS[code] ?? message.replace(/\.$/, ''))
}

/** The name that messages and reports give standard input, where a file's name would be. */
export const STANDARD_INPUT = 'standard input'

/** The name of an input in messages. */
export function nameOf(file: string): string {
  return file === '-' ? STANDARD_INPUT : file
}

/**
 * Checks that standard input is not a terminal: nobody types an export, and a command that waits for one seems to hang.
 *
 * @throws {UserError} when `file` is `-` and standard input is a terminal
 */
export function refuseTerminal(file: string): void {
  if (file === '-' && process.stdin.isTTY)
    throw new UnreadableFile(file, 'it is a terminal. Name a file, or pipe one into the command')
}

/**
 * The text of a small file, or of standard input for `-`.
 *
 * @throws {UserError} when it cannot be read
 */
export function readTextFile(file: string): string {
  refuseTerminal(file)
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (error) {
    throw new UnreadableFile(file, error)
  }
}

/** Reads the content of a file; the message of an error in it begins with the file's name. */
export function inFile<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (isSlaCalendarError(error)) throw new UserError(`${nameOf(file)}: ${error.message}`)
    throw error
  }
}
