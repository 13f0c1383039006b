import { deadline } from 'sla-calendar'
import { timelineSvg } from 'sla-calendar/svg'

const { dueAt } = deadline({ severity: 'high', reportedAt: new Date('2026-03-06T16:00:00Z') })
console.log(dueAt.toISOString(), typeof timelineSvg)
