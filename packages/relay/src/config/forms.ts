import type { ErrorObject } from 'ajv';

/**
 * Which of ajv's errors are worth telling. Where a value may have one of several forms, ajv tells why it has none of
 * them; told is what is wrong with the one that was meant, as far as that can be seen, or else that it has none.
 */
export function worthTelling(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const forms = errors.filter(isChoice), outer = forms.filter(form => !forms.some(other => other !== form && isWithin(form, other)));
  const apart = errors.filter(error => !isChoice(error) && error.keyword !== 'if' && !outer.some(form => isWithin(error, form)));
  return [...apart, ...outer.flatMap(form => ofTheMeant(form, errors.filter(error => error !== form && isWithin(error, form))) ?? [form])];
}

const isChoice = ({ keyword }: ErrorObject): boolean => keyword === 'anyOf' || keyword === 'oneOf';

const isWithin = (error: ErrorObject, form: ErrorObject): boolean => error.schemaPath.startsWith(`${form.schemaPath}/`) && error.instancePath.startsWith(form.instancePath);

function ofTheMeant(form: ErrorObject, inside: readonly ErrorObject[]): readonly ErrorObject[] | undefined {
  const branches = new Map<string, ErrorObject[]>();
  for (const error of inside) {
    const branch = error.schemaPath.slice(form.schemaPath.length + 1).split('/')[0]!;
    branches.set(branch, [...(branches.get(branch) ?? []), error]);
  }
  const ofType = [...branches.values()].filter(branch => !branch.some(({ keyword, instancePath }) => keyword === 'type' && instancePath === form.instancePath));
  // A word that says which form it is, on the value itself or in one of its fields, tells the others apart.
  const meant = ofType.length > 1 ? ofType.filter(branch => !branch.some(error => isWord(error) && depth(error) - depth(form) <= 1)) : ofType;
  return meant.length === 1 ? worthTelling(meant[0]!) : undefined;
}

const isWord = ({ keyword }: ErrorObject): boolean => keyword === 'enum' || keyword === 'const';

const depth = ({ instancePath }: ErrorObject): number => instancePath.split('/').length;
