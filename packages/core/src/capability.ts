/** What one may be able to do towards a contact, in the order in which a menu would offer it. */
export const capabilities = [
  'profile', 'mail', 'message', 'group-message', 'call', 'video', 'av-conference', 'web-conference', 'file-transfer', 'credentials',
] as const;

export type Capability = (typeof capabilities)[number];
