import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { startingDocument } from '../../document/starting-document.ts'
import { UnwritableFile } from '../../exports/bytes/text-file.ts'
import { UserError } from '../../exports/user-error.ts'
import { escapeControlCharacters } from '../../reports/escape-control.ts'
import { type Command, command, EXIT_OK } from '../command.ts'

const FILE = 'sla.json'

const HELP = `Usage: sla-calendar init [FILE]

Writes a config file to start from: a calendar, a policy and the columns of an
export of tickets, with comments that say what to change. Existing files are
never overwritten.

  FILE  the file to write (default: ${FILE}); - prints it

Exit status: 0 if the file is written, 2 if it is not.
`

const named = command({
  name: 'init',
  summary: 'writes an sla.json to start from',
  help: HELP,
  options: {},
  operands: ['FILE'],
  run(_, [file]) {
    if (file === '-') process.stdout.write(startingDocument)
    else write(file)
    return EXIT_OK
  },
})

/** `sla-calendar init`: writes a config file to start from. */
export const initCommand: Command = {
  summary: named.summary,
  run: args => named.run(args.some(isOperand) ? args : [...args, FILE]),
}

function isOperand(arg: string, i: number, args: readonly string[]): boolean {
  return arg === '-' || !arg.startsWith('-') || args.slice(0, i).includes('--')
}

function write(file: string): void {
  try {
    const open = openSync(file, 'wx')
    try {
      writeFileSync(open, startingDocument)
    } catch (error) {
      rmSync(file)
      throw error
    } finally {
      closeSync(open)
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new UserError(`${file} exists already. Remove it, or name another file.`)
    throw new UnwritableFile(file, error)
  }
  process.stdout.write(`Created ${escapeControlCharacters(file)}. Follow the comments in it.\n`)
}
