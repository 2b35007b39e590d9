import { parseAddress } from '@presence-elements/core';
import { messageLink, statusPath, userIdOf } from './user-id.js';

const idOf = (text: string): string | undefined => userIdOf(parseAddress(text)!);

describe('the agent names people', () => {
  it('by their user id, however it was written, with the port of their server', () => {
    expect(idOf('@bob:matrix.example')).toBe('@bob:matrix.example');
    expect(idOf('matrix:u/bob:matrix.example')).toBe('@bob:matrix.example');
    expect(idOf('@bob:Matrix.example:8448')).toBe('@bob:matrix.example:8448');
    expect(idOf('@O=25.b-_:matrix.example')).toBe('@O=25.b-_:matrix.example');
    expect(idOf('@50%25:matrix.example')).toBe('@50%:matrix.example');
  });
  it('not at all where the address is of another network', () => {
    for (const other of ['bob@matrix.example', 'sip:bob@matrix.example', 'aim:bob']) expect(idOf(other)).toBeUndefined();
  });
  it('in paths and links where nothing of a name can end up as anything but a name', () => {
    expect(statusPath('@b/../o?b#:x')).toBe('/presence/%40b%2F..%2Fo%3Fb%23%3Ax/status');
    expect(messageLink('@b"><i>:matrix.example')).toBe('https://matrix.to/#/@b%22%3E%3Ci%3E:matrix.example');
  });
});
