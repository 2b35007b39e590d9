import { parseAddress } from '@presence-elements/core';
import { teamsLinks } from './teams-links.js';

const address = parseAddress('ada@corp.example')!;

describe('what Teams can start', () => {
  it('is a chat, a call and a video call, by UPN', () => {
    expect(teamsLinks('https://gov.teams.microsoft.us', address, 'o\'brien&x=1,y@corp.example')).toEqual({
      capabilities: ['mail', 'message', 'call', 'video'],
      links: {
        message: 'https://gov.teams.microsoft.us/l/chat/0/0?users=o%27brien%26x%3D1%2Cy%40corp.example',
        call: 'https://gov.teams.microsoft.us/l/call/0/0?users=o%27brien%26x%3D1%2Cy%40corp.example',
        video: 'https://gov.teams.microsoft.us/l/call/0/0?users=o%27brien%26x%3D1%2Cy%40corp.example&withVideo=true',
      },
    });
  });

  it('is no mail where the address is none, and nothing where the UPN is not known', () => {
    expect(teamsLinks('https://t.example', parseAddress('sip:ada@corp.example')!, 'ada@corp.example').capabilities).toEqual(['message', 'call', 'video']);
    expect(teamsLinks('https://t.example', address, undefined)).toEqual({ capabilities: [], links: {} });
  });
});
