/** The texts of HTML reports that other reports do not have. */
export type PageMessages = {
  /** Which tickets the report is about: local dates. */
  readonly reported: (from: string, to: string) => string
  readonly onTime: string
  readonly breached: string
  readonly open: string
  readonly ofTargets: (met: number, ended: number) => string
  readonly minimum: (minimum: string, state: GateState) => string
  readonly noBreach: (state: GateState) => string
  readonly objectives: (count: number, missed: number, notJudged: number) => string
  readonly excused: (count: number) => string
  readonly worstLate: (duration: string) => string
  readonly paused: (count: number) => string
  readonly nextDue: (time: string) => string
  /** In a comparison of two versions and in a forecast. */
  readonly newlyBreached: string
  readonly newlyMet: string
  readonly beforeAndAfter: string
  readonly ahead: string
  readonly forecast: string
  readonly until: (time: string) => string
  readonly notJudged: string
  readonly attainment: string
  readonly months: string
  readonly counts: string
  readonly teams: string
  readonly nextBreaches: string
  readonly ifNothingHappens: string
  readonly worstBreaches: string
  readonly timelines: (count: number) => string
  readonly columns: Readonly<Record<'stopped' | 'late' | 'used' | 'timeLeft' | 'note', string>>
  /** A cell: the target has not been stopped. */
  readonly notStopped: string
}

/** Whether a minimum is reached, missed, or not judged. */
export type GateState = 'met' | 'missed' | 'none'
