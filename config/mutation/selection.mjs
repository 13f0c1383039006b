// The tests that Stryker runs again for every mutant: those that mirror a source file, with one random case per property.
// The properties in test/laws would kill more mutants, but take ten seconds per mutant. THOROUGH=1 FEW=9 runs nine cases.
const ALL =
  'text,validation,time,calendar,policy,deadline,clock,explain,svg,integrations,compliance,document,exports,reports,compiled,cli'

/** One room at a time: ROOM=svg npm run mutants -- --mutate 'src/svg/**\/*.ts' */
export const folders = (process.env.ROOM ?? ALL).split(',').map(room => `test/${room}`)

export const environment = { FEW: process.env.FEW ?? '1' }

/** Each of these tests takes seconds: published dates, the limits of files, every country and zone, long properties. */
export const excluded =
  /(published dates|Italian holidays|gives up on|takes for something else|of every country|of the states and|other zones of a place|of all types together|gives the same rules: [AP]|whose lists of public|however it is cut|equals the instant that the library|otherwise than date-fns|larger than any ticket|faults of many rows|30,000 cells|found among any rows|as a walk through the minutes|of a minute each|hold 1,000 desks|ten thousand nested|last date of the range in every zone|covers all supported time|compiles more when that|100,000 days|reads back the ids|program in Python|another reader, whatever|of fromCompiled is at most)/
