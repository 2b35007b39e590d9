import type { Capability, ImAddress, PresenceFacts } from '@presence-elements/core';

type Reach = Required<Pick<PresenceFacts, 'capabilities' | 'links'>>;

const NONE: Reach = { capabilities: [], links: {} };

/** How Teams would start it. Its links know people by UPN (Teams, deep links), which `msteams:<object id>` alone does not tell. */
export function teamsLinks(teams: string, { scheme }: ImAddress, upn: string | undefined): Reach {
  if (!upn) return NONE;
  const user = encodeURIComponent(upn).replaceAll('\'', '%27'), mail: Capability[] = scheme === 'im' ? ['mail'] : [];
  return {
    capabilities: [...mail, 'message', 'call', 'video'],
    links: {
      message: `${teams}/l/chat/0/0?users=${user}`,
      call: `${teams}/l/call/0/0?users=${user}`,
      video: `${teams}/l/call/0/0?users=${user}&withVideo=true`,
    },
  };
}
