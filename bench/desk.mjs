// The desk that everybody is asked about, in the library's words, and the library itself.

const library = new URL('../dist/index.js', import.meta.url)

/** A split shift in Rome, closed on Italy's national holidays; `italianHolidays` comes from the library. */
export const deskSpec = italianHolidays => ({
  name: 'Rome, split shift',
  timeZone: 'Europe/Rome',
  hours: { 'mon-fri': ['09:00-13:00', '14:00-18:00'] },
  holidays: italianHolidays,
})

/** Imports the built library; ends the process with exit code 2 and a word of advice where it is not built. */
export async function importLibrary() {
  try {
    return await import(library.href)
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
    console.error('dist/index.js is missing or incomplete. Run `npm run build` first, then this again.')
    process.exit(2)
  }
}
