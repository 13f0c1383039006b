import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

const ROOT = join(import.meta.dirname, '../..')

/** The parts of `action.yml` that its tests use. */
export type ActionFile = {
  readonly inputs: { readonly [name: string]: { readonly required?: boolean; readonly default?: string } }
  readonly outputs: { readonly [name: string]: { readonly value: string } }
  readonly runs: {
    readonly using: string
    readonly steps: readonly {
      readonly id: string
      readonly shell: string
      readonly env: { readonly [name: string]: string }
      readonly run: string
    }[]
  }
}

export const action: ActionFile = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'))

/** What a run of the action leaves: the exit status, the log, the job summary and the outputs. */
export type ActionRun = {
  readonly status: number | null
  readonly log: string
  readonly summary: string
  readonly outputs: { readonly [name: string]: string }
}

/**
 * Runs the steps of the action as GitHub does: with the inputs in the expressions of `env`, in the workspace, by the shell
 * that GitHub uses for `bash` (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax).
 */
export function runAction(workspace: string, inputs: { readonly [name: string]: string }): ActionRun {
  const temp = mkdtempSync(join(workspace, '.runner '))
  const [script, output, summary] = ['step.sh', 'output', 'summary'].map(name => join(temp, name))
  mkdirSync(join(temp, 'temp'))
  writeFileSync(output, '')
  writeFileSync(summary, '')
  let log = ''
  let status: number | null = 0
  for (const step of action.runs.steps) {
    writeFileSync(script, step.run)
    const run = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', script], {
      cwd: workspace,
      encoding: 'utf8',
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        ...registrySettings(),
        CI: 'true',
        GITHUB_ACTIONS: 'true',
        GITHUB_ACTION_PATH: ROOT,
        GITHUB_WORKSPACE: workspace,
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summary,
        RUNNER_TEMP: join(temp, 'temp'),
        ...Object.fromEntries(Object.entries(step.env).map(([name, text]) => [name, withInputs(text, inputs)])),
      },
    })
    log += run.stdout + run.stderr
    status = run.status
    if (status !== 0) break
  }
  const lines = readFileSync(output, 'utf8').trimEnd().split('\n')
  const outputs = Object.fromEntries(lines.map(line => line.split('=')))
  return { status, log, summary: readFileSync(summary, 'utf8'), outputs }
}

/** Returns the settings of npm in the environment, so that the client here finds its registry. */
function registrySettings(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => /^npm_config_/i.test(name)))
}

function withInputs(text: string, inputs: { readonly [name: string]: string }): string {
  return text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name) => inputs[name] ?? action.inputs[name].default ?? '')
}
