import { enAdmin } from './admin/en.mjs';

/** The portal's own words. What people wrote (titles, posts, names) stays in its own language. */
export const en = Object.freeze({
  language: 'English', dir: 'ltr',
  skip: 'Skip to the content', home: 'Home', discussion: 'Discussion', people: 'People', awkward: 'Awkward', mainNavigation: 'Main', me: 'My status',
  account: 'Account and display', signedInAs: 'Signed in as', signIn: 'Sign in', signInAs: 'Sign in as somebody else', userName: 'User name', signInHint: 'In this demo a name is enough: ada, grace, mohammed …',
  theme: 'Theme', themes: { auto: 'System', light: 'Light', dark: 'Dark' }, languageLabel: 'Language', apply: 'Apply', setStatus: 'Set your status',
  comma: ',', morning: 'Good morning', afternoon: 'Good afternoon', evening: 'Good evening',
  yourStatus: 'Your status', yourStatusHint: 'Your colleagues see it wherever your name stands.', yourTeam: 'Your team', alsoHere: 'Also signed in', fromDiscussion: 'From the discussion', readOn: 'Read on and reply',
  library: 'Document library', libraryHint: 'Recently changed, with the people to ask.', title: 'Title', author: 'Author', changed: 'Changed', size: 'Size', writtenWith: 'Written with', askAuthor: 'People to ask', backToLibrary: 'Back to the library',
  posts: 'Posts', reply: 'Your reply', send: 'Post reply', started: 'Started by', inThisThread: 'In this thread',
  directoryHint: 'Two hundred colleagues in ten teams, and people of networks that the institute deals with.', search: 'Search by name, title or place', team: 'Team', everyTeam: 'Every team', anyAvailability: 'Any', availability: 'Availability', name: 'Name', place: 'Place', shown: '{n} people shown', nobody: 'Nobody fits. Take away a filter?',
  states: { online: 'Available', away: 'Away', busy: 'Busy', dnd: 'Do not disturb', offline: 'Offline', unknown: 'Unknown' },
  localTime: 'Local time', mail: 'Mail', documentsBy: 'Documents', colleagues: 'Colleagues in the team', profile: 'Profile', address: 'Address for messages',
  partners: 'Working with us', partnersHint: 'People of other networks, as far as the institute deals with them.',
  contacts: 'Contacts', contactsHint: 'People you want to keep an eye on, and who wants to see you.', preferences: 'Preferences', preferencesHint: 'Where you are to be seen, by whom, and whom you do not want to meet.', ownNow: 'Your presence now', ownNowHint: 'As it is on the portal. Others see of it what you let them see here.', toContacts: 'Your contact list', toPreferences: 'Who may see you: preferences', administration: 'Administration', becomeAdministrator: 'Sign in as the administrator ({name})',
  messages: 'Messages', messagesHint: 'What others have written to you.', noMessages: 'Nobody has written to you yet.', from: 'From {name}',
  write: { title: 'Message to {name}', text: 'Message', send: 'Send', cancel: 'Close', sending: 'Sending …', required: 'Write something first.', sent: 'Sent to {name}.', stored: 'Kept for {name} until they are back.',
    problems: { 'blocked-by-policy': 'Not sent: the institute does not allow it.', 'network-disabled': 'Not sent: this connection is not in use.', 'forbidden': 'Not sent: {name} takes messages from people on their Allow list only.', 'unreachable': 'Not sent: {name} is offline, and messages are not kept.', 'no-agent': 'Not sent: this network takes no messages.', 'other': 'Not sent. Try again in a moment.' } },
  areaOff: 'Presence is switched off here by the moderators.',
  network: { title: 'Sign in to {network}', hint: 'A sign-in page as the network itself would have one: any password will do, and none is kept.', user: 'Account', password: 'Password', signedIn: 'You are signed in as {user}.', signIn: 'Sign in', signOut: 'Sign out', back: 'Back without a change', required: 'Fill in both.' },
  notFound: 'There is nothing here', notFoundHint: 'The page may have moved. The directory and the library are still where they were.',
  admin: enAdmin,
});
