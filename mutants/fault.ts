/** One way to break the emulator: an edit of one of its source files that violates one requirement. */
export interface Fault {
  /** The requirement that the faulty service violates, and whose scenarios have to notice. */
  readonly breaks: string;
  /** What the faulty service does, in words. */
  readonly fault: string;
  /** The source file, from the package's root. */
  readonly file: string;
  /** The name of the declaration that holds the text, see `readAnchors`. Left out for text outside every declaration. */
  readonly in?: string | undefined;
  /** A text that stands exactly once in the declaration, or in the file where `in` is left out. */
  readonly find: string;
  readonly replace: string;
}
