import { writeFileSync } from 'node:fs'
import { startingDocument } from '../document/starting-document.ts'
import { type Command, command, HELD } from './command.ts'
import { CommandError } from './command-error.ts'

const FILE = 'sla.json'

const HELP = `Usage: sla-calendar init [FILE]

Writes a document to start from: a calendar, a policy and how to read an
export of tickets, with comments that say what to change. FILE is ${FILE}, if
left out; - prints it. A file that is there already is never overwritten.

Exit status: 0 when it is written, 2 when it could not be.
`

const REASONS: { readonly [code: string]: string } = {
  EEXIST: 'this file is there already; remove it, or name another one.',
  EISDIR: 'this is a directory, not a file.',
  ENOENT: 'there is no such directory.',
  ENOTDIR: 'there is no such directory.',
  EACCES: 'the file may not be written.',
  EPERM: 'the file may not be written.',
  EROFS: 'the file may not be written.',
  ENOSPC: 'there is no space left.',
}

const named = command({
  name: 'init',
  summary: 'writes an sla.json to start from',
  help: HELP,
  options: {},
  operands: ['FILE'],
  run(_, [file]) {
    if (file === '-') process.stdout.write(startingDocument)
    else write(file)
    return HELD
  },
})

export const initCommand: Command = {
  summary: named.summary,
  run: args => named.run(args.some(isOperand) ? args : [...args, FILE]),
}

function isOperand(arg: string, i: number, args: readonly string[]): boolean {
  return arg === '-' || !arg.startsWith('-') || args.slice(0, i).includes('--')
}

function write(file: string): void {
  try {
    writeFileSync(file, startingDocument, { flag: 'wx' })
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException
    throw new CommandError(`${file}: ${REASONS[code] ?? `it cannot be written: ${message}`}`)
  }
  process.stdout.write(`${file} is written. Its comments say what to change.\n`)
}
