import { parseArgs } from 'node:util';
import { isLoopback } from './guards.js';
import { createRelay, type Relay } from './relay.js';
import { samplePeople, startSamplePeople } from './sample-people.js';
import { serveRelay } from './serve.js';

const help = `presence-relay: presence for the pages on this machine

  --sample         live sample people, such as ada@portal.example; pages of any local server may ask
  --port <number>  4174; 0 takes a free one
  --host <name>    localhost; the command knows no viewers, so only names of this machine
  --domain <name>  portal.example: people are <user>@<domain>
  --help           this text
`;

/** A running command. */
export interface Running {
  readonly url: string;
  stop(): Promise<void>;
}

export interface CommandOptions {
  /** A line for the person at the terminal. */
  readonly print?: (line: string) => void;
}

/**
 * Starts what the arguments ask for; undefined where they only ask for help.
 *
 * @throws Error saying what is wrong with the arguments.
 */
export async function run(args: readonly string[], { print = line => console.log(line) }: CommandOptions = {}): Promise<Running | undefined> {
  const { sample, port, host, domain, help: wanted } = readArgs(args);
  if (wanted) {
    print(help);
    return;
  }
  const relay = localRelay(domain, sample);
  const served = await serveRelay(relay, { port, host });
  const stopSample = sample ? startSamplePeople(relay.network, { domain }) : () => undefined;
  print(welcome(`${served.url}/presence`, domain));
  return {
    url: served.url,
    async stop() {
      stopSample();
      relay.dispose();
      await served.close();
    },
  };
}

function readArgs(args: readonly string[]): { sample: boolean; help: boolean; host: string; domain: string; port: number } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sample: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      port: { type: 'string', default: '4174' },
      host: { type: 'string', default: 'localhost' },
      domain: { type: 'string', default: 'portal.example' },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`--port takes a number from 0 to 65535, not ${values.port}`);
  if (!isLoopback(values.host.includes(':') ? `[${values.host}]` : values.host)) {
    throw new Error(`--host takes only names of this machine, not ${values.host}: embed createRelay({ authenticate }) in your server instead`);
  }
  return { ...values, port };
}

/** Whoever sits at this machine is `you`. */
function localRelay(domain: string, sample: boolean): Relay {
  return createRelay({
    domain,
    hosts: [],
    authenticate: () => ({ id: 'you', address: `you@${domain}` }),
    ...(sample && {
      knows: user => user === 'you' || Object.hasOwn(samplePeople, user),
      origins: origin => URL.canParse(origin) && isLoopback(new URL(origin).host),
    }),
  });
}

function welcome(url: string, domain: string): string {
  const [user, name] = Object.entries(samplePeople)[0]!;
  return `The presence relay is at ${url}
Into your page, beside the script:

  <meta name="presence-relay" content="${url}">
  <presence-icon address="${user}@${domain}" label="${name}"></presence-icon>
`;
}
