/**
 * Weekdays on which the offices of Taiwan are closed, as the Directorate-General of Personnel Administration announced.
 *
 * 2022: Taipei Times, 29 May 2021 (taipeitimes.com/News/taiwan/archives/2021/05/29/2003758243), which lists the long
 * weekends and Saturday 22 January as a working day. 4 February is the day that Saturday makes up for.
 */
export const taiwan2022 = [
  '2021-12-31',
  ...['2022-01-31', '2022-02-01', '2022-02-02', '2022-02-03', '2022-02-04'],
  '2022-02-28',
  ...['2022-04-04', '2022-04-05'],
  '2022-06-03',
  '2022-09-09',
  '2022-10-10',
]

/** 2026: office calendar of a shipping line (oocl.com/taiwan/eng/localinformation/officecalendar), 1 May for workers. */
export const taiwan2026 = [
  '2026-01-01',
  ...['2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
  '2026-02-27',
  ...['2026-04-03', '2026-04-06'],
  '2026-05-01',
  '2026-06-19',
  ...['2026-09-25', '2026-09-28'],
  ...['2026-10-09', '2026-10-26'],
  '2026-12-25',
]
