import { caller, type Caller } from './administration.js';
import { passingClock } from './passing-clock.js';

// How long after its last word the relay of these tests takes somebody for there (milliseconds). The machine may stall for as
// long as it likes within it: what has to be over is passed over by the day.
const GRACE = 20_000;
const STEPS = 8;

/** A pause in which everything would have been told that is going to be. */
export const settle = (ms = 250): Promise<void> => new Promise(resolve => { setTimeout(resolve, ms); });

/** The time of one relay, and of the people who come and go there. */
export class Day {
  readonly #clock = passingClock();
  readonly #people: Attendance[] = [];
  /** For `startPortal`. Nobody is away before they are gone. */
  readonly time = { grace: GRACE, awayAfter: GRACE, now: this.#clock.now, schedule: this.#clock.schedule };

  /** Somebody who is there from their arrival until they leave: their pages say so again and again. */
  person(url: string, user: string): Attendance {
    const attendance = new Attendance(caller(url, user), () => this.#passGrace());
    this.#people.push(attendance);
    return attendance;
  }

  now(): number {
    return this.#clock.now();
  }

  pass(ms: number): void {
    this.#clock.pass(ms);
  }

  /** So long after its start a relay can say of nobody that they are offline. */
  async begin(): Promise<void> {
    await this.#passGrace();
  }

  end(): void {
    for (const person of this.#people) person.stop();
  }

  async #passGrace(): Promise<void> {
    for (let step = 0; step <= STEPS; step++) {
      this.#clock.pass(GRACE / STEPS);
      await Promise.all(this.#people.map(person => person.stay()));
    }
  }
}

export class Attendance {
  readonly #caller: Caller;
  readonly #passGrace: () => Promise<void>;
  #active: boolean | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(calls: Caller, passGrace: () => Promise<void>) {
    this.#caller = calls;
    this.#passGrace = passGrace;
  }

  async arrive(active = true): Promise<void> {
    this.stop();
    this.#active = active;
    await this.stay();
    this.#timer = setInterval(() => void this.stay().catch(() => undefined), GRACE / STEPS);
  }

  /** Says once more that they are there, if they are. */
  async stay(): Promise<void> {
    if (this.#active !== undefined) await this.#caller.ask('POST', '/me/alive', { active: this.#active });
  }

  /** Closes all pages; after the grace nobody takes them for there any more. */
  async leave(): Promise<void> {
    this.stop();
    await this.#passGrace();
  }

  stop(): void {
    this.#active = undefined;
    clearInterval(this.#timer);
  }
}

// In so many milliseconds what is said for a while is over: longer than a machine stalls, and shorter than the grace.
const SOON = 8_000;

interface Living {
  readonly day: Day;
  readonly attendance: Attendance;
  readonly settingsOnly?: boolean;
}

/**
 * All that a person does in a day, one thing after the other. Changing one's settings is no presence: somebody who is offline
 * may do it, too, and with `settingsOnly` that is all that happens.
 */
export async function liveADay(url: string, user: string, { day, attendance, settingsOnly = false }: Living): Promise<void> {
  const me = caller(url, user), soon = (): number => day.now() + SOON;
  const publish = (own: object) => () => me.ask('PUT', '/me', own);
  const prefer = (change: object) => () => me.ask('PATCH', '/settings/me', change);
  const presence = (...steps: readonly (() => Promise<unknown>)[]): readonly (() => Promise<unknown>)[] => (settingsOnly ? [] : steps);
  const steps = [
    ...presence(
      publish({ availability: 'busy', note: { text: 'Do not tell anybody' }, activities: [{ kind: 'in-meeting', text: 'Steering group' }] }),
      publish({ availability: 'dnd' }),
      publish({ availability: 'away', note: { text: 'Back soon', emoji: '☕', expiresAt: soon() } }),
      () => attendance.arrive(false),
      publish({ availability: 'auto', outOfOffice: { message: 'At sea', until: day.now() + 86_400_000 } }),
      () => attendance.leave(),
      () => attendance.arrive(),
      publish({ availability: 'invisible' }),
      publish({ availability: 'online', expiresAt: soon() }),
      async () => { day.pass(SOON); },
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
