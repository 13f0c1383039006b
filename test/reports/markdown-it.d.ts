declare module 'markdown-it' {
  /** As much of the package as tests use; it has no types of its own. */
  export default class MarkdownIt {
    constructor(options?: { readonly html: boolean; readonly linkify: boolean })
    use(plugin: (md: never) => void): this
    render(text: string): string
    parse(
      text: string,
      environment: object,
    ): { type: string; children: { type: string; attrGet(name: string): string | null }[] | null }[]
  }
}
