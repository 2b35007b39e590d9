/** Keeps what a user of the elements may touch: the analyzer also lists private members and inner state, and attributes made of them. */
const publicOnly = {
  name: 'public-only',
  analyzePhase({ ts, node, moduleDoc }) {
    if (!ts.isClassDeclaration(node)) return;
    const declared = moduleDoc.declarations?.find(({ name }) => name === node.name?.text);
    const state = stateOf(ts, node);
    for (const member of declared?.members ?? []) if (state.includes(member.name)) member.privacy = 'private';
  },
  packageLinkPhase({ customElementsManifest }) {
    // Static fields are for Lit; static methods, such as `define`, for everybody.
    const isPublic = ({ name, privacy = 'public', static: ofClass, kind }) => privacy === 'public' && !name.startsWith('#') && !(ofClass && kind === 'field');
    for (const declared of customElementsManifest.modules.flatMap(({ declarations = [] }) => declarations)) {
      const hidden = declared.members?.filter((member) => !isPublic(member)).map(({ name }) => name) ?? [];
      declared.members = declared.members?.filter(isPublic);
      declared.attributes = declared.attributes?.filter(({ fieldName }) => !hidden.includes(fieldName));
      // Of an event that is a class of ours, the analyzer takes the first argument for the name; each stands in a `@fires`, too.
      declared.events = declared.events?.filter(({ description }) => description);
    }
  },
};

/** The names of reactive properties declared as `{ state: true }`. */
function stateOf(ts, node) {
  const properties = node.members.find((member) => member.name?.getText() === 'properties')?.initializer;
  if (!properties || !ts.isObjectLiteralExpression(properties)) return [];
  return properties.properties.filter((each) => /\bstate:\s*true\b/u.test(each.initializer?.getText() ?? '')).map((each) => each.name.getText());
}

export default {
  globs: ['packages/elements/src/**/*.ts'],
  exclude: ['**/*.test.ts', '**/*.stories.ts'],
  outdir: 'packages/elements',
  litelement: true,
  packagejson: false, // package.json names the manifest already
  plugins: [publicOnly],
};
