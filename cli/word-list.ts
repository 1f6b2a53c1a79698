/** A word and what it means. */
interface Explained {
  readonly name: string;
  readonly meaning: string;
}

const columns = 80;

/** Words with their meanings below them, for a help text. */
export function wordList(title: string, words: readonly Explained[]): string {
  const lines = words.flatMap(({ name, meaning }) => [`  ${name}`, ...wrap(meaning, '      ')]);
  return [`${title}:`, ...lines].join('\n');
}

function wrap(text: string, indent: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent.length + line.length + 1 + word.length > columns) {
      lines.push(indent + line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line];
}
