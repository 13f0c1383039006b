import { readFileSync } from 'node:fs'
import { isSlaCalendarError } from '../../errors.ts'
import { UserError } from '../user-error.ts'

/** Messages for system errors by their code. */
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

/** The error of a file that cannot be read. Its message names the file. */
export class UnreadableFile extends UserError {
  /** @param error the error that Node throws, or the reason in words */
  constructor(file: string, error: unknown) {
    super(`Cannot read ${nameOf(file)}: ${ioReason(error, 'no such file')}.`)
  }
}

/** The error of a file that cannot be written. Its message names the file. */
export class UnwritableFile extends UserError {
  /**
   * @param error the error that Node throws
   * @param hint what to do
   */
  constructor(file: string, error: unknown, hint = '') {
    super(`Cannot write ${file}: ${ioReason(error, 'no such folder')}.${hint}`)
  }
}

/**
 * Returns the reason of a system error in words.
 *
 * @param missing the words for a file or folder that does not exist
 */
export function ioReason(error: unknown, missing = 'no such file'): string {
  const { code = '', message = String(error) } = error as NodeJS.ErrnoException
  return code === 'ENOENT' ? missing : (REASONS[code] ?? message.replace(/\.$/, ''))
}

/** The name of standard input in messages and reports. */
export const STANDARD_INPUT = 'standard input'

/** Returns the name of an input in messages. */
export function nameOf(file: string): string {
  return file === '-' ? STANDARD_INPUT : file
}

/**
 * Checks that standard input is not a terminal, since a command that waits for typed input seems to hang.
 *
 * @throws {UserError} if `file` is `-` and standard input is a terminal
 */
export function refuseTerminal(file: string): void {
  if (file === '-' && process.stdin.isTTY)
    throw new UnreadableFile(file, 'it is a terminal. Name a file, or pipe one into the command')
}

/**
 * Reads the text of a small file, or of standard input for `-`.
 *
 * @throws {UserError} if it cannot be read
 */
export function readTextFile(file: string): string {
  refuseTerminal(file)
  try {
    return readFileSync(file === '-' ? 0 : file, 'utf8')
  } catch (error) {
    throw new UnreadableFile(file, error)
  }
}

/**
 * Runs `read`, and puts the file's name before the message of an error in its content.
 *
 * @throws {UserError} instead of a {@link SlaCalendarError}
 */
export function inFile<T>(file: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (isSlaCalendarError(error)) throw new UserError(`${nameOf(file)}: ${error.message}`)
    throw error
  }
}
