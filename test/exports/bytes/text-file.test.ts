import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { SlaCalendarError } from '../../../src/errors.ts'
import {
  inFile,
  ioReason,
  nameOf,
  readTextFile,
  refuseTerminal,
  UnreadableFile,
  UnwritableFile,
} from '../../../src/exports/bytes/text-file.ts'
import { UserError } from '../../../src/exports/user-error.ts'

const folder = mkdtempSync(join(tmpdir(), 'sla-calendar-text-file-'))
afterAll(() => rmSync(folder, { recursive: true }))

const systemError = (code: string) => Object.assign(new Error(`${code}: something of the system.`), { code })

describe('ioReason', () => {
  it.each([
    ['EACCES', 'permission denied'],
    ['EPERM', 'permission denied'],
    ['EISDIR', 'it is a directory'],
    ['ENOTDIR', 'a part of its path is not a directory'],
    ['EEXIST', 'a part of its path is not a directory'],
    ['ELOOP', 'its links lead round in a circle'],
    ['EMFILE', 'too many files are open'],
    ['EIO', 'the device reports an error'],
    ['ENAMETOOLONG', 'its name is too long'],
    ['EDQUOT', 'no space left in the quota of this user'],
    ['EFBIG', 'it would be too large'],
    ['ENOSPC', 'no space left on the disk'],
    ['ENXIO', 'nothing is connected to it'],
    ['EPIPE', 'its reader has closed it'],
    ['EROFS', 'the file system is read-only'],
    ['ENOENT', 'no such file'],
    ['EODD', 'EODD: something of the system'],
    ['E.ODD', 'E.ODD: something of the system'],
  ])('says what %s means', (code, reason) => expect(ioReason(systemError(code))).toBe(reason))

  it('says what is missing', () => expect(ioReason(systemError('ENOENT'), 'no such folder')).toBe('no such folder'))
  it('takes a reason in words', () => expect(ioReason('it is a terminal.')).toBe('it is a terminal'))
})

describe('the errors of files', () => {
  it('name the file, and standard input in words', () => {
    expect(new UnreadableFile('a.csv', systemError('ENOENT')).message).toBe('Cannot read a.csv: no such file.')
    expect(new UnreadableFile('-', systemError('EIO')).message).toBe(
      'Cannot read standard input: the device reports an error.',
    )
    expect(new UnwritableFile('out/a.xml', systemError('ENOENT')).message).toBe(
      'Cannot write out/a.xml: no such folder.',
    )
    expect(new UnwritableFile('a.xml', systemError('EROFS'), ' Choose another folder.').message).toBe(
      'Cannot write a.xml: the file system is read-only. Choose another folder.',
    )
  })
})

describe('nameOf', () => {
  it('names standard input in words', () => expect([nameOf('-'), nameOf('a.csv')]).toEqual(['standard input', 'a.csv']))
})

describe('readTextFile', () => {
  it('reads the text of a file', () => {
    const file = join(folder, 'a.json')
    writeFileSync(file, '{ "name": "Wärme" }')
    expect(readTextFile(file)).toBe('{ "name": "Wärme" }')
  })
  it('refuses a file that it cannot read', () => {
    expect(() => readTextFile(join(folder, 'none.json'))).toThrow(/^Cannot read .*none\.json: no such file\.$/)
    expect(() => readTextFile(folder)).toThrow(UserError)
  })
})

describe('standard input', () => {
  const isTTY = Object.getOwnPropertyDescriptor(process.stdin, 'isTTY')
  const terminal = (value: boolean) => Object.defineProperty(process.stdin, 'isTTY', { value, configurable: true })
  afterEach(() => {
    if (isTTY) Object.defineProperty(process.stdin, 'isTTY', isTTY)
    else Reflect.deleteProperty(process.stdin, 'isTTY')
  })
  it('is not read from a terminal, where a command would seem to hang', () => {
    terminal(true)
    const message = 'Cannot read standard input: it is a terminal. Name a file, or pipe one into the command.'
    for (const read of [refuseTerminal, readTextFile])
      expect(() => read('-')).toThrow(new UnreadableFile('-', '').constructor)
    expect(() => refuseTerminal('-')).toThrow(message)
    expect(refuseTerminal('a.csv')).toBeUndefined()
  })
  it('is read from anything else', () => {
    terminal(false)
    expect(refuseTerminal('-')).toBeUndefined()
  })
})

describe('inFile', () => {
  const failing = (error: unknown) => () => {
    throw error
  }
  it('returns what was read', () => expect(inFile('a.json', () => 5)).toBe(5))
  it('names the file of an error in its content', () => {
    const error = new SlaCalendarError('input-invalid', ['rank'], 'It is wrong.')
    expect(() => inFile('a.json', failing(error))).toThrow(new UserError('a.json: rank: It is wrong.'))
    expect(() => inFile('-', failing(error))).toThrow('standard input: rank: It is wrong.')
  })
  it('passes other errors on', () => {
    const bug = new TypeError('bug')
    expect(() => inFile('a.json', failing(bug))).toThrow(bug)
  })
})
