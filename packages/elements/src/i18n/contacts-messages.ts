import type { ContactRefusal, ProblemCode } from '@presence-elements/core';

/** Ways to put a list in order. */
export const contactSorts = ['availability', 'name'] as const;

export type ContactSort = (typeof contactSorts)[number];

/** Mistakes in a field that have words here; of any other the network's own message is shown. */
export const contactMistakes = ['required', 'too-long', 'not-found', 'conflict'] as const;

export type ContactMistake = (typeof contactMistakes)[number];

/** What a contact list says. Numbers come formatted. */
export interface ContactsMessages {
  readonly contacts: {
    /** The name of the whole. */
    readonly title: string;
    /** How many there are. */
    count(number: string): string;
    /** How many there are of those that there may be: '195 of 200'. */
    countOf(number: string, limit: string): string;
    /** How many a search has found: '12 of 195 shown'. */
    shown(number: string, all: string): string;
    readonly search: string;
    readonly nobodyFound: string;
    /** Which of them are shown, and how. */
    readonly show: string;
    readonly inGroups: string;
    readonly inOne: string;
    readonly ungrouped: string;
    readonly sort: string;
    readonly sorts: Readonly<Record<ContactSort, string>>;
    readonly sortAgain: string;
    /** Of a long list, whose availabilities were asked for once: 'Availability as of 14:05'. */
    sortedAt(time: string): string;
    /** No row moves while somebody points at the list or goes through it. */
    readonly held: string;

    readonly add: string;
    readonly addTitle: string;
    readonly addresses: string;
    readonly addressesHint: string;
    /** How many more may be added. */
    room(number: string): string;
    /** More were entered than may be added. */
    tooMany(entered: string, room: string): string;
    full(limit: string): string;
    readonly required: string;
    readonly adding: string;
    added(number: string): string;
    addedOne(address: string): string;
    notAdded(number: string): string;
    readonly refusals: Readonly<Record<ContactRefusal['reason'], string>>;
    /** 'ada@corp.example: already in your list' */
    refused(address: string, reason: string): string;
    /** There are more of them than are listed. */
    more(number: string): string;

    editOf(name: string): string;
    readonly address: string;
    readonly name: string;
    readonly nameHint: string;
    readonly groups: string;
    readonly newGroup: string;
    readonly save: string;
    readonly cancel: string;
    readonly saving: string;
    readonly mistakes: Readonly<Record<ContactMistake, string>>;
    saved(name: string): string;
    removeOf(name: string): string;
    removed(name: string): string;
    readonly undo: string;
    /** The same, where it is not said beside it who was removed. */
    undoOf(name: string): string;
    /** Undo brought the person back. */
    restored(name: string): string;

    readonly waiting: string;
    requests(number: string): string;
    /** `ago` comes from Intl.RelativeTimeFormat: 'asked 5 minutes ago'. */
    asked(ago: string): string;
    readonly approve: string;
    /** The same, told apart from that of others; holds the words of `approve`, which are what is seen (WCAG 2.5.3). So does `denyOf`. */
    approveOf(name: string): string;
    readonly deny: string;
    denyOf(name: string): string;
    readonly denyHint: string;
    approved(name: string): string;
    denied(name: string): string;

    readonly loading: string;
    readonly empty: string;
    readonly emptyHint: string;
    /** No network here keeps a list. */
    readonly notOffered: string;
    unreadable(problem: string): string;
    /** What is shown may be out of date. */
    notReread(problem: string): string;
    readonly retry: string;
    /** Nothing was changed, and why. */
    failed(problem: string): string;
    /** Where the general words would be about seeing people. */
    readonly problems: Readonly<Partial<Record<ProblemCode, string>>>;
  };
}
