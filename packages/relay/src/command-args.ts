import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isLoopback } from './guards.js';

export interface CommandArgs {
  readonly sample: boolean;
  readonly check: boolean;
  readonly help: boolean;
  /** The configuration file: the one that is named, else the one that lies here, but for a mere sample. */
  readonly config: string | undefined;
  // What is not said here, the file may say.
  readonly port: number | undefined;
  readonly host: string | undefined;
  readonly domain: string | undefined;
}

export const CONFIG_FILE = 'presence.config.json';

export const help: string = `presence-relay: presence for the pages on this machine

  --config <file>  the networks to ask, and how to run the relay; ${CONFIG_FILE} if it lies here
  --check          says whether that file is in order, and ends
  --sample         live sample people, such as ada@portal.example, and settings that end with it;
                   you administer it, and pages of any local server may ask
  --port <number>  4174; 0 takes a free one
  --host <name>    localhost; the command knows no viewers, so only names of this machine
  --domain <name>  portal.example: people are <user>@<domain>
  --help           this text
`;

/** @throws Error saying what is wrong with the arguments. */
export function readArgs(args: readonly string[], exists: (file: string) => boolean = existsSync): CommandArgs {
  const { values } = parseArgs({
    args: [...args],
    options: {
      sample: { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
      config: { type: 'string' }, port: { type: 'string' }, host: { type: 'string' }, domain: { type: 'string' },
    },
  });
  const { sample, check, help: wanted, host, domain } = values, port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) throw new Error(`--port takes a number from 0 to 65535, not ${values.port}`);
  if (host !== undefined && !isOwnName(host)) throw new Error(`--host takes only names of this machine, not ${host}: ${embedInstead}`);
  const config = values.config ?? (check || (!sample && exists(CONFIG_FILE)) ? CONFIG_FILE : undefined);
  return { sample, check, help: wanted, config, port, host, domain };
}

/** May the command listen there? It knows no viewers, so everybody there would be one and the same. */
export const isOwnName = (host: string): boolean => isLoopback(host.includes(':') ? `[${host}]` : host);

export const embedInstead = 'embed createRelay({ authenticate }) in your server instead';
