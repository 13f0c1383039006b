import { GENERAL_HELP, loadCommands } from '../src/cli/command-list.ts'

/** Returns docs/commands.md, made of the same texts as `--help`. */
export async function commandsGuide(): Promise<string> {
  const help = (text: string) => ['```text', text.trimEnd(), '```', '']
  return [
    '---',
    'title: The command line',
    'group: Reference',
    'description: Every command of sla-calendar with its options and exit status.',
    'keywords: [CLI, options, flags, terminal]',
    '---',
    '',
    '<!-- Made by scripts/man.mjs from the texts of --help. Do not edit. -->',
    '',
    '# The command line',
    '',
    'Each section is the text that `npx sla-calendar help COMMAND` prints. [Check SLAs in a pipeline](ci.md) has recipes,',
    'and [Write the config file sla.json](document.md) describes the config file.',
    '',
    ...help(GENERAL_HELP),
    ...[...(await loadCommands())].flatMap(([name, command]) => [`## ${name}`, '', ...help(command.help)]),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n')
}
