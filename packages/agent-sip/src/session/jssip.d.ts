// What we use of JsSIP 3.13.8 that its own types leave out: its transactions, its digest and its grammar, without its calls.

declare module 'jssip/lib/SIPMessage.js' {
  interface Incoming {
    readonly method: string;
    readonly call_id: string;
    readonly cseq: number;
    readonly from_tag: string | undefined;
    readonly to_tag: string | undefined;
    readonly body: string | undefined;
    readonly headers: Record<string, unknown>;
    getHeader(name: string): string | undefined;
    getHeaders(name: string): string[];
    parseHeader(name: string): unknown;
  }
  interface IncomingRequest extends Incoming {
    transport: unknown;
    reply_sl(status: number, reason?: string): void;
  }
  interface IncomingResponse extends Incoming {
    readonly status_code: number;
    readonly via_branch: string;
  }
  interface OutgoingRequest {
    readonly method: string;
    cseq: number;
    setHeader(name: string, value: string | string[]): void;
  }
  const SIPMessage: {
    readonly OutgoingRequest: new (method: string, ruri: object, ua: unknown, params: object, headers: readonly string[], body?: string) => OutgoingRequest;
  };
  export { SIPMessage as default, type Incoming, type IncomingRequest, type IncomingResponse, type OutgoingRequest };
}

declare module 'jssip/lib/RequestSender.js' {
  import type { IncomingResponse, OutgoingRequest } from 'jssip/lib/SIPMessage.js';

  class RequestSender {
    constructor(ua: unknown, request: OutgoingRequest, handlers: {
      onRequestTimeout(): void;
      onTransportError(): void;
      onReceiveResponse(response: IncomingResponse): void;
      onAuthenticated(request: OutgoingRequest): void;
    });
    clientTransaction?: { onTransportError(): void };
    send(): void;
  }
  export { RequestSender as default };
}

declare module 'jssip/lib/Parser.js' {
  import type { IncomingRequest, IncomingResponse } from 'jssip/lib/SIPMessage.js';

  const Parser: { parseMessage(text: string, ua: unknown): IncomingRequest | IncomingResponse | undefined };
  export { Parser as default };
}

declare module 'jssip/lib/URI.js' {
  class URI {
    constructor(scheme: string, user: string | null, host: string);
  }
  export { URI as default };
}
