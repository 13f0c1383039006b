/** An example in Italian. */
type Example = { readonly title: string; readonly note: string }

/** The titles and notes of the examples in Italian, by id. */
export const examplesIt: Readonly<Record<string, Example>> = {
  desk: {
    title: 'Assistenza: 4 ore lavorative',
    note: 'Dal lunedì al venerdì con pausa pranzo. Il tempo fuori orario non viene conteggiato.',
  },
  always: {
    title: "24 ore su 24: mezz'ora, giorno e notte",
    note: 'Il calendario è sempre aperto: notti, fine settimana e festività vengono conteggiati.',
  },
  'us-federal': {
    title: 'Stati Uniti, con le festività federali',
    note: "Segnalato il giorno prima del Ringraziamento: un'ora mercoledì, sette venerdì.",
  },
  bavaria: {
    title: 'Monaco, con le festività della Baviera',
    note: 'Il Corpus Domini è festivo in Baviera, ma non a Berlino: due ore mercoledì, sei venerdì.',
  },
  'p1-p4': {
    title: 'Da P1 a P4: risposta e risoluzione',
    note: 'P1 è conteggiato 24 ore su 24, da P2 a P4 contano ore o giorni lavorativi. Cambia gravità e obiettivo per confrontare.',
  },
  'paused-twice': {
    title: 'Due pause: cliente e fornitore',
    note: 'Sei ore lavorative. Il conteggio si ferma in entrambe le pause e la scadenza si sposta.',
  },
  'next-day': {
    title: 'Giorno lavorativo dopo, entro le 16:00',
    note: 'Un termine in giorni: segnalato venerdì, scade lunedì alle 16:00, qualunque sia il numero di ore.',
  },
  rotation: {
    title: 'Turni alternati su due settimane',
    note: 'Questa settimana si lavora dalle 06:00 alle 14:00, la prossima dalle 14:00 alle 22:00.',
  },
  late: {
    title: 'Risposta in ritardo',
    note: "La risposta è arrivata un'ora e mezza dopo la scadenza: l'obiettivo è violato.",
  },
  escalated: {
    title: 'La gravità passa da P3 a P1',
    note: 'Per un cambio di gravità esistono tre regole. La pagina le confronta.',
  },
  reopened: {
    title: 'Risolto e poi riaperto',
    note: 'Alla risoluzione erano passate tre ore su otto. Il resto decorre dalla riapertura.',
  },
  'year-end': {
    title: 'Chiusura di fine anno',
    note: "La vigilia di Natale è mezza giornata; dal 28 al 31 dicembre l'ufficio è chiuso.",
  },
  seed: {
    title: 'MSA Business 2023, ufficio di Roma',
    note: "Sei ore lavorative da un venerdì pomeriggio: un'ora e mezza venerdì, il resto lunedì.",
  },
  paused: {
    title: 'Lo stesso ticket, in attesa del cliente',
    note: "L'assistenza scrive al cliente venerdì e riceve risposta lunedì alle dieci. Il tempo nel mezzo non viene conteggiato.",
  },
  'two-teams': {
    title: 'Obiettivo proprio, due gruppi, avvisi',
    note: 'La riparazione decorre dalla presa in carico. Viene conteggiato solo il tempo del gruppo di rete. Due avvisi precedono la scadenza.',
  },
  tokyo: {
    title: 'Tokyo: otto ore con due festività',
    note: 'Segnalato un venerdì pomeriggio; lunedì 23 novembre è festivo. Tre ore venerdì, cinque martedì.',
  },
  'follow-the-sun': {
    title: 'Follow the sun: Milano, Boston, Tokyo',
    note: 'Il calendario è aperto quando lo è uno dei tre uffici. Venerdì sera chiude per ultima Boston, lunedì apre per prima Tokyo.',
  },
  easter: {
    title: 'Giorno lavorativo dopo, a Pasqua',
    note: "Segnalato dopo l'orario limite del Giovedì santo: martedì è il giorno 0, mercoledì il giorno lavorativo successivo. A Pasqua inizia l'ora legale.",
  },
  'night-shift': {
    title: "Turno di notte, un'ora in meno",
    note: 'Questa notte ha solo sei ore dalle 23:00 alle 06:00. La settima è la sera dopo.',
  },
  moscow: {
    title: "Mosca 2014: 25 ore, l'ultimo cambio",
    note: "La Russia abolì l'ora legale permanente: il 26 ottobre l'ora dalle 01:00 si ripeté. Cinque ore dalle 23:00 finiscono alle 03:00.",
  },
  cairo: {
    title: "Il Cairo 2026: venerdì inizia all'una",
    note: "L'ora legale inizia a mezzanotte tra giovedì e venerdì 24 aprile: dopo le 24:00 l'orologio segna le 01:00.",
  },
  'sao-paulo': {
    title: 'San Paolo 2018: senza mezzanotte',
    note: "Domenica 4 novembre 2018 iniziò alle 01:00. Anche gli orari che aprono a mezzanotte iniziarono all'una.",
  },
  havana: {
    title: "L'Avana 2026: due mezzanotti",
    note: "Il 1° novembre l'orologio segna due volte le ore tra le 00:00 e le 01:00: quattro ore dalle 22:00 finiscono all'una.",
  },
  almaty: {
    title: 'Almaty 2024: due volte fine febbraio',
    note: "Il Kazakistan adottò un solo fuso: il 29 febbraio l'ora dalle 23:00 si ripeté. Quattro ore dalle 22:00 finiscono all'una.",
  },
  'st-johns': {
    title: "St. John's 2010: ritorno a ieri",
    note: "A Terranova l'ora cambiò alle 00:01: un minuto dopo l'inizio di domenica fu di nuovo sabato, 23:01.",
  },
  'lord-howe': {
    title: "Lord Howe 2026: mezz'ora",
    note: "Il 4 ottobre l'orologio passa dalle 02:00 alle 02:30: il giorno ha 23 ore e mezza.",
  },
  chatham: {
    title: 'Isole Chatham 2026: alle 3:45',
    note: "Gli scarti sono +13:45 e +12:45. Il 5 aprile l'ora dalle 02:45 si ripete.",
  },
  troll: {
    title: 'Stazione Troll 2026: due ore insieme',
    note: "In primavera l'orologio passa dalle 01:00 alle 03:00. Quattro ore dalle 23:00 finiscono alle 05:00.",
  },
  casey: {
    title: 'Stazione Casey 2023: tre ore ripetute',
    note: "La stazione cambiò fuso: il 9 marzo l'orologio tornò dalle 03:00 alle 00:00.",
  },
  apia: {
    title: 'Apia 2011: un venerdì che non esiste',
    note: 'Samoa attraversò la linea del cambio di data: dopo giovedì 29 dicembre venne sabato 31 dicembre.',
  },
  kwajalein: {
    title: 'Kwajalein 1993: un sabato che non esiste',
    note: "L'atollo attraversò la linea del cambio di data: dopo venerdì 20 agosto venne domenica 22 agosto.",
  },
  monrovia: {
    title: 'Monrovia 1972: 44 minuti e mezzo',
    note: "La Liberia fu l'ultimo paese con secondi nello scarto: il 7 gennaio l'orologio passò dalle 00:00 alle 00:44:30.",
  },
  japan: {
    title: 'Giappone 2026: festività sostitutiva',
    note: 'La Festa della Costituzione cade di domenica. Lunedì e martedì sono già festivi, quindi lo è anche mercoledì 6 maggio.',
  },
  china: {
    title: 'Cina 2026: un sabato lavorativo',
    note: "Sabato 14 febbraio si lavora, prima della festa di primavera. Un'eccezione lo apre, un'altra chiude nove giorni.",
  },
  'new-year': {
    title: 'Stati Uniti 2028: Capodanno nel 2027',
    note: 'Il 1° gennaio 2028 è un sabato: la festività è osservata venerdì 31 dicembre 2027.',
  },
  jubilee: {
    title: 'Inghilterra 2022: festività spostata',
    note: 'Per il Giubileo di platino la festività di primavera passò da lunedì a giovedì 2 giugno, e venerdì se ne aggiunse una. Il funerale di settembre fu annunciato nove giorni prima.',
  },
  italy: {
    title: 'Italia 2027: San Francesco, festivo',
    note: 'Nel 2026 cade di domenica. Lunedì 4 ottobre 2027 è il primo che chiude un ufficio.',
  },
  'orthodox-easter': {
    title: 'Cipro 2022: Pasqua una settimana dopo',
    note: 'Il Venerdì santo ortodosso è il 22 aprile, il Lunedì di Pasqua il 25. Lunedì 18 aprile, festivo a Roma, si lavora.',
  },
  'umm-al-qura': {
    title: 'Arabia Saudita 2024: Eid, Umm al-Qura',
    note: 'Sono festivi gli ultimi due giorni di Ramadan e i primi due di Shawwal. Con venerdì e sabato, sei giorni di chiusura. Le date future sono previsioni, perché dipendono dalla luna.',
  },
  'part-day': {
    title: 'Adelaide 2018: vigilia fino alle sette',
    note: "La sera del 24 dicembre è festiva dalle 19:00. Un'ora viene conteggiata lunedì, le altre tre giovedì.",
  },
  'leap-day': {
    title: 'Una regola per il 29 febbraio',
    note: "L'ufficio chiude ogni 29 febbraio, nel 2028 un martedì. Negli altri anni la regola non chiude né il 28 febbraio né il 1° marzo.",
  },
}
