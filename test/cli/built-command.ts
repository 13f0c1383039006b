import { type ChildProcess, fork, spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { build } from 'esbuild'

/** The output of a run of the command; `status` is null if a signal ended it. */
export type Run = { status: number | null; stdout: string; stderr: string }

/** The command as users run it: built from the source at hand, never from a dist of another day. */
export class BuiltCommand {
  /** The files of one worker share a command, and all workers a build. */
  static #build: Promise<BuiltCommand> | undefined

  readonly #folder: string
  #server: ChildProcess | undefined
  /** The end of the run before: the server runs one at a time. */
  #last: Promise<unknown> = Promise.resolve()

  private constructor(folder: string) {
    this.#folder = folder
  }

  static build(): Promise<BuiltCommand> {
    BuiltCommand.#build ??= BuiltCommand.#bundled()
    return BuiltCommand.#build
  }

  static async #bundled(): Promise<BuiltCommand> {
    // test/cli/built-command-folder.ts makes the parent, and removes it after all tests.
    const parent = process.env.SLA_BUILT_COMMANDS!
    const command = new BuiltCommand(join(parent, 'cli'))
    const end = join(parent, 'end-of-build')
    // Only the first of several processes can make the folder. The others wait.
    if (mkdirSync(command.#folder, { recursive: true })) await command.#write().finally(() => writeFileSync(end, ''))
    while (!existsSync(end)) await setTimeout(20)
    return command
  }

  async #write(): Promise<void> {
    await build({
      // Each command is in a chunk, which the shared process loads once.
      entryPoints: { cli: 'src/cli/main.ts' },
      outdir: this.#folder,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      splitting: true,
      minifyWhitespace: true,
      minifySyntax: true,
      logLevel: 'error',
      format: 'esm',
      target: 'es2022',
      platform: 'node',
      // Nothing can be found from a temporary folder, so every package goes into the file, except the optional one.
      mainFields: ['module', 'main'],
      external: ['date-holidays'],
    })
  }

  /** The path of the file that Node runs. */
  get path(): string {
    return join(this.#folder, 'cli.mjs')
  }

  /** A path for a file that the command may read. */
  file(name: string): string {
    return join(this.#folder, name)
  }

  /**
   * Runs the command in a folder; `input` is the text of its standard input. The runs share a process, since starting Node
   * takes ten times as long as most of them.
   */
  run(args: readonly string[], cwd?: string, input?: string): Promise<Run> {
    this.#server ??= this.#start()
    const server = this.#server
    const run = this.#last.then(
      () =>
        new Promise<Run>((resolve, reject) => {
          const ended = () => reject(new Error('The command has ended its process.'))
          server.once('exit', ended)
          server.once('message', result => {
            server.off('exit', ended)
            resolve(result as Run)
          })
          server.send({ args, cwd, input })
        }),
    )
    this.#last = run.catch(() => {})
    return run
  }

  #start(): ChildProcess {
    const server = fork(join(import.meta.dirname, 'command-server.mjs'), [this.path], {
      env: { ...process.env, TZ: 'Asia/Tokyo' },
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    // It ends with this process, and does not keep it running.
    server.unref()
    server.channel?.unref()
    return server
  }

  /**
   * Runs the command in a process of its own; `input` is the text of its standard input, or the pieces that come one by
   * one.
   */
  spawn(args: readonly string[], input: string | readonly Uint8Array[] = '', cwd?: string): Promise<Run> {
    const child = spawn(process.execPath, [this.path, ...args], { cwd, env: { ...process.env, TZ: 'Asia/Tokyo' } })
    // A command that has seen enough closes its input.
    child.stdin.on('error', () => {})
    for (const piece of typeof input === 'string' ? [input] : input) child.stdin.write(piece)
    child.stdin.end()
    return outcome(child)
  }

  /** Runs a line of the shell in which `sla-calendar` is the command. */
  shell(line: string, cwd?: string): Promise<Run> {
    const script = `sla-calendar() { '${process.execPath}' '${this.path}' "$@"; }; ${line}`
    return outcome(spawn('bash', ['-c', script], { cwd }))
  }
}

function outcome(child: ReturnType<typeof spawn>): Promise<Run> {
  const run: Run = { status: null, stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const)
    child[name]!.setEncoding('utf8').on('data', (text: string) => {
      run[name] += text
    })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', status => resolve({ ...run, status }))
  })
}
