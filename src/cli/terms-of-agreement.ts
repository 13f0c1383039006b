import { agreementNames, agreementsOf } from '../compliance/contracts/agreements.ts'
import { promisedTargets, targetsBySeverity } from '../compliance/contracts/contract.ts'
import { objectivesOf } from '../compliance/objectives/objective.ts'
import { UserError } from '../exports/user-error.ts'
import { didYouMean } from '../validation/did-you-mean.ts'
import type { CommandTerms } from './terms.ts'

/**
 * Returns the terms of `--agreement NAME`: its contracts, and everything that is not about another agreement.
 *
 * @param agreement undefined for all agreements
 * @throws {UserError} if no contract has the agreement
 */
export function termsOfAgreement(terms: CommandTerms, agreement: string | undefined): CommandTerms {
  if (agreement === undefined) return terms
  const { contracts, targets, objectives, waivers } = terms
  const own = agreementsOf(contracts).find(({ name }) => name === agreement)
  if (!own) throw unknownAgreement(agreement, agreementNames(contracts))
  const promised = promisedTargets(own.contracts)
  const judged = targets?.filter(target => promised.includes(target))
  return {
    ...terms,
    // A contract without a name would not know that it belongs to the agreement SLA.
    contracts: own.contracts.map(contract => ({ ...contract, agreement })),
    ...(judged && { targets: judged }),
    objectives: objectivesOf(objectives, agreement, targetsBySeverity(own.contracts, judged)),
    waivers: ofAgreement(waivers, agreement),
  }
}

/** Returns waivers or known breaches without those of other agreements. */
export function ofAgreement<T extends { readonly agreement?: string | undefined }>(
  all: readonly T[],
  agreement: string | undefined,
): T[] {
  return all.filter(one => agreement === undefined || one.agreement === undefined || one.agreement === agreement)
}

function unknownAgreement(name: string, names: readonly string[]): UserError {
  const what = `--agreement: ${JSON.stringify(name)} is not an agreement of the config file.`
  return new UserError(`${what} ${names.length ? didYouMean(name, names) : 'Its contracts name none.'}`)
}
