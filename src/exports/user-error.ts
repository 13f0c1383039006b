/** Something the user can mend: the command shows the message as one line, without a stack, and exits with 2. */
export class UserError extends Error {
  override readonly name = 'CommandError'
}
