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
  directoryHint: 'Two hundred colleagues in ten teams.', search: 'Search by name, title or place', team: 'Team', everyTeam: 'Every team', anyAvailability: 'Any', availability: 'Availability', name: 'Name', place: 'Place', shown: '{n} people shown', nobody: 'Nobody fits. Take away a filter?',
  states: { online: 'Available', away: 'Away', busy: 'Busy', dnd: 'Do not disturb', offline: 'Offline', unknown: 'Unknown' },
  localTime: 'Local time', mail: 'Mail', documentsBy: 'Documents', colleagues: 'Colleagues in the team', profile: 'Profile', address: 'Address for messages',
  notFound: 'There is nothing here', notFoundHint: 'The page may have moved. The directory and the library are still where they were.',
});
