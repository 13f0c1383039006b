// Runs the built command again and again in one process, for tests that need no process of their own. Its main module
// starts again each time, and its imports are loaded once. Only the three standard streams are replaced;
// test/cli/main.test.ts compares the runs with real ones.
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'

const command = pathToFileURL(process.argv[2]).href
const home = process.cwd()
const real = Object.fromEntries(['stdout', 'stderr'].map(name => [name, process[name].write]))
const realInput = Object.getOwnPropertyDescriptor(process, 'stdin')
const argv = process.argv.slice(0, 2)
let runs = 0

process.on('message', async ({ args, cwd = home, input }) => {
  const texts = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'])
    process[name].write = (piece, encoding, done) => {
      texts[name] += piece
      const callback = typeof encoding === 'function' ? encoding : done
      if (callback) setImmediate(callback)
      return true
    }
  // Without an input, standard input is the real one, which is empty.
  const stdin = input === undefined ? realInput : { value: Readable.from([Buffer.from(input)]), configurable: true }
  Object.defineProperty(process, 'stdin', stdin)
  process.argv = [...argv, ...args]
  process.exitCode = undefined
  process.chdir(cwd)
  try {
    await import(`${command}?run=${runs++}`)
  } finally {
    process.chdir(home)
    for (const name of ['stdout', 'stderr']) {
      process[name].write = real[name]
      process[name].removeAllListeners('error')
    }
  }
  process.send({ status: process.exitCode ?? 0, ...texts })
})
