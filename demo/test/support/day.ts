import { caller, type Caller } from './administration.js';

// The relay of these tests gives people up after so long without a word (milliseconds); nobody is away before they are gone.
export const patience = { grace: 1_200, awayAfter: 1_200 } as const;

/** A pause in which everything would have been told that is going to be. */
export const settle = (): Promise<void> => new Promise(resolve => { setTimeout(resolve, 250); });

/** Somebody who is there until told otherwise: their pages say so again and again. */
export class Attendance {
  readonly #caller: Caller;
  #timer: NodeJS.Timeout | undefined;

  constructor(url: string, user: string) {
    this.#caller = caller(url, user);
  }

  async arrive(active = true): Promise<void> {
    const say = (): Promise<unknown> => this.#caller.ask('POST', '/me/alive', { active });
    clearInterval(this.#timer);
    await say();
    this.#timer = setInterval(() => void say().catch(() => undefined), patience.grace / 4);
  }

  /** Closes all pages; after the grace nobody takes them for there any more. */
  async leave(): Promise<void> {
    clearInterval(this.#timer);
    await new Promise(resolve => { setTimeout(resolve, patience.grace + 200); });
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}

/**
 * All that a person does in a day, one thing after the other. Changing one's settings is no presence: somebody who is offline
 * may do it, too, and with `settingsOnly` that is all that happens.
 */
export async function liveADay(url: string, user: string, attendance: Attendance, { settingsOnly = false } = {}): Promise<void> {
  const me = caller(url, user), soon = (): number => Date.now() + 600;
  const publish = (own: object) => () => me.ask('PUT', '/me', own);
  const prefer = (change: object) => () => me.ask('PATCH', '/settings/me', change);
  const presence = (...steps: readonly (() => Promise<unknown>)[]): readonly (() => Promise<unknown>)[] => (settingsOnly ? [] : steps);
  const steps = [
    ...presence(
      publish({ availability: 'busy', note: { text: 'Do not tell anybody' }, activities: [{ kind: 'in-meeting', text: 'Steering group' }] }),
      publish({ availability: 'dnd' }),
      publish({ availability: 'away', note: { text: 'Back soon', emoji: '☕', expiresAt: soon() } }),
      () => attendance.arrive(false),
      publish({ availability: 'auto', outOfOffice: { message: 'At sea', until: Date.now() + 86_400_000 } }),
      () => attendance.leave(),
      () => attendance.arrive(),
      publish({ availability: 'invisible' }),
      publish({ availability: 'online', expiresAt: soon() }),
      () => new Promise(resolve => { setTimeout(resolve, 800); }),
      () => me.ask('DELETE', '/me'),
    ),
    prefer({ noteFor: 'nobody', lastActiveFor: 'contacts' }),
    prefer({ noteFor: 'everyone', lastActiveFor: 'everyone' }),
    ...presence(
      () => signIn(url, user),
      publish({ availability: 'busy', note: { text: 'Late again' } }),
    ),
    prefer({ address: `tern:${user}`, displayName: 'Somebody else' }),
    prefer({ address: null, displayName: null }),
    () => me.ask('POST', '/contacts', { contacts: [{ address: 'wout@portal.example', groups: ['New'] }] }),
  ];
  for (const step of steps) {
    await step();
    await settle();
  }
}

/** On the network outside, too. */
async function signIn(url: string, user: string): Promise<void> {
  await fetch(`${url}/sign-in/tern`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ user, password: 'any', back: '/' }) });
}
