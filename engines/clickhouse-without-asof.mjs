// The deadline query for ClickHouse without ASOF joins, such as version 18.16 of Debian. The library's own text needs ASOF.
//
// It is the join by buckets that the library uses for DuckDB, in the words of the old version: no window functions, one join
// per SELECT, and no NULLs in arrays. All rows of a calendar in the same bucket become arrays, so each ticket meets one row.

const NEVER = '-9223372036854775807' // an instant and an amount that no row has
const LARGEST = Number.MAX_SAFE_INTEGER
/** A day, for instants, and the open time of a day, for amounts. */
const [DAY, OPEN_DAY] = [86_400_000, 28_800_000]

// A row applies up to the next one. Instants before the range have no row: the first row of a calendar ends where it begins.
const OPENED = `
  SELECT calendar, open_ms, close_ms, cum_ms, if(cum_ms < 0, close_ms, open_ms) AS from_value, next_ms AS to_value
  FROM (
    SELECT calendar, groupArray(open_ms) AS opens, groupArray(close_ms) AS closes, groupArray(cum_ms) AS cums
    FROM (SELECT calendar, open_ms, close_ms, cum_ms FROM sla_calendar ORDER BY calendar, open_ms)
    GROUP BY calendar
  )
  ARRAY JOIN opens AS open_ms, closes AS close_ms, cums AS cum_ms,
    arrayPushBack(arrayMap(x -> x - 1, arrayPopFront(opens)), opens[-1]) AS next_ms`

// Rows without open time reach no amount.
const REACHED = `
  SELECT calendar, open_ms, close_ms, cum_ms, cum_ms + 1 AS from_value, cum_ms + close_ms - open_ms AS to_value
  FROM sla_calendar WHERE cum_ms >= 0 AND close_ms > open_ms`

/**
 * Returns the query: every column of the tickets, followed by due_ms.
 *
 * @param columns the columns of the tickets: `calendar`, `start_ms`, `budget_ms` and others
 */
export function deadlineWithoutAsof(columns) {
  const opened = `
  SELECT ${columns}, key, at,
    if(place = 0 OR budget_ms IS NULL OR budget_ms < 0, ${NEVER},
      cums[place] + least(at, closes[place]) - opens[place] + least(ifNull(budget_ms, 0), ${LARGEST})) AS amount
  FROM (${placed(columns, 'at', 'at', `SELECT ${columns}, ifNull(calendar, '') AS key, ifNull(start_ms, ${NEVER}) AS at FROM tickets`, OPENED, DAY)})`
  return `
SELECT ${columns},
  multiIf(amount = ${NEVER}, NULL, budget_ms = 0, at, place = 0, NULL, opens[place] + amount - cums[place]) AS due_ms
FROM (${placed(columns, 'amount', 'at, amount', opened, REACHED, OPEN_DAY)})`
}

/** Returns the tickets with the rows of their bucket, and the place of the row that applies: 0 if there is none. */
function placed(columns, value, others, tickets, rows, size) {
  const bucket = number => `intDiv(${number}, ${size})`
  const first = bucket('from_value')
  return `
  SELECT ${columns}, key, ${others}, opens, closes, cums,
    arrayFirstIndex((a, b) -> ${value} BETWEEN a AND b, froms, tos) AS place
  FROM (SELECT *, ${bucket(value)} AS bucket FROM (${tickets}))
  ANY LEFT JOIN (
    SELECT calendar AS key, bucket, groupArray(open_ms) AS opens, groupArray(close_ms) AS closes,
      groupArray(cum_ms) AS cums, groupArray(from_value) AS froms, groupArray(to_value) AS tos
    FROM (
      SELECT *, arrayJoin(arrayMap(i -> toInt64(i) + ${first}, range(toUInt64(${bucket('to_value')} - ${first} + 1)))) AS bucket
      FROM (${rows})
    )
    GROUP BY key, bucket
  ) USING (key, bucket)`
}
