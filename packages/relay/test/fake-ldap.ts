import { createServer, type AddressInfo, type Socket } from 'node:net';

/** A server that says, byte by byte, what a real one would only in rare moments. */
export interface FakeLdap {
  readonly url: string;
  /** How often somebody connected. */
  readonly connections: number;
  stop(): void;
}

/** `answer` is called with each request's message id and operation (RFC 4511 §4.2: 0x60 bind, 0x63 search, 0x77 extended). */
export async function fakeLdap(answer: (id: number, operation: number, socket: Socket) => void): Promise<FakeLdap> {
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket.on('error', () => undefined));
    // Requests of these tests are short and asked one after the other: each comes in one piece.
    socket.on('data', data => {
      const body = data[1]! & 0x80 ? 2 + (data[1]! & 0x7F) : 2;
      if (data[0] === 0x30 && data[body] === 2) answer(data[body + 2]!, data[body + 3]!, socket);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `ldap://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get connections() { return sockets.size; },
    stop() {
      sockets.forEach(socket => socket.destroy());
      server.close();
    },
  };
}

const tlv = (tag: number, ...parts: readonly (Buffer | string)[]): Buffer => {
  const value = Buffer.concat(parts.map(part => Buffer.from(part as string))), { length } = value;
  return Buffer.concat([Buffer.from(length < 128 ? [tag, length] : [tag, 0x83, length >> 16, (length >> 8) & 255, length & 255]), value]);
};
const text = (value: string): Buffer => tlv(4, value);
const int = (value: number): Buffer => tlv(2, Buffer.from([value]));
const result = (status: number): readonly Buffer[] => [tlv(10, Buffer.from([status])), text(''), text('')];

export const bound = (id: number, status = 0): Buffer => tlv(0x30, int(id), tlv(0x61, ...result(status)));
export const extended = (id: number, status = 0): Buffer => tlv(0x30, int(id), tlv(0x78, ...result(status)));

export function entry(id: number, attributes: Readonly<Record<string, readonly (string | Buffer)[]>>): Buffer {
  const each = Object.entries(attributes).map(([name, values]) => tlv(0x30, text(name), tlv(0x31, ...values.map(value => tlv(4, value)))));
  return tlv(0x30, int(id), tlv(0x64, text('cn=x'), tlv(0x30, ...each)));
}

/** The end of a page; the last one has no cookie (RFC 2696). */
export function done(id: number, cookie = '', status = 0): Buffer {
  const control = tlv(0x30, text('1.2.840.113556.1.4.319'), tlv(4, tlv(0x30, int(0), text(cookie))));
  return tlv(0x30, int(id), tlv(0x65, ...result(status)), tlv(0xA0, control));
}
