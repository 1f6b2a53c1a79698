import * as ws from 'ws';

/** What Engine.IO takes beside a message; a frame made beforehand spares encoding it again for each client. */
interface SendOptions {
  compress: false;
  wsPreEncodedFrame?: Buffer[];
}

const textFrame = { readOnly: false, mask: false, rsv1: false, opcode: 1, fin: true };

/** Exported by `ws`, and used by Socket.IO's own adapter, but missing in its type declarations. */
const { Sender } = ws as unknown as { Sender: { frame(data: Buffer, options: typeof textFrame): Buffer[] } };

/** A message on its way to clients: Socket.IO text, or a binary attachment. It is framed once, for all its receivers. */
export class OutgoingPacket {
  /** Without Engine.IO's own type character. */
  readonly data: string | Buffer;
  readonly byteLength: number;
  #frame: Buffer[] | undefined;

  constructor(data: string | Buffer) {
    this.data = data;
    this.byteLength = Buffer.byteLength(data);
  }

  options(): SendOptions {
    if (typeof this.data !== 'string') return { compress: false };
    this.#frame ??= Sender.frame(Buffer.from(`4${this.data}`), textFrame);
    return { compress: false, wsPreEncodedFrame: this.#frame };
  }
}
