import path from 'node:path';
import { confirm, text } from '@clack/prompts';
import { Command } from 'commander';
import { dump } from 'js-yaml';
import { settingsFromSources } from '../emulator/index.js';
import { hubNameRule, isHubName } from '../protocol/index.js';
import { ask } from './ask.js';
import { collectNonEmpty, wholeNumber } from './flag-values.js';
import { writeNewFile } from './new-file.js';
import { writeLine } from './output.js';
import { collectEventHandler, settingsFromFlags } from './start-flags.js';

interface InitSettingsFlags {
  readonly port?: number;
  readonly eventHandler?: ReadonlyMap<string, string>;
  readonly allowAnonymous?: readonly string[];
  readonly force?: true;
}

const defaultUrl = 'http://localhost:3000/events/{event}';

/** `init settings`: writes a settings file of the emulator, from questions or from flags. */
export function initSettingsCommand(): Command {
  return new Command('settings')
    .description(
      'Write a settings file of the emulator. On a terminal it asks; with flags that name a hub it asks nothing.',
    )
    .argument('[file]', 'the file to write, in YAML, or in JSON where its name ends with .json', 'emulator.yaml')
    .option('--port <number>', 'port to listen on; 0 takes a free one', wholeNumber(0, 65_535), 8080)
    .option(
      '--event-handler <hub=url>',
      `post every event of a hub, or of every hub (*), to a URL; may be repeated (chat=${defaultUrl})`,
      collectEventHandler,
    )
    .option(
      '--allow-anonymous <hub>',
      'let clients of a hub connect without a token; may be repeated',
      collectNonEmpty('a hub'),
    )
    .option('--force', 'replace the file where it exists')
    .action(async (file: string, flags: InitSettingsFlags) => {
      const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
      const namesHub = flags.eventHandler !== undefined || flags.allowAnonymous !== undefined;
      const choices = namesHub ? flags : { ...flags, ...(isTerminal ? await askForHub() : defaultHub) };
      const settings = settingsFromFlags(choices);
      settingsFromSources({ environment: {}, flags: settings });
      await writeNewFile(file, fileText(file, settings), flags.force === true);
      writeLine(nextSteps(file));
    });
}

const defaultHub: InitSettingsFlags = { eventHandler: new Map([['chat', defaultUrl]]) };

async function askForHub(): Promise<InitSettingsFlags> {
  const hub = await ask(text({ message: 'Which hub? * is every hub.', initialValue: 'chat', validate: hubProblem }));
  const url = await ask(
    text({ message: 'Where is its event handler?', initialValue: defaultUrl, validate: urlProblem }),
  );
  const isOpen = await ask(confirm({ message: 'May clients connect without a token?', initialValue: false }));
  return { eventHandler: new Map([[hub.toLowerCase(), url]]), ...(isOpen && { allowAnonymous: [hub] }) };
}

function hubProblem(answer: string | undefined): string | undefined {
  return answer === '*' || isHubName(answer ?? '') ? undefined : `Expected ${hubNameRule}; or *.`;
}

function urlProblem(answer: string | undefined): string | undefined {
  return answer !== undefined && /^https?:\/\/[^/]/.test(answer) ? undefined : 'Expected an http or https URL.';
}

function fileText(file: string, settings: Record<string, unknown>): string {
  const schema = schemaPath(file);
  if (/\.json$/i.test(file)) return `${JSON.stringify({ $schema: schema, ...settings }, undefined, 2)}\n`;
  const heading = `# yaml-language-server: $schema=${schema}\n`;
  return `${heading}${dump(settings, { lineWidth: 120 })}`;
}

/** Where the schema is for an editor, once the package is installed beside the application. */
function schemaPath(file: string): string {
  const schema = path.resolve('node_modules/socketio-serverless/emulator/settings/generated/settings.schema.json');
  const relative = path.relative(path.dirname(path.resolve(file)), schema).replaceAll(path.sep, '/');
  return relative.startsWith('.') ? relative : `./${relative}`;
}

function nextSteps(file: string): string {
  return [
    `Wrote ${file}.`,
    'Next:',
    `  npx socketio-serverless start --config ${file}`,
    'Every change of its hubs holds at once, while the emulator runs.',
  ].join('\n');
}
