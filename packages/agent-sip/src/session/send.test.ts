import { describe, expect, it } from 'vitest';
import { address, fakeSession } from '../../test/fake-session.js';

const [bob, cleo] = [address('bob@corp.example'), address('sip:cleo@corp.example')];

describe('the message', () => {
  it('goes to each as it was written, with its language', async () => {
    const { server, actions, signal } = fakeSession(), text = '<b>Hi</b>\r\n\r\nBye é😀';
    expect(await actions.send([bob, cleo], { text, lang: 'de-AT' }, signal)).toEqual({ delivered: 'sent' });
    expect(server.messages).toEqual([text, text]);
    expect(server.last('MESSAGE').header('content-language')).toBe('de-AT');
    expect(server.requests.map(({ target }) => target)).toEqual(['sip:bob@corp.example', 'sip:cleo@corp.example']);
  });

  it('is stored where one server only keeps it, and names who did not take it', async () => {
    const { server, actions, signal } = fakeSession();
    server.reply = ({ target }) => (target.includes('bob') ? { status: 202 } : { status: 404 });
    expect(await actions.send([bob, cleo], { text: 'Hi' }, signal)).toEqual({ delivered: 'stored', refused: [{ address: 'sip:cleo@corp.example', problem: 'not-found' }] });
    await expect(actions.send([cleo], { text: 'Hi' }, signal)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('goes to nobody who has no SIP address', async () => {
    const { server, actions, signal } = fakeSession(), aim = address('aim:ada');
    expect(await actions.send([aim, bob], { text: 'Hi' }, signal)).toEqual({ delivered: 'sent', refused: [{ address: 'aim:ada', problem: 'bad-address' }] });
    await expect(actions.send([aim], { text: 'Hi' }, signal)).rejects.toMatchObject({ code: 'bad-address' });
    expect(server.count('MESSAGE')).toBe(1);
  });

  it('that one server leaves unanswered has reached the others, who need not be told again', async () => {
    const { server, clock, actions, signal } = fakeSession();
    server.reply = ({ target }) => (target.includes('bob') ? 'silence' : undefined);
    const sent = actions.send([bob, cleo], { text: 'Hi' }, signal);
    await clock.advance(10_000);
    expect(await sent).toEqual({ delivered: 'sent', refused: [{ address: 'bob@corp.example', problem: 'timeout' }] });
    const lost = actions.send([bob], { text: 'Hi' }, signal);
    lost.catch(() => undefined);
    await clock.advance(0);
    server.cut();
    await expect(lost).rejects.toMatchObject({ code: 'unreachable' });
  });

  it('can neither carry half a character nor end a header', async () => {
    const { server, actions, signal } = fakeSession();
    await actions.send([bob], { text: 'a\uD800b', lang: 'en\r\nX: y' }, signal);
    expect(server.messages).toEqual(['a\uFFFDb']);
    expect(server.last('MESSAGE').header('content-language')).toBe('');
    expect(server.last('MESSAGE').socket.sent.at(-1)).not.toContain('X: y');
  });
});
