import { baseOf, clouds, teamsOf } from './cloud.js';

describe('a cloud', () => {
  it('has the Teams that belongs to its Graph', () => {
    expect(Object.values(clouds).map(({ graph }) => teamsOf(graph))).toEqual(Object.values(clouds).map(({ teams }) => teams));
    expect(teamsOf('https://proxy.corp.example/graph/v1.0')).toBe('https://teams.microsoft.com');
  });

  it('is reached by https, unless it is this machine', () => {
    expect(baseOf('https://graph.microsoft.com/v1.0/')).toBe('https://graph.microsoft.com/v1.0');
    expect(baseOf('http://127.0.0.1:8080/v1.0')).toBe('http://127.0.0.1:8080/v1.0');
    for (const wrong of ['graph.microsoft.com', 'http://graph.microsoft.com', 'https://user:word@graph.microsoft.com', 'https://graph.microsoft.com?x', 'javascript:1']) expect(() => baseOf(wrong)).toThrow(/^base /);
  });
});
