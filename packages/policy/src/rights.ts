import type { AccessSettings, Edition, Relationship, Right } from './settings.js';

/** All rights, in the order of the seed's table. */
export const rights: readonly Right[] = [
  'presence', 'address-book', 'message', 'group-message', 'call', 'video', 'av-conference', 'web-conference', 'file-transfer',
];

/** `supported`: where the person's provider supports it. `invited`: by invitation. */
type Cell = 'yes' | 'no' | 'supported' | 'invited';
type Table = Readonly<Record<Right, Readonly<Record<Relationship, Cell>>>>;

/** Everything that there is a right to. */
export const everyRight: ReadonlySet<Right> = new Set(rights);

/** Communications Server: what people outside may do, by who they are to the organisation. The README tells where each cell is from. */
export const capabilityTables: Readonly<Record<Edition, Table>> = {
  'released': {
    'presence':       { self: 'yes', internal: 'yes', remote: 'yes', federated: 'yes', public: 'yes',       anonymous: 'no' },
    'address-book':   { self: 'yes', internal: 'yes', remote: 'yes', federated: 'no',  public: 'no',        anonymous: 'no' },
    'message':        { self: 'yes', internal: 'yes', remote: 'yes', federated: 'yes', public: 'yes',       anonymous: 'no' },
    'group-message':  { self: 'yes', internal: 'yes', remote: 'yes', federated: 'yes', public: 'no',        anonymous: 'invited' },
    'call':           { self: 'yes', internal: 'yes', remote: 'yes', federated: 'yes', public: 'supported', anonymous: 'no' },
    'video':          { self: 'yes', internal: 'yes', remote: 'yes', federated: 'yes', public: 'supported', anonymous: 'no' },
    'av-conference':  { self: 'yes', internal: 'yes', remote: 'yes', federated: 'yes', public: 'no',        anonymous: 'invited' },
    'web-conference': { self: 'yes', internal: 'yes', remote: 'yes', federated: 'yes', public: 'no',        anonymous: 'invited' },
    'file-transfer':  { self: 'yes', internal: 'yes', remote: 'yes', federated: 'yes', public: 'no',        anonymous: 'no' },
  },
  'pre-release': {
    'presence':       { self: 'yes', internal: 'yes', remote: 'yes', federated: 'yes', public: 'yes',       anonymous: 'no' },
    'address-book':   { self: 'yes', internal: 'yes', remote: 'yes', federated: 'no',  public: 'no',        anonymous: 'no' },
    'message':        { self: 'yes', internal: 'yes', remote: 'yes', federated: 'yes', public: 'yes',       anonymous: 'no' },
    'group-message':  { self: 'yes', internal: 'yes', remote: 'yes', federated: 'yes', public: 'no',        anonymous: 'invited' },
    'call':           { self: 'yes', internal: 'yes', remote: 'yes', federated: 'yes', public: 'supported', anonymous: 'no' },
    'video':          { self: 'yes', internal: 'yes', remote: 'yes', federated: 'yes', public: 'no',        anonymous: 'no' },
    'av-conference':  { self: 'yes', internal: 'yes', remote: 'yes', federated: 'yes', public: 'supported', anonymous: 'invited' },
    'web-conference': { self: 'yes', internal: 'yes', remote: 'yes', federated: 'yes', public: 'no',        anonymous: 'invited' },
    'file-transfer':  { self: 'yes', internal: 'yes', remote: 'yes', federated: 'yes', public: 'no',        anonymous: 'no' },
  },
};

// What the option 'IM and presence only' leaves: "it is strictly peer-to-peer".
const imAndPresence: ReadonlySet<Right> = new Set<Right>(['presence', 'message']);
// What a provider means that supports 'av'.
const audioAndVideo: ReadonlySet<Right> = new Set<Right>(['call', 'video', 'av-conference']);

export interface Circumstances {
  /** What the person's public provider supports: 'av', or a right by its name. */
  readonly supports?: readonly string[] | undefined;
  /** Came by an invitation. */
  readonly invited?: boolean | undefined;
}

/** What there is a right to towards, and for, somebody who is this to the organisation, by its table and deployment. */
export function rightsOf(relationship: Relationship, access: Pick<AccessSettings, 'edition' | 'federated' | 'publicIm'>, { supports = [], invited = false }: Circumstances = {}): ReadonlySet<Right> {
  const table = capabilityTables[access.edition];
  const deployment = relationship === 'federated' ? access.federated : relationship === 'public' ? access.publicIm : 'conferencing';
  const holds: Readonly<Record<Cell, (right: Right) => boolean>> = {
    yes: () => true,
    no: () => false,
    supported: right => supports.includes(right) || (supports.includes('av') && audioAndVideo.has(right)),
    invited: () => invited,
  };
  return new Set(rights.filter(right => holds[table[right][relationship]](right) && (deployment === 'conferencing' || imAndPresence.has(right))));
}
