/** Where a cloud of Microsoft's has its Graph, its sign-in and its Teams. */
export interface Cloud {
  readonly graph: string;
  readonly login: string;
  readonly teams: string;
}

export type CloudName = 'global' | 'us-gov-high' | 'us-gov-dod' | 'china';

/** The national clouds (Microsoft Graph, national cloud deployments); presence cannot be set in China. */
export const clouds: Readonly<Record<CloudName, Cloud>> = {
  'global': { graph: 'https://graph.microsoft.com/v1.0', login: 'https://login.microsoftonline.com', teams: 'https://teams.microsoft.com' },
  'us-gov-high': { graph: 'https://graph.microsoft.us/v1.0', login: 'https://login.microsoftonline.us', teams: 'https://gov.teams.microsoft.us' },
  'us-gov-dod': { graph: 'https://dod-graph.microsoft.us/v1.0', login: 'https://login.microsoftonline.us', teams: 'https://dod.teams.microsoft.us' },
  'china': { graph: 'https://microsoftgraph.chinacloudapi.cn/v1.0', login: 'https://login.chinacloudapi.cn', teams: 'https://teams.microsoftonline.cn' },
};

/** The base without a slash at its end. @throws TypeError where a token should not be sent there. */
export function baseOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isLocal = url && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (!url || (url.protocol !== 'https:' && !isLocal)) throw new TypeError('base has to begin with https://, for tokens are sent there');
  if (url.username || url.password || url.search || url.hash) throw new TypeError('base ends with its path, and holds neither a name nor a password');
  return url.href.replace(/\/+$/, '');
}

/** Where the Teams that belongs to a Graph is: everybody's, where the Graph is none that is known. */
export function teamsOf(base: string): string {
  const { host } = new URL(base);
  return (Object.values(clouds).find(({ graph }) => new URL(graph).host === host) ?? clouds.global).teams;
}
