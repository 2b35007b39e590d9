import { COMMON, REFUSING, WITH_BODY, type Operations } from './operation.js';

/** What a relay with an organisation keeps for each of its people. */
export const accountOperations: Operations = {
  '/settings/account': {
    get: { summary: 'What is kept for me', description: 'Which of the other calls of this kind are mine to make.', answers: { 200: 'Account' }, problems: COMMON },
  },
  '/settings/me': {
    get: { summary: 'What I prefer', answers: { 200: 'MyPreferences' }, problems: COMMON },
    patch: { summary: 'Changes what I prefer', description: 'What is not named stays; null empties a field. Answers what I prefer now.', body: 'PreferencesChange', answers: { 200: 'MyPreferences' }, problems: [...COMMON, ...WITH_BODY, ...REFUSING] },
  },
  '/settings/area': {
    get: { summary: 'Is presence switched on in an area of the portal?', query: { name: { type: 'string' } }, answers: { 200: 'Area' }, problems: [...COMMON, 400, 422] },
    put: { summary: 'Switches presence on or off in an area', description: 'By its moderators and by administrators.', body: 'AreaChange', answers: { 200: 'Area' }, problems: [...COMMON, ...WITH_BODY, ...REFUSING] },
  },
  '/contacts': {
    get: { summary: 'My contacts, and who asks to see me', answers: { 200: 'Contacts' }, problems: COMMON },
    post: { summary: 'Adds contacts', description: 'As many as there is room for, in their order; answers who was not added and why.', body: 'NewContacts', answers: { 200: 'ContactsAdded' }, problems: [...COMMON, ...WITH_BODY, ...REFUSING] },
    patch: { summary: 'Changes a contact’s name or groups', description: 'What is not named stays; null empties a field.', body: 'ContactChange', answers: { 204: undefined }, problems: [...COMMON, ...WITH_BODY, ...REFUSING, 404] },
  },
  '/contacts/remove': {
    post: { summary: 'Removes contacts', body: 'ContactsRemoved', answers: { 204: undefined }, problems: [...COMMON, ...WITH_BODY, ...REFUSING, 404] },
  },
  '/contacts/answer': {
    post: { summary: 'Answers somebody who asks to see me', description: 'A denied person takes me for offline.', body: 'ContactAnswer', answers: { 204: undefined }, problems: [...COMMON, ...WITH_BODY, ...REFUSING, 404] },
  },
};
