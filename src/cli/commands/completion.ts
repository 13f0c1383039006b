import { InputValue } from '../../validation/input-value.ts'
import { type Command, type Commands, command, EXIT_OK } from '../command.ts'

const HELP = `Usage: sla-calendar completion SHELL

Prints a script that completes commands, options and their values in a shell:
bash, zsh or fish. To load it:

  bash  source <(sla-calendar completion bash), in ~/.bashrc
  zsh   source <(sla-calendar completion zsh), in ~/.zshrc after compinit
  fish  sla-calendar completion fish | source, in ~/.config/fish/config.fish

Exit status: 0 if the script is printed, 2 if it is not.
`

const SHELLS: { readonly [shell: string]: (commands: Commands) => string } = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
}

/**
 * `sla-calendar completion`: prints a completion script, made of the options of every command.
 *
 * @param load loads every command
 */
export function completionCommand(load: () => Promise<Commands>): Command {
  return command({
    name: 'completion',
    help: HELP,
    options: {},
    operands: ['SHELL'],
    operandValues: Object.keys(SHELLS),
    async run(_, [shell]) {
      const name = new InputValue(shell, ['SHELL']).oneOf(Object.keys(SHELLS))
      process.stdout.write(SHELLS[name](await load()))
      return EXIT_OK
    },
  })
}

/** Returns the words that the first operand of a command may be; undefined for files, empty without operands. */
function operandWords({ operands, operandValues }: Command): readonly string[] | undefined {
  return operands.length ? operandValues : []
}

/** Returns the names of a command's options. */
function optionWords({ options }: Command): string[] {
  return Object.keys(options).map(name => `--${name}`)
}

/** A command with the operands of `help`. */
function withHelp(
  commands: Commands,
): [name: string, command: Pick<Command, 'options' | 'operands' | 'operandValues'>][] {
  const names = [...commands.keys()]
  return [...commands, ['help', { options: {}, operands: ['[COMMAND]'], operandValues: names }]]
}

function bashScript(commands: Commands): string {
  const cases = [...commands].map(([name, one]) => bashCase(name, one))
  return `# Completion of sla-calendar in bash.
_sla_calendar() {
  local current="\${COMP_WORDS[COMP_CWORD]}" option= command="\${COMP_WORDS[1]}" word="\${COMP_CWORD}"
  # bash splits --option=value at the equals sign.
  if [ "$current" = = ]; then
    current=
    option="\${COMP_WORDS[word - 1]}"
  elif [ "\${COMP_WORDS[word - 1]}" = = ]; then
    option="\${COMP_WORDS[word - 2]}"
  else
    option="\${COMP_WORDS[word - 1]}"
  fi
  COMPREPLY=()
  if [ "$word" -eq 1 ]; then
    ${words([...withHelp(commands).map(([name]) => name), '--help', '--version'])}
    return
  fi
  case "$command" in
${cases.join('')}    help) ${words([...commands.keys()])} ;;
  esac
}
complete -o filenames -F _sla_calendar sla-calendar
`
}

/** The reply with files; their names may have spaces. */
const FILES = `local IFS=$'\\n'; COMPREPLY=($(compgen -f -- "$current"))`

function words(list: readonly string[]): string {
  return list.length ? `COMPREPLY=($(compgen -W '${list.join(' ')}' -- "$current"))` : ':'
}

function bashCase(name: string, one: Command): string {
  const replies = new Map<string, string[]>()
  for (const [option, { type, values = [] }] of Object.entries(one.options)) {
    if (type === 'boolean') continue
    const reply = values === 'files' ? FILES : words(values)
    replies.set(reply, [...(replies.get(reply) ?? []), `--${option}`])
  }
  const branches = [...replies].map(([reply, options]) => `        ${options.join('|')}) ${reply} ;;\n`)
  const operand = operandWords(one)
  return `    ${name})
      case "$option" in
${branches.join('')}        *)
          case "$current" in
            -*) ${words(optionWords(one))} ;;
            *) ${operand ? words(operand) : FILES} ;;
          esac
          ;;
      esac
      ;;
`
}

function zshScript(commands: Commands): string {
  const cases = withHelp(commands).map(([name, one]) => {
    const options = Object.entries(one.options).map(([option, { type, multiple, values }]) => {
      const start = `'${multiple ? '*' : ''}--${option}`
      return type === 'boolean' ? `${start}'` : `${start}=:${option}:${zshAction(values ?? [])}'`
    })
    const operand = one.operands.length
      ? [`'*:${one.operands[0].replace(/[[\]…]/g, '')}:${zshAction(one.operandValues ?? 'files')}'`]
      : []
    return `    ${name}) _arguments ${[...options, ...operand].join(' ')} ;;\n`
  })
  return `#compdef sla-calendar
# Completion of sla-calendar in zsh.
_sla_calendar() {
  local -a commands=(${[...commands].map(([name, { summary }]) => `'${name}:${summary.replaceAll("'", "'\\''")}'`).join(' ')} 'help:prints the help of a command')
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command="\${words[2]}"
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join('')}  esac
}
compdef _sla_calendar sla-calendar
`
}

function zshAction(values: readonly string[] | 'files'): string {
  if (values === 'files') return '_files'
  return values.length ? `(${values.join(' ')})` : ' '
}

function fishScript(commands: Commands): string {
  const lines = withHelp(commands).flatMap(([name, one]) => {
    const start = `complete -c sla-calendar -n '__fish_seen_subcommand_from ${name}'`
    const options = Object.entries(one.options).map(([option, { type, short, values = [] }]) => {
      const flag = `${start} -l ${option}${short ? ` -s ${short}` : ''}`
      if (type === 'boolean') return flag
      return values === 'files' ? `${flag} -r -F` : `${flag} -x${values.length ? ` -a '${values.join(' ')}'` : ''}`
    })
    const operand = one.operands.length ? one.operandValues : []
    return [...options, ...(operand ? [`${start} -f${operand.length ? ` -a '${operand.join(' ')}'` : ''}`] : [])]
  })
  const names = [...commands].map(
    ([name, { summary }]) =>
      `complete -c sla-calendar -n __fish_use_subcommand -f -a ${name} -d '${summary.replaceAll("'", "\\'")}'`,
  )
  const help = `complete -c sla-calendar -n __fish_use_subcommand -f -a help -d 'prints the help of a command'`
  return `# Completion of sla-calendar in fish.\n${[...names, help, ...lines].join('\n')}\n`
}
