import fc from 'fast-check'

/** Those who may have a ticket. */
export const holders = ['desk', 'network', 'vendor'] as const

/** The ticket changes hands. */
export function anyAssignment(): fc.Arbitrary<{ type: 'assigned'; to: string }> {
  return fc.constantFrom(...holders).map(to => ({ type: 'assigned', to }))
}

/** Those who must have the ticket for a target to count. */
export function anyHolders(): fc.Arbitrary<string[]> {
  return fc.subarray([...holders], { minLength: 1 })
}
