const SHOWS = { online: '', away: '<show>away</show>', dnd: '<show>dnd</show>' };
const USAGE = 'Type a name, online, away, dnd or gone, and a note: alice away At lunch';

/**
 * People of an XMPP server whose presence somebody types at the terminal.
 *
 * @param {readonly string[]} addresses
 * @param {(address: string) => Promise<{ send: (stanza: string) => Promise<void>, leave: () => Promise<void> }>} signIn
 */
export function createCompany(addresses, signIn) {
  const sessions = new Map();

  return {
    /** 'alice away At lunch' → what came of it, in words. */
    async appear(line) {
      const [, user, how = 'online', note] = /^\s*(\S+)(?:\s+(\S+)(?:\s+(.+?))?)?\s*$/.exec(line) ?? [];
      const address = addresses.find((each) => each.split('@')[0] === user);
      if (!address || !(how === 'gone' || Object.hasOwn(SHOWS, how))) return USAGE;
      if (how === 'gone') {
        await sessions.get(address)?.leave();
        sessions.delete(address);
        return `${address} is gone.`;
      }
      if (!sessions.has(address)) sessions.set(address, await signIn(address));
      await sessions.get(address).send(`<presence>${SHOWS[how]}${note ? `<status>${escaped(note)}</status>` : ''}</presence>`);
      return `${address} is ${how}${note ? `: ${note}` : ''}.`;
    },
  };
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replace(/[^\P{Cc}\t]/gu, '');
}
