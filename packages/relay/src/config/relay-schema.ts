import { capabilities, type JsonSchema } from '@presence-elements/core';

const option = (title: string, description: string, schema: JsonSchema): JsonSchema => ({ title, description, ...schema });
const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items, uniqueItems: true });
const milliseconds = (title: string, description: string, most?: number): JsonSchema =>
  option(title, `${description} Milliseconds.`, { type: 'integer', minimum: 1, ...(most && { maximum: most }) });
const atMost = (title: string, usual: number): JsonSchema => option(title, `${usual.toLocaleString('en')} unless said otherwise.`, { type: 'integer', minimum: 1 });

/** What an administrator may say about the relay itself; who is who, and the policy, are code of the portal's. */
export const relayOptions: Readonly<Record<string, JsonSchema>> = {
  port: option('Port', 'Where the relay listens: 4174 unless said otherwise; 0 takes any free one.', { type: 'integer', minimum: 0, maximum: 65_535 }),
  host: option('Host', 'The name or address on which it listens: localhost unless said otherwise. The presence-relay command knows no viewers and takes only names of its own machine.', { type: 'string', minLength: 1 }),
  store: option('Store', 'The file in which what people have set survives a restart; relative to this file. Without it all is forgotten when the relay stops.', { type: 'string', minLength: 1, examples: ['presence.sqlite'] }),
  domain: option('Domain', 'The portal’s own people are <user>@<domain>: portal.example unless said otherwise.', { type: 'string', minLength: 1 }),
  basePath: option('Base path', 'Under which path the relay answers: /presence unless said otherwise.', { type: 'string', pattern: '^(/[\\w.~-]+)+$', examples: ['/presence'] }),
  origins: option('Origins', 'Other origins whose pages may use the relay (CORS): none unless said otherwise.', list({ type: 'string', pattern: '^https?://[^/\\s]+$', examples: ['https://intranet.corp.example'] })),
  hosts: option('Hosts', 'Host names under which the relay answers, besides those of its own machine.', list({ type: 'string', pattern: '^[^/\\s:]+$', examples: ['intranet.corp.example'] })),
  capabilities: option('Capabilities', 'What one can do towards the portal’s own people: profile, mail and message unless said otherwise.', list({ enum: capabilities })),
  anonymousMay: option('Anonymous visitors may', 'Whether visitors who are not signed in, where the portal lets such in, may send messages (send) and ask people for leave to see them (access): neither unless said otherwise.', list({ enum: ['send', 'access'] })),
  limits: option('Limits', 'How much the relay takes at once; what is more is refused.', {
    type: 'object', additionalProperties: false,
    properties: {
      body: atMost('Bytes of one request’s body', 1_048_576),
      query: atMost('Addresses in one query', 1_000),
      watched: atMost('Addresses watched by one page', 5_000),
      streams: atMost('Streams of one viewer at once', 100),
      recipients: atMost('Recipients of one message', 100),
    },
  }),
  grace: milliseconds('Grace', 'How long after its last word a page counts as open: 90,000 unless said otherwise.'),
  awayAfter: milliseconds('Away after', 'How long a page counts as in use after it last said so: 90,000 unless said otherwise.'),
  heartbeat: milliseconds('Heartbeat', 'Between two signs of life on a stream: 20,000 unless said otherwise.', 30_000),
  resumeWithin: milliseconds('Resume within', 'How long a stream that nobody reads can be resumed: 90,000 unless said otherwise.'),
  recheck: milliseconds('Recheck', 'How often it is checked whether the viewer of an open stream is still signed in: 300,000 unless said otherwise.'),
};
