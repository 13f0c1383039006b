import * as main from 'sla-calendar'
import * as compiled from 'sla-calendar/compiled'
import * as compliance from 'sla-calendar/compliance'
import * as dateHolidays from 'sla-calendar/date-holidays'
import * as document from 'sla-calendar/document'
import * as icalendar from 'sla-calendar/icalendar'
import * as openingHours from 'sla-calendar/opening-hours'
import * as sql from 'sla-calendar/sql'
import * as svg from 'sla-calendar/svg'

export const all = [main, compiled, compliance, dateHolidays, document, icalendar, openingHours, sql, svg]
