/** Up to three of the known words that are nearest to one that is not known: a few letters at most apart. */
export function closest(word: string, known: readonly string[]): string[] {
  const farthest = Math.max(2, Math.ceil(word.length / 4));
  return known
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= farthest)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** How many letters must be changed, put in or taken out to make one word of the other (Levenshtein). */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 0; row < a.length; row += 1) {
    const current = [row + 1];
    for (let column = 0; column < b.length; column += 1) {
      const change = (previous[column] ?? 0) + (a[row] === b[column] ? 0 : 1);
      current.push(Math.min(change, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** ` Did you mean a or b?` for a word that is not known, or nothing where nothing is near. */
export function suggestion(word: string, known: readonly string[]): string {
  const near = closest(word, known);
  return near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
}
