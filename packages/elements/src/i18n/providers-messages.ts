import type { ProblemCode, ProviderKind, VerificationLevel } from '@presence-elements/core';

/** What the state of a network on the list has a word for. */
export const providerStates = ['allowed', 'active', 'blocked', 'inactive', 'federation-off'] as const;

export type ProviderState = (typeof providerStates)[number];

/** Mistakes in a form that have a sentence here; for any other code the server's own sentence is shown. */
export const mistakeCodes = [
  'required', 'too-short', 'too-long', 'not-as-described', 'not-a-url', 'not-an-address', 'not-a-route', 'route-taken', 'route-too-wide', 'name-taken', 'not-a-page', 'not-a-choice', 'fixed', 'not-found', 'not-text',
  'not-a-number', 'not-whole', 'too-small', 'too-big', 'not-yes-or-no', 'not-one-of', 'not-a-list', 'too-few', 'too-many', 'repeated',
  'not-an-object', 'unknown-option', 'one-of-these', 'only-one-of', 'not-json', 'unknown-agent', 'secret-in-text', 'secret-name', 'secret-missing', 'conflict',
] as const;

export type MistakeCode = (typeof mistakeCodes)[number];

/** The shapes that an option may have, where there is more than one. */
export type Shape = 'text' | 'choice' | 'several' | 'number' | 'flag' | 'object' | 'json';

/** What the administrators' list of networks and its form say. */
export interface ProvidersMessages {
  readonly providers: {
    /** The name of the whole. */
    readonly title: string;
    readonly federation: string;
    readonly federationHint: string;
    readonly federationIsOff: string;
    /** Headings of the list. */
    readonly kinds: Readonly<Record<ProviderKind, string>>;
    /** One of a kind. */
    readonly kind: Readonly<Record<ProviderKind, string>>;
    readonly kindHints: Readonly<Record<ProviderKind, string>>;
    readonly states: Readonly<Record<ProviderState, string>>;
    /** Of all enterprise connections. */
    readonly noneActive: string;
    readonly fixed: string;
    readonly fixedHint: string;
    readonly noRoutes: string;
    readonly verification: string;
    readonly levels: Readonly<Record<VerificationLevel, string>>;
    readonly levelHints: Readonly<Record<VerificationLevel, string>>;
    /** Before one of `levels`, in the list. */
    letsThrough(level: string): string;
    readonly allow: string;
    readonly allowHint: string;
    readonly fields: Readonly<Record<'kind' | 'name' | 'routes' | 'agent' | 'options' | 'isPublic' | 'supports' | 'signIn', string>>;
    readonly hints: Readonly<Record<'routes' | 'agent' | 'isPublic' | 'signIn', string>>;
    readonly supported: Readonly<Record<'av' | 'file-transfer', string>>;
    readonly ownAgent: string;
    /** An agent whose package is not there any more; its options are kept. */
    missingAgent(kind: string): string;
    /** In the list, of one for which no agent is chosen. */
    readonly noAgent: string;
    readonly variable: string;
    /** `example`: the name of an environment variable. */
    secretHint(example: string): string;
    readonly oneOnEachLine: string;
    readonly asJson: string;
    readonly otherOptions: string;
    /** What holds where nothing is entered. */
    unlessSaid(value: string): string;
    range(from: string, to: string): string;
    atLeast(from: string): string;
    atMost(to: string): string;
    forExample(examples: string): string;
    readonly notSet: string;
    readonly required: string;
    readonly shapes: Readonly<Record<Shape, string>>;
    addRow(title: string): string;
    /** 'Keys 2': one of several alike. */
    row(title: string, number: string): string;
    readonly removeRow: string;
    readonly add: string;
    readonly edit: string;
    editing(name: string): string;
    readonly remove: string;
    confirmRemoval(name: string): string;
    readonly keep: string;
    readonly activate: string;
    readonly reach: string;
    readonly reaching: string;
    reached(milliseconds: string): string;
    notReached(problem: string): string;
    /** Why, where the other words would be about whoever reads them: it is the relay that has no connection, or is not let in. */
    readonly unreached: Readonly<Partial<Record<ProblemCode, string>>>;
    readonly save: string;
    readonly saving: string;
    readonly cancel: string;
    readonly undo: string;
    readonly dismiss: string;
    readonly retry: string;
    saved(name: string): string;
    removed(name: string): string;
    restored(name: string): string;
    isAllowed(name: string): string;
    isBlocked(name: string): string;
    isActive(name: string): string;
    readonly federationOn: string;
    readonly federationOff: string;
    failed(problem: string): string;
    /** Something that would have changed nothing could not be tried. */
    untried(problem: string): string;
    /** Said of the form as a whole; the rest stands at the fields. */
    readonly correct: string;
    readonly correctToTry: string;
    /** One line of several, or one part of a longer text, cannot be taken. */
    atPart(part: string, mistake: string): string;
    /** Which of several: 'Entry 2'. */
    entry(number: string): string;
    readonly loading: string;
    readonly empty: string;
    readonly signedOut: string;
    readonly notAdministrator: string;
    readonly notHere: string;
    /** Over the form: what was typed is still there. */
    readonly stillHere: string;
    readonly changedMeanwhile: string;
    readonly removedMeanwhile: string;
    /** Of one in the list, which is drawn as it is now. */
    readonly changedInList: string;
    theirs(value: string): string;
    yours(value: string): string;
    readonly takeTheirs: string;
    readonly nothing: string;
    readonly yes: string;
    readonly no: string;
    /** `{}` stands for a limit, a list of choices or the like. */
    readonly mistakes: Readonly<Record<MistakeCode, string>>;
    /** Where the general words would be about seeing people. */
    readonly problems: Readonly<Partial<Record<ProblemCode, string>>>;
  };
}
