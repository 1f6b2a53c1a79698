/** The event handler that faults are put into, as the emulator is the service that they are put into. */
export const plainHandlerFolder = 'examples/handlers/plain';

/** One way to break the emulator, or an event handler: an edit of one source file that violates one requirement. */
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

/** Whether a fault is in the event handler, and not in the service. */
export function isHandlerFault({ file }: Pick<Fault, 'file'>): boolean {
  return file.startsWith(`${plainHandlerFolder}/`);
}
