import type { Fault } from './fault.js';
import { type Anchor, innermostAnchor, readAnchors, type Span } from './read-anchors.js';

/** A source file with its declarations. */
export interface AnchoredSource {
  /** From the package's root. */
  readonly file: string;
  readonly text: string;
  readonly anchors: readonly Anchor[];
}

export function anchorSource(file: string, text: string): AnchoredSource {
  return { file, text, anchors: readAnchors(text) };
}

/** The stretches of the source in which a fault's text stands. */
export function occurrences({ text }: AnchoredSource, find: string, within?: Span): Span[] {
  const { start: from, end: to } = within ?? { start: 0, end: text.length };
  const found: Span[] = [];
  for (let start = text.indexOf(find, from); start !== -1; start = text.indexOf(find, start + find.length)) {
    const end = start + find.length;
    if (end > to) break;
    found.push({ start, end });
  }
  return found;
}

/**
 * Where the text stands that a fault replaces.
 *
 * @throws Error where it does not stand there exactly once, or has to name the declaration that it stands in.
 */
export function locateFault(source: AnchoredSource, fault: Fault): Span {
  const declarations = source.anchors.filter(({ name }) => name === fault.in);
  if (fault.in !== undefined && declarations.length === 0) {
    throw new Error(
      `${subject(fault)} looks in ${fault.in}, and ${fault.file} declares nothing of this name. ${advice()}`,
    );
  }
  const found =
    fault.in === undefined
      ? occurrences(source, fault.find)
      : declarations.flatMap((declaration) => occurrences(source, fault.find, declaration));
  const [place] = found;
  if (place === undefined || found.length > 1) {
    throw new Error(
      `${subject(fault)} looks for ${JSON.stringify(fault.find)} in ${placeName(fault)} and finds it ${found.length} times; ` +
        `expected once. ${advice()}`,
    );
  }
  const anchor = fault.in === undefined ? innermostAnchor(source.anchors, place) : undefined;
  if (anchor !== undefined) {
    throw new Error(
      `${subject(fault)} looks in all of ${fault.file}, and finds its text in ${anchor.name}. ` +
        `Add "in: ${anchor.name}" below its "file:", or run "npm run mutants:retarget".`,
    );
  }
  return place;
}

/** What is wrong with a fault whose file has gone. */
export function missingFile(fault: Fault): string {
  return `${subject(fault)} looks in ${fault.file}, which does not exist. ${advice()}`;
}

/** Where a fault looks, in words. */
export function placeName({ file, in: anchor }: Pick<Fault, 'file' | 'in'>): string {
  return anchor === undefined ? file : `${anchor} of ${file}`;
}

function subject({ breaks, fault }: Fault): string {
  return `The fault "${fault}", which breaks ${breaks},`;
}

function advice(): string {
  return 'Run "npm run mutants:retarget" if the code was moved or renamed; otherwise adapt the fault to the source.';
}
