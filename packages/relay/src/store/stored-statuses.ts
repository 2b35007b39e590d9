import { plainJson, type Store, type StoredDocument } from '@presence-elements/policy';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Status, StatusStore } from '../network/status-store.js';
import { schemas } from '../schemas.js';

/** What else is told of the statuses in a store. */
export interface StoredStatusesOptions {
  /** Hears of what is kept but is no status: it stays, and its user starts anew. `console.error` by default. */
  readonly onProblem?: ((message: string) => void) | undefined;
}

/** Keeps what people have set among the settings of an organisation, so that a restart forgets none of it. */
export function storedStatuses(store: Store, { onProblem = message => console.error(`[presence-relay] ${message}`) }: StoredStatusesOptions = {}): StatusStore {
  const isStatus = new Ajv2020({ strict: false }).compile<Status>(statusSchema);
  const read = (documents: Iterable<StoredDocument>): readonly (readonly [string, Status])[] => [...documents].flatMap(({ collection, id, value }) => {
    if (collection !== 'statuses') return [];
    if (isStatus(value)) return [[id, value] as const];
    onProblem(`What ${id} had set cannot be read; it is kept until ${id} sets something else`);
    return [];
  });
  return {
    load() {
      const documents = store.load('statuses');
      return 'then' in documents ? documents.then(read) : read(documents);
    },
    save: (user, status) => store.commit([{ collection: 'statuses', id: user, value: status && plainJson(status) }]),
  };
}

// Nothing that a person sets is measured by these.
const parts = schemas({ body: 0, query: 0, watched: 0, streams: 0, recipients: 0 });

const part = (name: string): object => ({ $ref: `#/components/schemas/${name}` });

const statusSchema = {
  components: { schemas: parts },
  type: 'object', required: ['own'],
  properties: { own: part('OwnPresence'), veil: { type: 'object', properties: { note: part('Note'), outOfOffice: part('OutOfOffice') } } },
};
