import { embeddedIn, keyOf, linkOf, listOf, readResource, string } from './resource.js';

test('links and what is embedded are found where they are, one or several', () => {
  const resource = readResource('\uFEFF{"rel":"x","_links":{"self":{"href":"/a"},"bad":7},"_embedded":{"one":{"n":1},"many":[{"n":1},null,2,{"n":2}]}}');
  expect(linkOf(resource, 'self')).toBe('/a');
  expect(embeddedIn(resource, 'one')).toEqual([{ n: 1 }]);
  expect(embeddedIn(resource, 'many')).toEqual([{ n: 1 }, { n: 2 }]);
  expect([linkOf(resource, 'bad'), linkOf(resource, 'none'), linkOf(undefined, 'self'), linkOf(resource, 'constructor')]).toEqual([undefined, undefined, undefined, undefined]);
  expect(embeddedIn(resource, 'toString')).toEqual([]);
  expect(string({ a: ['x'] }, 'a')).toBeUndefined();
  expect(listOf('x')).toEqual([]);
});

test.each(['', '<html>Sign in</html>', '[]', '"text"', 'null', '{"cut":'])('%j is no resource', text => {
  expect(() => readResource(text)).toThrow(expect.objectContaining({ code: 'unreachable' }));
});

test('a resource is the same in either case, and its server\'s name is no part of it', () => {
  expect(keyOf(new URL('https://a.example/people/SaraD@Contoso.com/presence'))).toBe(keyOf(new URL('https://b.example:443/people/sarad@contoso.com/presence')));
});
