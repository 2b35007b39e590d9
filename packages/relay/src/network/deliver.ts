import { problemOf, type Message, type ProblemCode, type SendReceipt, type Viewer } from '@presence-elements/core';

/** From whom to whom a message goes. */
export interface Parties {
  /** Undefined for a visitor who is not signed in, where such may send. */
  readonly from: Viewer | undefined;
  /** A user of the portal. */
  readonly to: string;
  /** May it be kept in a history? Undefined where no organisation has decided. */
  readonly history?: boolean | undefined;
}

/**
 * The portal's own chat takes a message for one of its people: `sent` to an open page of theirs, or `stored` until they are back.
 * A `PresenceError` refuses it.
 */
export type Deliver = (message: Message, parties: Parties) => Delivered | Promise<Delivered>;

export type Delivered = 'sent' | 'stored';

/** Hands one message to the portal's chat for each who is to have it, by address. Who cannot be reached keeps nobody else from having it. */
export async function deliverToAll(to: ReadonlyMap<string, Parties>, message: Message, deliver: Deliver, fault: (error: unknown) => void): Promise<SendReceipt> {
  const refused: { readonly address: string; readonly problem: ProblemCode }[] = [];
  const ways = await Promise.all([...to].map(async ([address, parties]) => {
    try {
      return await deliver(message, parties);
    } catch (error) {
      const { problem } = problemOf(error);
      if (problem === 'agent-fault') fault(error);
      refused.push({ address, problem });
      return undefined;
    }
  }));
  return { delivered: ways.includes('stored') ? 'stored' : 'sent', ...(refused.length && { refused }) };
}
