import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real server on this machine, with ports and data of its own. */
export interface RunningServer {
  /** What it has written to its console. */
  readonly log: string;
  /** Ends it and removes its data. */
  stop(): Promise<void>;
  /** Ends it without a word, as a crash does (SIGKILL); its data stay. */
  kill(): Promise<void>;
  /** Starts it again on the same ports with the same data, after `kill` or by ending it first. */
  restart(): Promise<void>;
  /** It holds its connections open and answers nothing (SIGSTOP), until `thaw`. */
  freeze(): void;
  thaw(): void;
}

/** How one server is started in its folder. */
export interface Start {
  readonly name: string;
  readonly folder: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Listens here once it is up. */
  readonly port: number;
  /** And for other servers here, if it federates: a loopback address. */
  readonly federation?: string | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
}

// A busy machine needs longer than the second that each of them usually takes (milliseconds).
const START = 30_000, END = 5_000, LOOK = 10;
// Where servers listen for each other (RFC 6120 §14.7).
const FEDERATION = 5269;

/** A new folder for a server's data. */
export const newFolder = (name: string): Promise<string> => mkdtemp(join(tmpdir(), `presence-${name}-`));

/** A port of the loopback address that nobody listens on, now nor, as it is likely, until it is needed again after a crash. */
export async function freePort(): Promise<number> {
  // Below those that a system gives to whoever asks for any, so that none is given away while a server is down.
  for (;;) {
    const port = randomInt(10_000, 32_768), isNew = !given.has(port);
    given.add(port);
    if (isNew && await isFree(port)) return port;
  }
}

// The ports that this process has got: nobody listens on one yet when the next is asked for.
const given = new Set<number>();

/** A loopback address of one's own, to federate at: others on this machine may do the same at the same time. */
export const ownLoopback = (): string => `127.${randomInt(1, 255)}.${randomInt(256)}.${randomInt(1, 255)}`;

/** One server as an ordinary child process, in a process group of its own: some are several processes. */
export class ServerProcess implements RunningServer {
  readonly #start: Start;
  readonly #heir: Heir;
  #child: ChildProcess | undefined;
  #log = '';

  constructor(start: Start) {
    this.#start = start;
    this.#heir = heirOf(start.folder);
  }

  get log(): string {
    return this.#log;
  }

  /** @throws Error with what the server wrote, if it ends or does not listen in time. */
  async start(): Promise<void> {
    try {
      await this.#begin();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async #begin(): Promise<void> {
    const { name, command, args, folder, env, port, federation } = this.#start;
    const child = spawn(command, args, { cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    let failure: string | undefined;
    child.once('error', error => { failure = String(error); });
    for (const stream of [child.stdout, child.stderr]) stream.on('data', chunk => { this.#log = (this.#log + String(chunk)).slice(-200_000); });
    this.#child = child;
    this.#heir.mind(child.pid);
    const isUp = async (): Promise<boolean> => await listens(port) && (!federation || await listens(FEDERATION, federation));
    for (const end = Date.now() + START; !await isUp();) {
      if (failure || child.exitCode !== null || Date.now() > end) throw new Error(`${name} did not start: ${failure ?? child.exitCode ?? 'it does not listen'}\n${this.#log.slice(-3_000)}`);
      await pause();
    }
  }

  async stop(): Promise<void> {
    // Its data go with it, so there is nothing to wait for.
    await this.#end('SIGKILL');
    await rm(this.#start.folder, { recursive: true, force: true, maxRetries: 5 });
    this.#heir.release();
  }

  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async restart(): Promise<void> {
    await this.#end('SIGTERM');
    await this.start();
  }

  freeze(): void {
    this.#signal('SIGSTOP');
  }

  thaw(): void {
    this.#signal('SIGCONT');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>(resolve => child.once('exit', () => resolve()));
    this.#signal(signal);
    this.#signal('SIGCONT');
    const timer = setTimeout(() => this.#signal('SIGKILL'), END);
    await ended;
    clearTimeout(timer);
    // The first of its processes is gone; whatever of the group still is goes too, and holds its port until it has gone.
    this.#signal('SIGKILL');
    for (const end = Date.now() + END; await listens(this.#start.port) && Date.now() < end;) await pause();
  }

  #signal(signal: NodeJS.Signals): void {
    try {
      if (this.#child?.pid) process.kill(-this.#child.pid, signal);
    } catch {
      // Nobody of that group is left, which is what was wanted.
    }
  }
}

interface Heir {
  /** This process group is to be ended. */
  mind(group: number | undefined): void;
  release(): void;
}

/**
 * A shell that ends a server and removes its folder when this process is gone, even if it was killed: whatever way it
 * goes, its end of the pipe closes.
 */
function heirOf(folder: string): Heir {
  const script = 'while read -r next; do group=$next; done; kill -s KILL -- "-$group"; rm -rf "$0"';
  const shell = spawn('sh', ['-c', script, folder], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  // Without it all goes well until somebody is killed.
  for (const part of [shell, shell.stdin]) part.on('error', () => undefined);
  shell.unref();
  (shell.stdin as Socket).unref();
  return {
    mind: group => { if (group !== undefined) shell.stdin.write(`${group}\n`); },
    release: () => void shell.kill('SIGKILL'),
  };
}

function isFree(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const server = createServer().once('error', () => resolve(false)).listen(port, '127.0.0.1', () => void server.close(() => resolve(true)));
  });
}

function listens(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, host, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

const pause = (): Promise<void> => new Promise(resolve => { setTimeout(resolve, LOOK); });
