/** An error that the user can fix. The command prints its message as one line, without a stack, and exits with 2. */
export class UserError extends Error {
  override readonly name = 'CommandError'
}
