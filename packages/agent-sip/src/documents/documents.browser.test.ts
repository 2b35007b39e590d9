import { expect } from 'chai';
import { documents } from '../../fixtures/documents.js';
import { outcomeOf, promiseOf } from '../../fixtures/outcome.js';

describe('the bodies of SIP presence, read by the page’s own parser', () => {
  for (const fixture of documents) {
    it(`say what they say elsewhere: ${fixture.title}`, () => {
      expect(outcomeOf(fixture)).to.deep.equal(promiseOf(fixture));
    });
  }
});
