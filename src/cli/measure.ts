import { italianOffice } from '../calendar/italy.ts'
import { msaBusiness } from '../policy/msa-business.ts'
import { compiledPolicy, type Policy } from '../policy/policy.ts'

/** What the commands judge by: the seed contract, in Rome's office hours. */
export const policy: Policy = msaBusiness
export const calendar = italianOffice

const { severities: targets, channels: ids } = compiledPolicy(policy, [])

/** The policy's words: its severities, the most severe first, and its channels. */
export const severities: readonly string[] = [...targets.keys()]
export const channels: readonly string[] = ids
