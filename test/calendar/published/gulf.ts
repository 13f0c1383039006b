/**
 * Working days, Sunday to Thursday, on which the offices of Kuwait were closed.
 *
 * 2022: the national days were Friday 25 and Saturday 26 February; the government gave Sunday and Monday instead,
 * Tuesday for Al-Isra wal Miraj and the two days after it (time.news/kuwait-celebrates-national-liberation-day-9-days-public-holiday).
 */
export const kuwait2022 = ['2022-02-27', '2022-02-28', '2022-03-01', '2022-03-02', '2022-03-03']

/** 2023: 19, 26 and 27 February (timeskuwait.com, "Kuwait sets Feb 19, 26, 27 as public holidays", Civil Service Commission). */
export const kuwait2023 = ['2023-02-19', '2023-02-26', '2023-02-27']
