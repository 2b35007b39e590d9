import { isProduct, matches, type Repo, type Rule } from './repo.js';

/** Where time is not a parameter, each with the reason. */
const timely: Readonly<Record<string, string>> = {
  'packages/core/src/page-lifecycle.ts': 'a page is hidden in real time',
  'packages/elements/src/overlay/overlay-element.ts': 'an overlay opens after the event that asked',
  'packages/elements/src/presence-self/presence-self.ts': 'a panel is placed once it has been laid out',
  'packages/testing/src/servers/server-process.ts': 'real servers start in real time',
  'packages/testing/src/servers/sip-phone.ts': 'real servers answer in real time',
  'packages/testing/src/bench.ts': 'describeAgent waits for networks, some of which are real',
};
/** Where a tag is defined outside a define module, each with the reason. */
const defining: Readonly<Record<string, string>> = {
  'packages/elements/src/overlay/attend.ts': 'the one tooltip and the one menu are made when they are first needed, not by markup',
};
/** Where text is parsed, each with the reason. */
const parsing: Readonly<Record<string, string>> = {
  'packages/xml/src/read-dom.ts': 'XML is read as data and thrown away; nothing of it is put into a page',
};
/** What core may find on the page. */
const platform = ['AbortSignal', 'AbortController', 'URL', 'setTimeout', 'clearTimeout', 'console'];

export const effectRules: readonly Rule[] = [
  {
    title: 'only define modules define tags',
    find: repo => productMatches(repo, /\.define\(/g).filter(place => !/(^|\/)define\.ts:/.test(place) && !isListed(defining, place)),
  },
  {
    title: 'markup is made by templates and text by text nodes: no style attribute or element, no inner HTML, no eval',
    find: repo => [
      ...productMatches({ ...repo, sources: repo.sources.filter(({ path }) => !(path in parsing)) }, /\b(styleMap|unsafeHTML|unsafeSVG|unsafeStatic|innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|parseFromString|createContextualFragment|document\.write)\b/g),
      ...productMatches(repo, /(<style\b|<[a-z-]+\s[^<>]*\bstyle\s*=|setAttribute\(\s*['"]style['"]|\bcssText\b)/g),
      ...productMatches(repo, /\b(eval\(|new Function\()/g),
    ],
  },
  {
    title: 'time and chance are parameters: no clock, timer or dice outside a default',
    find: repo => productMatches(repo, /(?<!(=|\?\?)\s*)(?<![.\w])(Date\.now|Math\.random|performance\.now|new Date\(\)|requestAnimationFrame|requestIdleCallback|setInterval|setTimeout(?!\(run, delay\)))\b/g)
      .filter(place => !isListed(timely, place)),
  },
  {
    title: 'core knows neither the DOM nor Node, only what all platforms have',
    find({ sources, read }) {
      const declared = sources.filter(({ path }) => path === 'packages/core/src/platform.d.ts').flatMap(source =>
        matches(source, /^(?:declare )?(?:class|interface|function|const) (\w+)/gm).filter(place => !platform.some(name => place.endsWith(` ${name}`))));
      const options = read('packages/core/tsconfig.json') ?? '';
      const widened = /"(lib|types)"/.test(options) ? [`packages/core/tsconfig.json:1 widens ${/"(lib|types)"/.exec(options)![0]}`] : [];
      return [...declared, ...widened];
    },
  },
  {
    title: 'core looks at the page in two places only',
    find: repo => repo.sources.filter(source => source.home === 'core' && isProduct(source)).flatMap(source => matches(source, /\bglobalThis\b/g))
      .filter(place => !/(default-registry|page-lifecycle)\.ts:/.test(place)),
  },
  {
    title: 'nobody talks to the console but to warn a developer, and a command to whoever called it',
    find: repo => productMatches(repo, /\bconsole\.(log|debug|trace|table|dir)\b/g).filter(place => !place.includes('/command.ts:')),
  },
];

const productMatches = ({ sources }: Repo, pattern: RegExp): readonly string[] => sources.filter(isProduct).flatMap(source => matches(source, pattern));

const isListed = (list: Readonly<Record<string, string>>, place: string): boolean => place.split(':')[0]! in list;
