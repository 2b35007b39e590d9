/** Who has signed in to which account on a network outside: 'tern:ada'. What a real network knows of its own people. */
export function createAccounts() {
  const signedIn = new Set();
  const listeners = new Set();
  const tell = (address) => { for (const listener of listeners) listener(address); };

  return {
    has: (address) => signedIn.has(address),
    signIn(address) {
      signedIn.add(address);
      tell(address);
    },
    signOut(address) {
      signedIn.delete(address);
      tell(address);
    },
    /** Returns its undo. */
    follow(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
