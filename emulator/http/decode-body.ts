/** A body as text, or why it is none, as the end of a sentence about the body. */
export type DecodedBody =
  { readonly decoded: true; readonly text: string } | { readonly decoded: false; readonly problem: string };

/** Whether bytes in this charset can be read. */
export function isKnownCharset(charset: string): boolean {
  return decoderOf(charset) !== undefined;
}

/**
 * The text of a body, without a byte order mark. Bytes that are no text in its charset are a problem, and never replaced:
 * what the receiver gets is what the sender meant, or nothing.
 *
 * @see WHATWG Encoding, "TextDecoder", for the charsets and their names.
 */
export function decodeBody(body: Uint8Array, charset: string): DecodedBody {
  const decoder = decoderOf(charset);
  if (decoder === undefined) {
    return { decoded: false, problem: `has the unknown charset ${JSON.stringify(charset)}; expected utf-8` };
  }
  try {
    return { decoded: true, text: decoder.decode(body) };
  } catch {
    return { decoded: false, problem: `has bytes that are no ${decoder.encoding} text` };
  }
}

/** What nearly all bodies are in. A decoder keeps no state between whole texts. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

function decoderOf(charset: string): TextDecoder | undefined {
  if (charset === 'utf-8') return utf8;
  try {
    return new TextDecoder(charset, { fatal: true });
  } catch {
    return undefined;
  }
}
