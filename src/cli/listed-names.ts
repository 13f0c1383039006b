/** Returns names in lines of less than 80 columns, each after an indent. */
export function listedNames(names: readonly string[], indent: string): string {
  const lines = [indent]
  for (const [i, name] of names.entries()) {
    const word = name + (i < names.length - 1 ? ', ' : '')
    if (lines.at(-1)!.length + word.length > 79) lines.push(indent)
    lines[lines.length - 1] += word
  }
  return lines.map(line => line.trimEnd()).join('\n')
}
