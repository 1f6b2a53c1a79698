import { styleText } from 'node:util';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';
export type Paint = (style: Style, text: string) => string;

/** Where the reporter prints. `process.stdout` is one. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** How wide a terminal is. One that no window shows, such as a container's, says nothing or 0. */
export function columnsOf({ columns = 0 }: Pick<Output, 'columns'>): number {
  return columns > 0 ? columns : 80;
}

/** Colours where someone looks: on a terminal, unless `NO_COLOR` is set or it is a dumb one; or everywhere with `FORCE_COLOR`. */
export function paintFor(output: Output, environment: NodeJS.ProcessEnv = process.env): Paint {
  const forced = environment['FORCE_COLOR'];
  const isPlain = Boolean(environment['NO_COLOR']) || environment['TERM'] === 'dumb';
  const wanted = forced === undefined ? output.isTTY === true && !isPlain : forced !== '0';
  return wanted ? (style, text) => styleText(style, text, { validateStream: false }) : (_style, text) => text;
}
