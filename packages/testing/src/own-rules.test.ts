import { describe, expect, it } from 'vitest';
import { fakeHarness, sentenceOn, type Mutant } from '../fixtures/mutants.js';
import { ownRules } from './own-rules.js';

const set = 'answers with what was really set, not with what was wished';
const cannotPublish = 'fails with a PresenceError when it cannot publish';
const sends = 'sends a text as it was written, and says what became of it';
const cannotSend = 'fails with a PresenceError when it cannot send';

const mutants: readonly Mutant[] = [
  [set, 'answers with the wish', agent => {
    const { publish } = agent;
    agent.publish = async (own, call) => (await publish!(own, call), own);
  }, /the network now says "offline", but it answered "invisible"/],
  [set, 'refuses a wish in its own words', agent => (agent.publish = () => Promise.reject(new RangeError('no such state'))), /failed with "?RangeError: no such state"? instead of a PresenceError/],
  [set, 'does not answer', agent => (agent.publish = () => new Promise(() => undefined)), /publish\(\) has not settled/],
  [cannotPublish, 'pretends that it could', agent => (agent.publish = own => Promise.resolve(own)), /its network fails, but it answered/],
  [sends, 'escapes it', agent => {
    const { send } = agent;
    agent.send = (to, { text }, call) => send!(to, { text: text.replaceAll('<', '&lt;') }, call);
  }, /was sent, and .*&lt;b>.* arrived/],
  [sends, 'says nothing', agent => {
    const { send } = agent;
    agent.send = async (...args) => ({ ...await send!(...args), delivered: 'ok' as never });
  }, /"ok" says not what became of the message/],
  [sends, 'fails', agent => (agent.send = () => Promise.reject(new Error('boom'))), /it could not send: .*boom/],
  [cannotSend, 'pretends that it could', agent => (agent.send = () => Promise.resolve({ delivered: 'sent' as const })), /its network fails, but it answered/],
];

describe('an agent that publishes and sends', () => {
  it.each(ownRules.map(({ title }) => title))('%s', async title => {
    expect(await sentenceOn(ownRules, title, fakeHarness())).toBeUndefined();
  });

  it.each(mutants)('breaks the rule “%s” when it %s', async (title, _wrong, mutation, sentence) => {
    expect(await sentenceOn(ownRules, title, fakeHarness(mutation))).toMatch(sentence);
  });

  it('has no rule that nobody breaks', () => {
    expect(ownRules.map(({ title }) => title).filter(title => !mutants.some(([rule]) => rule === title))).toEqual([]);
  });

  it('may launch a message in another program, where nobody sees whether it arrives', async () => {
    expect(await sentenceOn(ownRules, sends, fakeHarness(agent => (agent.send = () => Promise.resolve({ delivered: 'launched' as const }))))).toBeUndefined();
  });
});
