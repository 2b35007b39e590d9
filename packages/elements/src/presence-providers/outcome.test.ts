import { PresenceError, type ProblemCode } from '@presence-elements/core';
import { expect } from 'chai';
import { problem, settingsError } from '../../test/fake-provider-list.js';
import { isConflict, isFailure, outcomeIn, outcomeOf, refusalsIn, type Outcome } from './outcome.js';
import { providersWords } from './words.js';

const words = providersWords(document.createElement('i'));
const said = (outcome: Outcome): string => outcomeIn(words, outcome);

describe('what became of an attempt', () => {
  it('is told field by field where it was refused, whoever made the error', () => {
    const problems = [problem('name', 'required')];
    expect(outcomeOf(settingsError(...problems))).to.deep.equal({ what: 'refused', problems });
    expect([refusalsIn(new Error('x')), refusalsIn(undefined), refusalsIn({ name: 'SettingsError' })]).to.deep.equal([undefined, undefined, undefined]);
  });

  it('is that somebody else was quicker', () => {
    expect(outcomeOf(settingsError(problem('', 'conflict')))).to.deep.equal({ what: 'changedInList' });
    expect(isConflict([problem('', 'not-found')])).to.equal(true);
    expect([isConflict([problem('', 'conflict')]), isConflict([]), isConflict(undefined)]).to.deep.equal([true, false, false]);
  });

  it('is the problem of the network, or something gone wrong here', () => {
    expect([outcomeOf(new PresenceError('timeout')), outcomeOf(new TypeError('x'))]).to.deep.equal([{ what: 'failed', problem: 'timeout' }, { what: 'failed', problem: 'agent-fault' }]);
  });

  it('is readable where a network was reached, and where not', () => {
    expect(said({ what: 'reached', reached: { reached: true, message: 'Signed in.', milliseconds: 119.6 } })).to.equal('Reached in 120 ms. Signed in.');
    expect(said({ what: 'reached', reached: { reached: false, problem: 'timeout', message: '', milliseconds: 1 } })).to.equal('Not reached. There was no answer in time.');
    expect(said({ what: 'reached', reached: { reached: false, message: '<b>\u202Ex', milliseconds: 1 } })).to.equal('Not reached. It cannot be reached at the moment. <b>x');
  });

  it('says once that no agent speaks to it', () => {
    expect(said({ what: 'reached', reached: { reached: false, problem: 'no-agent', message: 'No agent is registered for its routes.', milliseconds: 0 } })).to.equal('Not reached. No agent speaks to it.');
  });

  it('speaks of the network and its account, never of whoever tries it', () => {
    const why = (problem: ProblemCode): string => said({ what: 'reached', reached: { reached: false, problem, message: '', milliseconds: 1 } });
    expect([why('no-agent'), why('signed-out'), why('forbidden'), why('rate-limited')]).to.deep.equal([
      'Not reached. No agent speaks to it.',
      'Not reached. It does not let the account in with which it is asked.',
      'Not reached. It does not allow this account to ask.',
      'Not reached. It is being asked too often, try again shortly.',
    ]);
  });

  it('is a sentence, with a name made safe', () => {
    expect(said({ what: 'removed', name: 'A\u202E<b>' })).to.equal('A<b> is removed.');
    expect(said({ what: 'failed', problem: 'forbidden' })).to.equal('Nothing was changed. You are not allowed to do this.');
    expect(said({ what: 'refused', problems: [problem('a', 'required'), problem('b', 'required')] })).to.equal('Please fill this in.');
    expect(said({ what: 'federationOff' })).to.equal('Federation is off.');
  });

  it('is a failure or none', () => {
    const reached = (is: boolean): Outcome => ({ what: 'reached', reached: { reached: is, message: '', milliseconds: 1 } });
    expect([isFailure(undefined), isFailure({ what: 'saved', name: '' }), isFailure(reached(true)), isFailure(reached(false)), isFailure({ what: 'correct' })]).to.deep.equal([false, false, false, true, true]);
  });
});
