const firstNonAscii = /[^\0-\x7f]/;

/** Invariant lower case as in .NET: character by character, never changing the length. */
export function lowerCase(text: string): string {
  return mapCharacters(text, (character) => character.toLowerCase());
}

/** Invariant upper case as in .NET: `ß` stays `ß`, and the dotless `ı` stays itself. */
export function upperCase(text: string): string {
  return mapCharacters(text, (character) => (character === 'ı' ? character : character.toUpperCase()));
}

function mapCharacters(text: string, map: (character: string) => string): string {
  if (!firstNonAscii.test(text)) return map(text);
  let mapped = '';
  for (const character of text) {
    const replacement = map(character);
    mapped += replacement.length === character.length ? replacement : character;
  }
  return mapped;
}

const whiteSpace = /\p{White_Space}/u;

/** Removes Unicode white space as .NET's `Trim` does: `String.trim` differs at U+0085 and U+FEFF. */
export function trim(text: string): string {
  return text.slice(...trimmedRange(text, 0, text.length));
}

/** The bounds of the part of `text` from `start` to `end` that has no white space at either side. */
export function trimmedRange(text: string, start: number, end: number): [start: number, end: number] {
  while (start < end && whiteSpace.test(text.charAt(start))) start++;
  while (end > start && whiteSpace.test(text.charAt(end - 1))) end--;
  return [start, end];
}
