import { listed } from './by-year.ts'

/**
 * Federal holidays as observed by most federal employees, 2010-2023, by the calendar year of the day off; the star
 * marks a day "treated as a holiday" in place of a Saturday or Sunday.
 *
 * U.S. Office of Personnel Management, opm.gov/policy-data-oversight/pay-leave/federal-holidays: 2011-2022 from the
 * scrape github.com/tylerharter/us-federal-holidays, holidays.csv, where the cell "Friday, December 31, 2021" of the
 * table for 2022 stands under 2022 by mistake and that of 2010 is missing; 2010 and 31 December 2010 from
 * voices.washingtonpost.com/federal-eye/2010/10, which copies the two tables, 2023 from j4neiros.us/2023/12.
 * Inauguration Day, a holiday around Washington only, is left out.
 */
export const unitedStates = listed(`
  2010-01-01 New Year's Day
  2010-01-18 Birthday of Martin Luther King, Jr.
  2010-02-15 Washington's Birthday
  2010-05-31 Memorial Day
  2010-07-05* Independence Day
  2010-09-06 Labor Day
  2010-10-11 Columbus Day
  2010-11-11 Veterans Day
  2010-11-25 Thanksgiving Day
  2010-12-24* Christmas Day
  2010-12-31* New Year's Day
  2011-01-17 Birthday of Martin Luther King, Jr.
  2011-02-21 Washington's Birthday
  2011-05-30 Memorial Day
  2011-07-04 Independence Day
  2011-09-05 Labor Day
  2011-10-10 Columbus Day
  2011-11-11 Veterans Day
  2011-11-24 Thanksgiving Day
  2011-12-26* Christmas Day
  2012-01-02* New Year's Day
  2012-01-16 Birthday of Martin Luther King, Jr.
  2012-02-20 Washington's Birthday
  2012-05-28 Memorial Day
  2012-07-04 Independence Day
  2012-09-03 Labor Day
  2012-10-08 Columbus Day
  2012-11-12* Veterans Day
  2012-11-22 Thanksgiving Day
  2012-12-25 Christmas Day
  2013-01-01 New Year's Day
  2013-01-21 Birthday of Martin Luther King, Jr.
  2013-02-18 Washington's Birthday
  2013-05-27 Memorial Day
  2013-07-04 Independence Day
  2013-09-02 Labor Day
  2013-10-14 Columbus Day
  2013-11-11 Veterans Day
  2013-11-28 Thanksgiving Day
  2013-12-25 Christmas Day
  2014-01-01 New Year's Day
  2014-01-20 Birthday of Martin Luther King, Jr.
  2014-02-17 Washington's Birthday
  2014-05-26 Memorial Day
  2014-07-04 Independence Day
  2014-09-01 Labor Day
  2014-10-13 Columbus Day
  2014-11-11 Veterans Day
  2014-11-27 Thanksgiving Day
  2014-12-25 Christmas Day
  2015-01-01 New Year's Day
  2015-01-19 Birthday of Martin Luther King, Jr.
  2015-02-16 Washington's Birthday
  2015-05-25 Memorial Day
  2015-07-03* Independence Day
  2015-09-07 Labor Day
  2015-10-12 Columbus Day
  2015-11-11 Veterans Day
  2015-11-26 Thanksgiving Day
  2015-12-25 Christmas Day
  2016-01-01 New Year's Day
  2016-01-18 Birthday of Martin Luther King, Jr.
  2016-02-15 Washington's Birthday
  2016-05-30 Memorial Day
  2016-07-04 Independence Day
  2016-09-05 Labor Day
  2016-10-10 Columbus Day
  2016-11-11 Veterans Day
  2016-11-24 Thanksgiving Day
  2016-12-26* Christmas Day
  2017-01-02* New Year's Day
  2017-01-16 Birthday of Martin Luther King, Jr.
  2017-02-20 Washington's Birthday
  2017-05-29 Memorial Day
  2017-07-04 Independence Day
  2017-09-04 Labor Day
  2017-10-09 Columbus Day
  2017-11-10* Veterans Day
  2017-11-23 Thanksgiving Day
  2017-12-25 Christmas Day
  2018-01-01 New Year's Day
  2018-01-15 Birthday of Martin Luther King, Jr.
  2018-02-19 Washington's Birthday
  2018-05-28 Memorial Day
  2018-07-04 Independence Day
  2018-09-03 Labor Day
  2018-10-08 Columbus Day
  2018-11-12* Veterans Day
  2018-11-22 Thanksgiving Day
  2018-12-25 Christmas Day
  2019-01-01 New Year's Day
  2019-01-21 Birthday of Martin Luther King, Jr.
  2019-02-18 Washington's Birthday
  2019-05-27 Memorial Day
  2019-07-04 Independence Day
  2019-09-02 Labor Day
  2019-10-14 Columbus Day
  2019-11-11 Veterans Day
  2019-11-28 Thanksgiving Day
  2019-12-25 Christmas Day
  2020-01-01 New Year's Day
  2020-01-20 Birthday of Martin Luther King, Jr.
  2020-02-17 Washington's Birthday
  2020-05-25 Memorial Day
  2020-07-03* Independence Day
  2020-09-07 Labor Day
  2020-10-12 Columbus Day
  2020-11-11 Veterans Day
  2020-11-26 Thanksgiving Day
  2020-12-25 Christmas Day
  2021-01-01 New Year's Day
  2021-01-18 Birthday of Martin Luther King, Jr.
  2021-02-15 Washington's Birthday
  2021-05-31 Memorial Day
  2021-06-18* Juneteenth National Independence Day
  2021-07-05* Independence Day
  2021-09-06 Labor Day
  2021-10-11 Columbus Day
  2021-11-11 Veterans Day
  2021-11-25 Thanksgiving Day
  2021-12-24* Christmas Day
  2021-12-31* New Year's Day
  2022-01-17 Birthday of Martin Luther King, Jr.
  2022-02-21 Washington's Birthday
  2022-05-30 Memorial Day
  2022-06-20* Juneteenth National Independence Day
  2022-07-04 Independence Day
  2022-09-05 Labor Day
  2022-10-10 Columbus Day
  2022-11-11 Veterans Day
  2022-11-24 Thanksgiving Day
  2022-12-26* Christmas Day
  2023-01-02* New Year's Day
  2023-01-16 Birthday of Martin Luther King, Jr.
  2023-02-20 Washington's Birthday
  2023-05-29 Memorial Day
  2023-06-19 Juneteenth National Independence Day
  2023-07-04 Independence Day
  2023-09-04 Labor Day
  2023-10-09 Columbus Day
  2023-11-10* Veterans Day
  2023-11-23 Thanksgiving Day
  2023-12-25 Christmas Day
`)
