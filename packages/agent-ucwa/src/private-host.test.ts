import { isPrivateAddress, isPrivateName } from './private-host.js';

test.each(['pool1', 'pool1.corp.local', 'lync.corp.internal', 'x.test.', 'LOCALHOST'])('%s never leaves its network', name => expect(isPrivateName(name)).toBe(true));
test.each(['lyncdiscover.corp.example', 'local.example.com'])('%s may be anywhere', name => expect(isPrivateName(name)).toBe(false));

test.each(['10.1.2.3', '127.0.0.1', '169.254.169.254', '172.20.0.1', '192.168.1.1', '::1', 'fe80::1', 'fd00::1', '::ffff:10.0.0.1', '2001:db8::1', '2002:a00::1', '64:ff9b::a00:1', '300.1.1.1', 'what', ''])(
  '%s is in a private network, or nowhere', address => expect(isPrivateAddress(address)).toBe(true));
test.each(['52.112.0.1', '8.8.8.8', '172.32.0.1', '2603:1037::1', '::ffff:8.8.8.8'])('%s is public', address => expect(isPrivateAddress(address)).toBe(false));
