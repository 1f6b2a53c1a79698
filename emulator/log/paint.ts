import { styleText } from 'node:util';

export type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

export type Paint = (style: Style, text: string) => string;

/**
 * Colours on a terminal, unless `NO_COLOR` is set or it is a dumb one; or everywhere with `FORCE_COLOR`.
 *
 * @see no-color.org
 */
export function paintFor(isTerminal: boolean, environment: NodeJS.ProcessEnv): Paint {
  const forced = environment['FORCE_COLOR'];
  const isPlain = Boolean(environment['NO_COLOR']) || environment['TERM'] === 'dumb';
  const wanted = forced === undefined ? isTerminal && !isPlain : forced !== '0';
  return wanted ? (style, text) => styleText(style, text, { validateStream: false }) : (_style, text) => text;
}
