export const de = Object.freeze({
  language: 'Deutsch', dir: 'ltr',
  skip: 'Zum Inhalt springen', home: 'Start', discussion: 'Diskussion', people: 'Personen', awkward: 'Schwieriges', mainNavigation: 'Hauptmenü', me: 'Mein Status',
  account: 'Konto und Darstellung', signedInAs: 'Angemeldet als', signIn: 'Anmelden', signInAs: 'Als jemand anderes anmelden', userName: 'Benutzername', signInHint: 'In dieser Vorführung genügt ein Name: ada, grace, mohammed …',
  theme: 'Farbschema', themes: { auto: 'System', light: 'Hell', dark: 'Dunkel' }, languageLabel: 'Sprache', apply: 'Übernehmen', setStatus: 'Status setzen',
  comma: ',', morning: 'Guten Morgen', afternoon: 'Guten Tag', evening: 'Guten Abend',
  yourStatus: 'Ihr Status', yourStatusHint: 'Ihre Kolleginnen und Kollegen sehen ihn überall, wo Ihr Name steht.', yourTeam: 'Ihr Team', alsoHere: 'Ebenfalls angemeldet', fromDiscussion: 'Aus der Diskussion', readOn: 'Weiterlesen und antworten',
  library: 'Dokumente', libraryHint: 'Zuletzt geändert, mit den Menschen, die man fragen kann.', title: 'Titel', author: 'Verfasst von', changed: 'Geändert', size: 'Größe', writtenWith: 'Mit', askAuthor: 'Wen man fragen kann', backToLibrary: 'Zurück zu den Dokumenten',
  posts: 'Beiträge', reply: 'Ihre Antwort', send: 'Antwort senden', started: 'Begonnen von', inThisThread: 'In diesem Gespräch',
  directoryHint: 'Zweihundert Kolleginnen und Kollegen in zehn Teams.', search: 'Suche nach Name, Aufgabe oder Ort', team: 'Team', everyTeam: 'Alle Teams', anyAvailability: 'Alle', availability: 'Erreichbarkeit', name: 'Name', place: 'Ort', shown: '{n} Personen', nobody: 'Niemand passt. Einen Filter weglassen?',
  states: { online: 'Verfügbar', away: 'Abwesend', busy: 'Beschäftigt', dnd: 'Nicht stören', offline: 'Offline', unknown: 'Unbekannt' },
  localTime: 'Ortszeit', mail: 'E-Mail', documentsBy: 'Dokumente', colleagues: 'Im selben Team', profile: 'Profil', address: 'Adresse für Nachrichten',
  notFound: 'Hier ist nichts', notFoundHint: 'Die Seite ist vielleicht umgezogen. Verzeichnis und Dokumente sind noch da, wo sie waren.',
});
