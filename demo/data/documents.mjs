/**
 * The document library. Kinds are drawn as icons by the style sheet; `with` are the people who wrote along.
 * `days` is how long ago it changed, so that the library never looks abandoned.
 */
export const documents = Object.freeze([
  { slug: 'field-season-safety', kind: 'text', title: 'Field season: safety briefing for small boats', by: 'sunniva', with: ['aslak', 'kiri', 'grace'], days: 0, size: '1.2 MB',
    lead: 'Everyone who boards one of the small boats reads this first: immersion suits, radio checks, who turns back and when.' },
  { slug: 'buoy-calibration', kind: 'sheet', title: 'Buoy calibration, spring round', by: 'grace', with: ['juergen', 'fatma'], days: 0, size: '640 kB',
    lead: 'Offsets of all forty-one conductivity cells against the laboratory standard, with the four that drifted marked.' },
  { slug: 'tidal-harmonics', kind: 'text', title: 'A note on tidal harmonics by machine', by: 'ada', with: ['alan'], days: 1, size: '380 kB',
    lead: 'How the harmonic constituents are computed from a month of hourly heights, and why the engine may be trusted with it.' },
  { slug: 'storm-surge-osaka', kind: 'slides', title: '大阪湾の高潮予測：二〇二六年の検証', lang: 'ja', by: 'haruto', with: ['sakura', 'minh'], days: 2, size: '8.4 MB',
    lead: '昨年の台風三件について、予測と観測の差を地点ごとに示します。' },
  { slug: 'travel-policy', kind: 'text', title: 'سياسة السفر والانتداب للعاملين الميدانيين', lang: 'ar', by: 'layla', with: ['miriam'], days: 3, size: '290 kB',
    lead: 'ما الذي تتحمله المؤسسة، وكيف تُقدَّم الطلبات، ومن يوافق عليها.' },
  { slug: 'rainfall-ensemble', kind: 'code', title: 'Rainfall ensemble: notebook and data', by: 'wangari', with: ['kwame', 'abebe', 'rakoto'], days: 4, size: '22 MB',
    lead: 'Fifty members, ten years, one notebook. Runs in twenty minutes on a laptop that is not doing anything else.' },
  { slug: 'design-language', kind: 'slides', title: 'What our charts should look like, and why', by: 'beatriz', with: ['bob', 'alice'], days: 6, size: '5.1 MB',
    lead: 'Six rules with an example each. The third one (name the unit on the axis) would have saved us a press release.' },
  { slug: 'budget', kind: 'sheet', title: 'Budget 2027, second reading', by: 'carol', with: ['fergus', 'eve'], days: 8, size: '1.9 MB',
    lead: 'Changes since the first reading are in green; the winter ship time remains the one open line.' },
]);

export function documentAt(slug) {
  return documents.find((document) => document.slug === slug);
}
