import { deAdmin } from './admin/de.mjs';

export const de = Object.freeze({
  language: 'Deutsch', dir: 'ltr',
  skip: 'Zum Inhalt springen', home: 'Start', discussion: 'Diskussion', people: 'Personen', awkward: 'Schwieriges', mainNavigation: 'Hauptmenü', me: 'Mein Status',
  account: 'Konto und Darstellung', signedInAs: 'Angemeldet als', signIn: 'Anmelden', signInAs: 'Als jemand anderes anmelden', userName: 'Benutzername', signInHint: 'In dieser Vorführung genügt ein Name: ada, grace, mohammed …',
  theme: 'Farbschema', themes: { auto: 'System', light: 'Hell', dark: 'Dunkel' }, languageLabel: 'Sprache', apply: 'Übernehmen', setStatus: 'Status setzen',
  comma: ',', morning: 'Guten Morgen', afternoon: 'Guten Tag', evening: 'Guten Abend',
  yourStatus: 'Ihr Status', yourStatusHint: 'Ihre Kolleginnen und Kollegen sehen ihn überall, wo Ihr Name steht.', yourTeam: 'Ihr Team', alsoHere: 'Ebenfalls angemeldet', fromDiscussion: 'Aus der Diskussion', readOn: 'Weiterlesen und antworten',
  library: 'Dokumente', libraryHint: 'Zuletzt geändert, mit den Menschen, die man fragen kann.', title: 'Titel', author: 'Verfasst von', changed: 'Geändert', size: 'Größe', writtenWith: 'Mit', askAuthor: 'Wen man fragen kann', backToLibrary: 'Zurück zu den Dokumenten',
  posts: 'Beiträge', reply: 'Ihre Antwort', send: 'Antwort senden', started: 'Begonnen von', inThisThread: 'In diesem Gespräch',
  directoryHint: 'Zweihundert Kolleginnen und Kollegen in zehn Teams, und Menschen aus Netzen, mit denen das Institut zu tun hat.', search: 'Suche nach Name, Aufgabe oder Ort', team: 'Team', everyTeam: 'Alle Teams', anyAvailability: 'Alle', availability: 'Erreichbarkeit', name: 'Name', place: 'Ort', shown: '{n} Personen', nobody: 'Niemand passt. Einen Filter weglassen?',
  states: { online: 'Verfügbar', away: 'Abwesend', busy: 'Beschäftigt', dnd: 'Nicht stören', offline: 'Offline', unknown: 'Unbekannt' },
  localTime: 'Ortszeit', mail: 'E-Mail', documentsBy: 'Dokumente', colleagues: 'Im selben Team', profile: 'Profil', address: 'Adresse für Nachrichten',
  partners: 'Mit uns unterwegs', partnersHint: 'Menschen aus anderen Netzen, soweit das Institut mit ihnen zu tun hat.',
  contacts: 'Kontakte', contactsHint: 'Menschen, die Sie im Blick behalten wollen, und wer Sie sehen möchte.', preferences: 'Einstellungen', preferencesHint: 'Wo Sie zu sehen sind, für wen, und wem Sie nicht begegnen möchten.', ownNow: 'Ihre Verfügbarkeit jetzt', ownNowHint: 'So, wie sie im Portal ist. Andere sehen davon, was Sie sie hier sehen lassen.', toContacts: 'Ihre Kontaktliste', toPreferences: 'Wer Sie sehen darf: Einstellungen', administration: 'Verwaltung', becomeAdministrator: 'Als Verwalterin anmelden ({name})',
  messages: 'Nachrichten', messagesHint: 'Was andere Ihnen geschrieben haben.', noMessages: 'Noch hat Ihnen niemand geschrieben.', from: 'Von {name}',
  write: { title: 'Nachricht an {name}', text: 'Nachricht', send: 'Senden', cancel: 'Schließen', sending: 'Wird gesendet …', required: 'Schreiben Sie zuerst etwas.', sent: 'An {name} gesendet.', stored: 'Für {name} aufbewahrt, bis die Person zurück ist.',
    problems: { 'blocked-by-policy': 'Nicht gesendet: Das Institut lässt es nicht zu.', 'network-disabled': 'Nicht gesendet: Diese Verbindung ist nicht in Gebrauch.', 'forbidden': 'Nicht gesendet: {name} nimmt Nachrichten nur von der eigenen Zulassungsliste.', 'unreachable': 'Nicht gesendet: {name} ist offline, und Nachrichten werden nicht aufbewahrt.', 'no-agent': 'Nicht gesendet: Dieses Netz nimmt keine Nachrichten.', 'other': 'Nicht gesendet. Bitte gleich noch einmal versuchen.' } },
  areaOff: 'Die Moderation hat die Anzeige hier abgeschaltet.',
  network: { title: 'Bei {network} anmelden', hint: 'Eine Anmeldeseite, wie das Netz selbst sie hätte: Jedes Kennwort genügt, und keines wird aufbewahrt.', user: 'Konto', password: 'Kennwort', signedIn: 'Sie sind als {user} angemeldet.', signIn: 'Anmelden', signOut: 'Abmelden', back: 'Zurück ohne Änderung', required: 'Bitte beides ausfüllen.' },
  notFound: 'Hier ist nichts', notFoundHint: 'Die Seite ist vielleicht umgezogen. Verzeichnis und Dokumente sind noch da, wo sie waren.',
  admin: deAdmin,
});
