import { COMMON, OUTSIDE, WITH_BODY, type Operations } from './operation.js';

/** What every relay answers. */
export const presenceOperations: Operations = {
  '/query': {
    post: { summary: 'Looks addresses up, once', description: 'One item for every address asked, in their order.', body: 'QueryRequest', answers: { 200: 'QueryAnswer' }, problems: [...COMMON, ...WITH_BODY] },
  },
  '/stream': {
    get: {
      summary: 'Everything that changes, in order',
      description: 'Server-sent events: first `open` (OpenEvent), then `presence` (PresenceEvent) and, where settings are kept, `settings` (SettingsEvent); comments in between are signs of life. Sent back as `Last-Event-ID`, the last id seen resumes a stream.',
      answers: { 200: 'text/event-stream' },
      problems: [...COMMON, 429],
    },
  },
  '/stream/{id}': {
    put: { summary: 'Declares all that the stream watches', description: 'The state of what is new in the list follows on the stream.', body: 'StreamList', answers: { 204: undefined }, problems: [...COMMON, ...WITH_BODY, 404, 409] },
    patch: { summary: 'Adds to the list, and removes from it', body: 'StreamChange', answers: { 204: undefined }, problems: [...COMMON, ...WITH_BODY, 404, 409] },
  },
  '/me': {
    get: { summary: 'What I have set and still counts', answers: { 200: 'OwnPresence' }, problems: [...COMMON, 404] },
    put: { summary: 'Sets how I want to be seen', description: 'Replaces all that was set before; answers what was really set.', body: 'OwnPresence', answers: { 200: 'OwnPresence' }, problems: [...COMMON, ...WITH_BODY, ...OUTSIDE] },
    delete: { summary: 'Withdraws what I have set', answers: { 204: undefined }, problems: [...COMMON, ...OUTSIDE] },
  },
  '/me/alive': {
    post: { summary: 'A page of mine is open', description: 'Every 60 seconds per user while one is.', body: 'Alive', answers: { 204: undefined }, problems: [...COMMON, ...WITH_BODY, 404] },
  },
  '/send': {
    post: { summary: 'Sends a message to one or many', body: 'SendRequest', answers: { 200: 'SendReceipt' }, problems: [...COMMON, ...WITH_BODY, ...OUTSIDE] },
  },
  '/access': {
    post: { summary: 'Asks a person for leave to see their presence', description: 'Only ever on somebody’s explicit act.', body: 'AccessRequest', answers: { 204: undefined }, problems: [...COMMON, ...WITH_BODY, ...OUTSIDE] },
  },
  '/hooks/{agent}': {
    post: { summary: 'What a network tells by itself', description: 'Of the network of that name, in its own format; its agent knows it from strangers. A network that tries whether the URL is right is answered with what it sent.', answers: { 200: 'text/plain', 202: undefined }, problems: [403, 404, 500, 503] },
  },
  '/openapi.json': {
    get: { summary: 'This contract', answers: { 200: 'application/json' }, problems: [403, 500, 503] },
  },
  '/health': {
    get: { summary: 'Is the relay ready?', answers: { 200: 'Health' }, problems: [403, 500, 503] },
  },
};
