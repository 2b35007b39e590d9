const MOST = 50;   // messages that are kept for one person

/**
 * The portal's own chat, as small as can be: keeps what was sent to whom, and tells who has it open.
 *
 * @param {{ isThere: (user: string) => Promise<boolean>, now?: () => number }} portal
 */
export function createMailbox({ isThere, now = Date.now }) {
  const boxes = new Map();
  const followers = new Set();
  let count = 0;

  return {
    /** For createRelay({ deliver }). Who is there has it at once; for the others it waits. */
    async deliver({ text, lang }, { from, to, history }) {
      const there = await isThere(to);
      // Without a history, what has arrived is not kept.
      const waiting = (boxes.get(to) ?? []).filter(({ read }) => history || !read);
      boxes.set(to, [...waiting, { id: ++count, from: from?.address ?? '', text, lang, at: now(), read: there }].slice(-MOST));
      for (const follower of followers) if (follower.user === to) follower.told();
      return there ? 'sent' : 'stored';
    },
    /** The latest first. */
    of: (user) => (boxes.get(user) ?? []).toReversed(),
    /** Calls back when something has come for somebody; answers the undo. */
    follow(user, told) {
      const follower = { user, told };
      followers.add(follower);
      return () => followers.delete(follower);
    },
  };
}
