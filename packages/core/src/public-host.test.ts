import { isPublicHost } from './public-host.js';

const hostOf = (text: string): string => new URL(`http://${text}/`).hostname;

describe('what is not on the public internet', () => {
  it.each([
    // Loopback, however it is written.
    '127.0.0.1', '127.1', '2130706433', '0x7f000001', '0x7f.1', '0177.0.0.1', '127.255.255.254', '[::1]', '[0:0:0:0:0:0:0:1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]',
    '①②⑦.0.0.1', '127。0。0。1', 'localhost', 'LOCALHOST', 'localhost.', 'localhost..', '127.0.0.1..', '168.63.129.16', 'a.localhost',
    // Private, shared, link-local, metadata.
    '0.0.0.0', '0', '10.0.0.1', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.1.1', '100.64.0.1', '169.254.169.254', '[::ffff:a9fe:a9fe]', '[fe80::1]',
    '[fc00::1]', '[fd00:ec2::254]', '[fec0::1]', '[::]', 'metadata.google.internal', '[64:ff9b::10.0.0.1]', '[64:ff9b::a9fe:a9fe]', '[64:ff9b:1::1]',
    // Not anybody's: documentation, tests, multicast, broadcast, tunnels.
    '192.0.2.1', '198.51.100.1', '203.0.113.1', '198.18.0.1', '198.19.255.255', '192.0.0.1', '224.0.0.1', '240.0.0.1', '255.255.255.255', '[ff02::1]', '[2001:db8::1]', '[2002:7f00:1::]',
    '[2001::1]', '[::127.0.0.1]', '[3fff::1]', '[100::1]',
    'printer', 'nas.local', 'wiki.corp', 'router.home.arpa', 'x.lan', 'db.intranet',
  ])('%s', text => expect(isPublicHost(hostOf(text))).toBe(false));
});

describe('what may be on the public internet', () => {
  it.each([
    '8.8.8.8', '134744072', '0x08080808', '1.1.1.1', '11.0.0.1', '172.15.255.255', '172.32.0.1', '192.167.0.1', '192.169.0.1', '100.63.0.1', '100.128.0.1', '169.253.0.1', '126.255.255.255',
    '128.0.0.1', '223.255.255.255', '198.17.0.1', '198.20.0.1', '[2606:4700::1111]', '[2001:4860:4860::8888]', '[::ffff:8.8.8.8]', '[64:ff9b::808:808]', 'xmpp.org', 'chat.corp.example', 'münchen.example',
  ])('%s', text => expect(isPublicHost(hostOf(text))).toBe(true));
});

test('addresses are read as resolvers write them, and none is trusted that cannot be read', () => {
  expect(['fe80::1%eth0', '::1', '10.0.0.1', '::ffff:10.0.0.1', '1:2:3', ':::', 'what', '300.1.1.1', '2606:4700::1::1', '2606:4700:zz::1', '1:2:3:4:5:6:7:8:9', ''].map(isPublicHost)).toEqual(Array(12).fill(false));
  expect(['2606:4700::1', '2606:4700:0:0:0:0:0:1', '8.8.8.8'].map(isPublicHost)).toEqual([true, true, true]);
});
