/**
 * How many levels a JSON text of others may have. A parser takes a millisecond for so many, and a tenth of a second for a
 * megabyte of brackets.
 */
export const maxJsonDepth = 20_000;

const quote = 0x22;
const backslash = 0x5c;
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Whether a text has too many levels to be parsed. Of one that is no JSON it may say either. */
export function isTooDeep(text: string): boolean {
  if (
    text.length <= maxJsonDepth ||
    countUpTo(maxJsonDepth, text, '[') + countUpTo(maxJsonDepth, text, '{') <= maxJsonDepth
  )
    return false;
  let depth = 0;
  let isQuoted = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === quote) isQuoted = !isQuoted;
    else if (isQuoted) index += code === backslash ? 1 : 0;
    else if (code === closeList || code === closeObject) depth--;
    else if ((code === openList || code === openObject) && ++depth > maxJsonDepth) return true;
  }
  return false;
}

/** How often a character is in a text; one more than the limit where it is there more often. */
function countUpTo(limit: number, text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at !== -1 && count <= limit; at = text.indexOf(character, at + 1)) count++;
  return count;
}
