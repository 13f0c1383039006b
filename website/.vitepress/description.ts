/** Returns the first paragraph of a Markdown text without its markup, at most some 160 characters of it. */
export function descriptionOf(markdown: string): string {
  const blocks = markdown
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/^```[\s\S]*?^```$/gm, '')
    .split(/\n{2,}/)
  const paragraph =
    blocks.map(block => block.trim()).find(block => /^[\w"“`[*]/.test(block) && !/^\*{3}/.test(block)) ?? ''
  const text = paragraph
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[`*\\]/g, '')
    .replace(/\s+/g, ' ')
  return text.length <= 160 ? text : `${text.slice(0, 160).replace(/\s+\S*$/, '')} …`
}
