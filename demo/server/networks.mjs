import { createRegistry } from '@presence-elements/core';
import { changeLine, networkLines, StatusLines, watchConfig } from '@presence-elements/relay';

/**
 * The networks of a configuration file, in a registry for the portal's relay. A change of the file is taken up while the portal runs;
 * what administrators decide of its networks, too.
 *
 * @param {string | undefined} file  Without one there is only the portal's own network.
 * @param {{ domain?: string, organisation?: import('@presence-elements/policy').Organisation, env?: Record<string, string | undefined>, print?: (line: string) => void, complain?: (line: string) => void }} options
 */
export async function openNetworks(file, { domain, organisation, env = process.env, print = console.log, complain = console.error } = {}) {
  if (!file) return { options: {}, stop: () => undefined };
  const registry = createRegistry({ policy: organisation?.policy, resolve: organisation?.resolve });
  const status = new StatusLines(print);
  const networks = await watchConfig(registry, file, {
    domain,
    env,
    organisation,
    onStatus: status.tell,
    onChange: (change) => { print(changeLine(change)); },
    onProblem: (error) => { complain(`${error.message}\nUntil it can be, all goes on as before.`); },
  });
  for (const line of networkLines(networks.config)) print(line);
  return {
    // What a page may ask of whom is the configuration's; who is who, and where, is the demo's.
    options: { ...networks.config.relay, registry },
    stop() {
      status.stop();
      networks.stop();
      registry.dispose();
    },
  };
}
