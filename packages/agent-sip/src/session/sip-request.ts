/** A request that came in, as far as anybody here looks at it. */
export interface SipRequest {
  readonly method: string;
  readonly call_id: string;
  readonly cseq: number;
  /** Of the one who sent it. */
  readonly from_tag: string | undefined;
  /** Of this account. */
  readonly to_tag: string | undefined;
  readonly body: string | undefined;
  getHeader(name: string): string | undefined;
  getHeaders(name: string): readonly string[];
  /** Answers without a transaction: nothing is sent twice over a WebSocket. */
  reply_sl(status: number): void;
}
