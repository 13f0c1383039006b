// The calendar that every contender uses, as the library describes it, and the import of the library.

const library = new URL('../dist/index.js', import.meta.url)

/** Returns a split shift in Rome, closed on Italy's national holidays. `italianHolidays` comes from the library. */
export const deskSpec = italianHolidays => ({
  name: 'Rome, split shift',
  timeZone: 'Europe/Rome',
  hours: { 'mon-fri': ['09:00-13:00', '14:00-18:00'] },
  holidays: italianHolidays,
})

/** Imports the built library. If the build is missing, prints how to make it and exits with code 2. */
export async function importLibrary() {
  try {
    return await import(library.href)
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
    console.error('dist/index.js is missing or incomplete. Run `npm run build`, then run this again.')
    process.exit(2)
  }
}
