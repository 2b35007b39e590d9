/** What is being talked about. `minutes` is how long ago; visitors add to it while the server runs. */
export const topic = 'Winter ship time: January or March?';

/** @type {readonly { by: string, minutes: number, text: string, lang?: string }[]} */
export const firstPosts = Object.freeze([
  { by: 'ingrid', minutes: 170, text: 'The ship is ours for nineteen days, either from 11 January or from 8 March. I need to answer the pool by Friday. What speaks against January?' },
  { by: 'aslak', minutes: 164, text: 'The ice, mostly. In January we lose a third of the northern stations before we leave harbour. March is darker on paper than it is on deck.' },
  { by: 'grace', minutes: 131, text: 'The new moorings are not through calibration before the end of February. I would rather not deploy anything that I cannot vouch for.' },
  { by: 'mohammed', minutes: 96, lang: 'ar', text: 'بياناتنا من العام الماضي تؤيد مارس: التغطية أفضل بنسبة الربع تقريبًا.' },
  { by: 'alan', minutes: 58, text: 'One thing for January: the satellite passes twice a day over section C until the 30th. In March it is once. Lakshmi, is that still so?' },
  { by: 'lakshmi', minutes: 41, text: 'Still so. But from February we also have the wide swath, so March is not worse, only different. 🛰️' },
  { by: 'kenji', minutes: 22, lang: 'ja', text: '三月なら大阪の当直とも重なりません。三月に賛成です。' },
  { by: 'rakoto', minutes: 9, text: 'March for me as well; the reanalysis is finished by then and I could come along.' },
]);

/** People of other networks who follow along. */
export const invited = Object.freeze(['torbjorn@station.example', 'dagfinn@harbour.example', 'tern:rosa']);
