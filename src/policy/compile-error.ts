/** A type whose text shows in a compile error. No value has it. */
export type CompileError<Message extends string> = { readonly '~error': Message }
