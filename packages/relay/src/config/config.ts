import type { RelayOptions } from '../relay-options.js';
import type { ServeOptions } from '../serve.js';
import type { ConfigError, Path } from './config-problem.js';
import type { ConfiguredNetwork } from './network.js';

/** What an administrator may say of a relay; for `createRelay`. */
export type RelayConfig = Pick<RelayOptions, 'domain' | 'basePath' | 'hosts' | 'capabilities' | 'anonymousMay' | 'limits' | 'grace' | 'awayAfter' | 'heartbeat' | 'resumeWithin' | 'recheck' | 'directories'>
  & { readonly origins?: readonly string[] | undefined };

/** A configuration that is in order. */
export interface Config {
  /** Where it was read. */
  readonly file: string;
  /** In the order of the file, also those that are disabled. */
  readonly networks: readonly ConfiguredNetwork[];
  /** For `createRelay`; takes effect when the relay is made. */
  readonly relay: RelayConfig;
  /** For `serveRelay`; takes effect when the relay is served. */
  readonly serve: ServeOptions;
  /** The file in which settings survive a restart, for `openSqliteStore`; takes effect when it is opened. */
  readonly store: string | undefined;
  /** Makes an error of something in the file that whoever uses it cannot have. */
  refuse(path: Path, message: string): ConfigError;
}
