import { expect } from 'chai';
import { realKinds } from '../../../test/real-kinds.js';
import { checkField, placeOf } from './check-field.js';
import { fieldOf } from './field-of.js';
import { changed, type Field } from './field.js';
import { valueOf } from './value-of.js';

const schema = {
  type: 'object', additionalProperties: false, required: ['read'],
  properties: {
    read: {
      anyOf: [
        { type: 'object', required: ['format', 'state'], properties: { format: { enum: ['json'] }, state: { type: 'string' } }, additionalProperties: false },
        { type: 'object', required: ['format'], properties: { format: { const: 'redirect' } }, additionalProperties: false },
      ],
    },
    keys: { type: 'array', minItems: 2, items: { type: 'object', required: ['id'], properties: { id: { type: 'string' }, rate: { type: 'number' } } } },
    lines: { type: 'array', items: { type: 'string', pattern: '^a' } },
  },
};
const found = (field: Field): readonly string[] => checkField(field, 'o').map(({ path, code }) => `${path}: ${code}`);

describe('the check of a form', () => {
  it('goes by the shape that was chosen, not by the one that would fit best', () => {
    expect(found(fieldOf(schema, {}, { required: true }))).to.deep.equal(['o.read.format: required', 'o.read.state: required']);
    expect(found(changed(fieldOf(schema, {}, { required: true }), ['read'], field => ({ ...field, chosen: 1 }) as Field))).to.deep.equal([]);
  });

  it('goes through all that is alike', () => {
    const field = fieldOf(schema, { read: { format: 'redirect' }, keys: [{ rate: 1 }], lines: ['a', 'b'] }, { required: true });
    expect(found(field)).to.deep.equal(['o.keys: too-few', 'o.keys.0.id: required', 'o.lines.1: not-as-described']);
  });

  it('finds nothing in what is not there', () => {
    expect(found(fieldOf(schema, undefined))).to.deep.equal([]);
  });
});

describe('the place of a mistake', () => {
  const field = fieldOf(schema, { read: { format: 'json' }, keys: [{}], lines: ['b'], more: 1 }, { required: true });
  const place = (path: string): string => placeOf(path, field, 'o');

  it('is the control that it is about', () => {
    expect([place('o.read.state'), place('o.keys.0.id'), place('o.lines.0'), place('o.keys')]).to.deep.equal(['o.read.state', 'o.keys.0.id', 'o.lines', 'o.keys']);
  });

  it('is what holds it where there is no such control', () => {
    expect([place('o.keys.7.id'), place('o.read.other'), place('o')]).to.deep.equal(['o.keys', 'o.read', 'o']);
  });

  it('is where the schema has no names for it, if it has none', () => {
    expect(place('o.more')).to.equal('o.');
  });
});

describe('the options of this house', () => {
  const filled: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    xmpp: { jid: 'presence@corp.example', password: { env: 'PRESENCE_X' }, service: ['wss://a/ws', 'https://b/bosh'], mechanisms: ['SCRAM-SHA-1'], priority: -1, languages: ['de'] },
    sip: { service: 'wss://sip.corp.example/ws', uri: 'sip:presence@corp.example', password: { env: 'PRESENCE_X' }, expires: 60_000 },
    web: { service: { name: 'own', title: 'Own', path: '/{user}', read: { format: 'text', between: ['<b> ', ' </b>'] }, values: { 1: 'online', 2: { availability: 'away' } }, none: { problem: 'not-found' } }, base: 'https://a' },
    graph: { tenant: 'corp.example', clientId: 'x', clientSecret: { env: 'PRESENCE_X' }, push: { notificationUrl: 'https://a', clientState: { env: 'PRESENCE_Y' }, keys: [{ id: 'one', certificate: 'MIIC', privateKey: { env: 'PRESENCE_Z' } }] } },
    ucwa: { domain: 'corp.example', user: 'x', password: { env: 'PRESENCE_X' }, batch: false },
    matrix: { homeserver: 'https://a', token: { env: 'PRESENCE_X' } },
  };

  for (const { kind, options } of realKinds) {
    it(`of ${kind} are shown field by field, and taken as they are`, () => {
      const field = fieldOf(options, filled[kind], { required: true });
      expect(field.kind).to.equal('group');
      expect(checkField(field, 'agent.options')).to.deep.equal([]);
      expect(valueOf(field)).to.deep.equal(filled[kind]);
      expect(valueOf(touchedAll(field))).to.deep.equal(filled[kind]);
    });

    it(`of ${kind} say at their own places what is missing`, () => {
      const field = fieldOf(options, {}, { required: true }), mistakes = checkField(field, 'agent.options');
      expect(mistakes).to.not.deep.equal([]);
      for (const { path } of mistakes) expect(placeOf(path, field, 'agent.options')).to.equal(path);
    });
  }
});

/** As if somebody had gone through the form and entered each value once more. */
function touchedAll(field: Field): Field {
  const touched = { ...field, touched: field.was !== undefined };
  if (touched.kind === 'group') return { ...touched, fields: touched.fields.map(touchedAll) };
  if (touched.kind === 'rows') return { ...touched, rows: touched.rows.map(touchedAll) };
  return touched.kind === 'variant' ? { ...touched, alternatives: touched.alternatives.map(touchedAll) } : touched;
}
