/** What is needed of a browser; each may be missing. */
export interface TabsBrowser {
  readonly navigator?: { readonly locks?: Pick<LockManager, 'request'> | undefined } | undefined;
  readonly BroadcastChannel?: (new (name: string) => Pick<BroadcastChannel, 'onmessage' | 'postMessage' | 'close'>) | undefined;
}

/** All pages of one person in one browser; what a browser lacks leaves each page on its own. */
export interface Tabs {
  /** Tells the others that this page is in use. */
  tell(): void;
  leave(): void;
}

/** Joins the pages that go by `name`: `lead` is called in one of them at a time, `heard` whenever another is in use. */
export function joinTabs(name: string, browser: TabsBrowser, lead: () => void, heard: () => void): Tabs {
  const leaving = new AbortController();
  const channel = openChannel(name, browser);
  if (channel) channel.onmessage = heard;
  void takeTurn(name, browser, leaving.signal, lead);
  return {
    tell: () => channel?.postMessage(true),
    leave() {
      leaving.abort();
      channel?.close();
    },
  };
}

/** Leads once no other page does, until `signal`. */
async function takeTurn(name: string, { navigator }: TabsBrowser, signal: AbortSignal, lead: () => void): Promise<void> {
  const hold = (): Promise<void> | undefined => {
    if (signal.aborted) return;
    lead();
    return new Promise(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));
  };
  try {
    // Nobody leads before `joinTabs` has returned.
    await Promise.resolve();
    await (navigator?.locks ? navigator.locks.request(name, { signal }, hold) : hold());
  } catch {
    // Left while it waited; or this origin gets no locks: then each page leads itself.
    void hold();
  }
}

function openChannel(name: string, { BroadcastChannel }: TabsBrowser): InstanceType<NonNullable<TabsBrowser['BroadcastChannel']>> | undefined {
  try {
    return BroadcastChannel && new BroadcastChannel(name);
  } catch {
    // Not for this origin: other pages are not heard.
    return undefined;
  }
}
