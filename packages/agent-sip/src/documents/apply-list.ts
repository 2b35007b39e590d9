import type { Instance, Resource, ResourceList } from './body.js';
import { patched, succession } from './succession.js';

export interface KnownList {
  readonly list: ResourceList;
  /** Something in between was lost: subscribe anew, for a full state. */
  readonly gap: boolean;
}

/** What is known after `next`, also of lists in the list (RFC 4662 §4.6). */
export function applyList(previous: ResourceList | undefined, next: ResourceList): KnownList {
  const follows = succession(previous, next);
  if (previous && follows === 'old') return { list: previous, gap: false };
  const before = new Map(previous?.resources.map(resource => [resource.uri, resource]));
  const merged = next.resources.map(resource => mergeResource(before.get(resource.uri), resource, follows === 'replaces'));
  const changed = merged.map(({ resource }) => resource);
  const resources = follows === 'replaces' ? changed : patched(previous?.resources ?? [], changed, ({ uri }) => uri);
  return { list: { ...next, resources }, gap: follows === 'gap' || merged.some(({ gap }) => gap) };
}

/** Every resource that is no list itself, of lists in the list too: what is to be reported. */
export const leavesOf = ({ resources }: ResourceList): readonly Resource[] => resources.flatMap(resource => {
  const lists = resource.instances.flatMap(({ body }) => (body?.kind === 'list' ? body.list : []));
  return lists.length ? lists.flatMap(leavesOf) : resource;
});

function mergeResource(before: Resource | undefined, { uri, instances }: Resource, replaces: boolean): { readonly resource: Resource; readonly gap: boolean } {
  const merged = instances.map(instance => mergeInstance(before?.instances.find(({ id }) => id === instance.id), instance));
  const all = replaces ? merged.map(({ instance }) => instance) : patched(before?.instances ?? [], merged.map(({ instance }) => instance), ({ id }) => id);
  // One that has ended says why only where nothing else is left to say.
  const living = all.filter(({ state }) => state !== 'terminated');
  return { resource: { uri, instances: living.length ? living : all }, gap: merged.some(({ gap }) => gap) };
}

function mergeInstance(before: Instance | undefined, instance: Instance): { readonly instance: Instance; readonly gap: boolean } {
  if (instance.body?.kind !== 'list') return { instance, gap: false };
  const { list, gap } = applyList(before?.body?.kind === 'list' ? before.body.list : undefined, instance.body.list);
  return { instance: { ...instance, body: { kind: 'list', list } }, gap };
}
