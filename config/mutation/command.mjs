// The command for the tests of src/cli while Stryker runs. It runs in the process of the tests, where a mutant is active:
// each run evaluates src/cli/main.ts again, with other arguments, input and streams.
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'

/** The error of a test that needs a process, or modules, of its own. */
export class NeedsProcess extends Error {}

/** Returns a replacement for `BuiltCommand` of test/cli/built-command.ts. */
export function commandIn(load) {
  let runs = 0
  const home = process.cwd()

  return class BuiltCommand {
    #folder = mkdtempSync(join(tmpdir(), 'sla-calendar-cli-'))
    /** The end of the last run: two runs at a time would share the streams. */
    #last = Promise.resolve()

    /** Loads the command. What its modules do while they load is no part of a test. */
    static async build() {
      const stryker = globalThis.__stryker__
      const { currentTestId } = stryker
      stryker.currentTestId = undefined
      const files = readdirSync('src/cli', { recursive: true, encoding: 'utf8' })
      for (const file of files.filter(name => name.endsWith('.ts') && name !== 'main.ts'))
        await load(join(home, 'src/cli', file))
      stryker.currentTestId = currentTestId
      return new BuiltCommand()
    }

    get path() {
      throw new NeedsProcess()
    }

    file(name) {
      return join(this.#folder, name)
    }

    run(args, cwd = home, input = '') {
      return this.spawn(args, input, cwd)
    }

    spawn(args, input = '', cwd = home) {
      // A config file is read from the real standard input.
      if (/^schema -$|--document[ =]-( |$)/.test(args.join(' '))) throw new NeedsProcess()
      const run = this.#last.then(() => this.#run(args, input, cwd))
      this.#last = run.catch(() => {})
      return run
    }

    /** Runs a line of the shell that is only the command and its arguments. */
    async shell(line, cwd) {
      const [, words] = /^sla-calendar((?: "[^"$`\\]*"| [\w./=@,:+-]+)*)$/.exec(line) ?? []
      if (words === undefined) throw new NeedsProcess()
      const args = Array.from(words.matchAll(/"([^"]*)"|\S+/g), ([word, quoted]) => quoted ?? word)
      return this.run(args, cwd)
    }

    async #run(args, input, cwd) {
      const texts = { stdout: '', stderr: '' }
      const restore = replaced(args, input, texts)
      process.chdir(cwd)
      try {
        await load(`${join(home, 'src/cli/main.ts')}?run=${runs++}`)
        return { status: process.exitCode ?? 0, ...texts }
      } finally {
        process.chdir(home)
        restore()
      }
    }
  }
}

/** Replaces what the command reads of its process, and returns how to undo it. */
function replaced(args, input, texts) {
  const { argv, exitCode } = process
  const { TZ } = process.env
  const stdin = Object.getOwnPropertyDescriptor(process, 'stdin')
  const streams = ['stdout', 'stderr'].map(name => [name, process[name].write])
  for (const [name] of streams)
    process[name].write = (piece, encoding, done) => {
      texts[name] += piece
      const callback = typeof encoding === 'function' ? encoding : done
      if (callback) setImmediate(callback)
      return true
    }
  process.argv = [...argv.slice(0, 2), ...args]
  process.exitCode = undefined
  process.env.TZ = 'Asia/Tokyo'
  const pieces = typeof input === 'string' ? [Buffer.from(input)] : input
  Object.defineProperty(process, 'stdin', { value: Readable.from(pieces), configurable: true })
  return () => {
    for (const [name, write] of streams) {
      process[name].write = write
      process[name].removeAllListeners('error')
    }
    process.argv = argv
    process.exitCode = exitCode
    if (TZ === undefined) delete process.env.TZ
    else process.env.TZ = TZ
    Object.defineProperty(process, 'stdin', stdin)
  }
}
