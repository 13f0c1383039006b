/**
 * Returns the commands in the console fences of a Markdown text, each with its documented output. A command is a line that
 * begins with `$ `; lines that begin with `> ` continue it.
 *
 * @param {string} text
 */
export function consoleExamples(text) {
  const examples = []
  let inside = false
  for (const [index, line] of text.split('\n').entries()) {
    if (line.startsWith('```')) inside = !inside && line.trim() === '```console'
    else if (inside && line.startsWith('$ ')) examples.push({ line: index + 1, command: line.slice(2), lines: [] })
    else if (inside && line.startsWith('> ')) examples.at(-1).command += `\n${line.slice(2)}`
    else if (inside) examples.at(-1).lines.push(line)
  }
  return examples.map(({ line, command, lines }) => ({ line, command, output: lines.join('\n').trimEnd() }))
}
