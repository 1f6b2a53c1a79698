/** One way to break the emulator: an edit of one of its source files that violates one requirement. */
export interface Fault {
  /** The requirement that the faulty service violates, and whose scenarios have to notice. */
  readonly breaks: string;
  /** What the faulty service does, in words. */
  readonly fault: string;
  /** The source file, from the package's root. */
  readonly file: string;
  /** A text that stands in the file exactly once. */
  readonly find: string;
  readonly replace: string;
}
