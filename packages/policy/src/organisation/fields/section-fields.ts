import {
  deployments, editions, type AccessSettings, type FederationSettings, type MessagingSettings, type Section, type Settings, type SharingSettings,
} from '../../settings.js';
import { domain, listed } from './address-fields.js';
import { count, flag, listOf, oneOf, optional, shape, type Field } from './fields.js';

/** What holds where nobody has decided anything. */
export const defaultSections: { readonly [S in Section]: Settings[S] } = Object.freeze({
  federation: Object.freeze({ enabled: true }),
  access: Object.freeze({
    edition: 'released', federated: 'im-and-presence', publicIm: 'im-and-presence', federationFor: 'everyone', publicImFor: 'everyone', remoteFor: 'everyone',
    domains: Object.freeze([]), allow: Object.freeze([]), block: Object.freeze([]),
  }),
  // A place for watching somebody for a while lapses ten minutes after it was taken.
  sharing: Object.freeze({ enabled: true, approval: 'open', mayOverride: true, temporary: Object.freeze({ enabled: true, ttl: 600_000 }) }),
  messaging: Object.freeze({ enabled: true, suppressOffline: false, history: true, broadcast: true }),
} as const);

/** What holds where something was decided that cannot be read: nothing is shown or let through that might have been forbidden. */
export const strictestSections: { readonly [S in Section]: Settings[S] } = Object.freeze({
  federation: Object.freeze({ enabled: false }),
  access: Object.freeze({ ...defaultSections.access, federationFor: 'authorised', publicImFor: 'authorised', remoteFor: 'authorised', block: Object.freeze(['*']) }),
  sharing: Object.freeze({ ...defaultSections.sharing, enabled: false, approval: 'ask', mayOverride: false }),
  messaging: Object.freeze({ enabled: false, suppressOffline: false, history: false, broadcast: false }),
} as const);

/** The names of all sections. */
export const sections: readonly Section[] = Object.keys(defaultSections) as Section[];

const MOST = 10_000; // entries of a list
const MOST_PEOPLE = 1_000_000;
const LEAST_TTL = 1_000, MOST_TTL = 86_400_000; // a second, a day

const audience = oneOf(['everyone', 'authorised'] as const);

/** What each section may hold. */
export const sectionFields: { readonly [S in Section]: Field<Settings[S]> } = {
  federation: shape<FederationSettings>({ enabled: flag }),
  access: shape<AccessSettings>({
    edition: oneOf(editions), federated: oneOf(deployments), publicIm: oneOf(deployments), federationFor: audience, publicImFor: audience, remoteFor: audience,
    domains: listOf(domain, MOST), allow: listOf(listed, MOST), block: listOf(listed, MOST),
  }),
  sharing: shape<SharingSettings>({
    enabled: flag, approval: oneOf(['open', 'ask'] as const), mayOverride: flag, maxContacts: optional(count(1, MOST_PEOPLE)), maxWatchers: optional(count(1, MOST_PEOPLE)),
    temporary: shape<SharingSettings['temporary']>({ enabled: flag, max: optional(count(1, MOST_PEOPLE)), ttl: count(LEAST_TTL, MOST_TTL) }),
  }),
  messaging: shape<MessagingSettings>({ enabled: flag, suppressOffline: flag, history: flag, broadcast: flag }),
};
