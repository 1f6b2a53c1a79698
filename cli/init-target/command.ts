import { Command } from 'commander';
import { dump } from 'js-yaml';
import { descriptorProblems } from '../../fixtures/targets/descriptor-problems.js';
import { misspeltPlaceholders } from '../../fixtures/targets/launch-placeholders.js';
import { capabilityWords, roleWords, timingWords } from '../../fixtures/targets/descriptor-words.js';
import { newDescriptor } from '../../fixtures/targets/new-descriptor.js';
import type { TargetDescriptor } from '../../specs/target-descriptor.js';
import { nonEmpty, wholeNumber } from '../flag-values.js';
import { writeNewFile } from '../new-file.js';
import { writeLine } from '../output.js';
import { wordList } from '../word-list.js';
import { choicesFromFlags, collectCapability, collectHub, nameAddress, type InitTargetFlags } from './flags.js';
import { askForChoices } from './questions.js';

const dayMs = 86_400_000;

/** `init target`: writes the descriptor of a service, from questions or from flags. */
export function initTargetCommand(): Command {
  return new Command('target')
    .description(
      'Write the descriptor of a service to test. On a terminal it asks; with flags that say where the service is it asks nothing.',
    )
    .argument('[file]', 'the file to write', 'my-target.yaml')
    .option('--name <name>', 'what reports call the service', nonEmpty('a name'))
    .option('--connection-string <text>', 'of a service that is running', nonEmpty('a connection string'))
    .option('--endpoint <url>', 'of a service that is running, or that --launch starts', nonEmpty('a URL'))
    .option('--access-key <key>', 'its primary access key, with --endpoint', nonEmpty('a key'))
    .option('--secondary-access-key <key>', 'its second access key', nonEmpty('a key'))
    .option(
      '--launch <command>',
      'a command that starts the service; {settings} is a file with its settings, {accessKey} its key',
      nonEmpty('a command'),
    )
    .option('--image <name>', 'an image of the service, which a container engine starts', nonEmpty('an image'))
    .option('--azure', 'a Web PubSub for Socket.IO resource: what `azure-settings` can configure of it')
    .option(
      '--event-handler-url <url>',
      'how the service reaches the event handler (http://127.0.0.1 and the port, with /events; from --image host.docker.internal)',
    )
    .option(
      '--event-handler-port <number>',
      'where the event handler listens (7071; with --launch or --image any free port)',
      wholeNumber(0, 65_535),
    )
    .option('--hub <role=hub>', 'the name of the hub that plays a role; may be repeated', collectHub)
    .option('--capability <name>', 'what the service offers, or all; may be repeated', collectCapability)
    .option('--delivery-ms <number>', 'how long a message may take', wholeNumber(1, dayMs), 5000)
    .option('--clock-skew-seconds <number>', 'how long an expired token is still accepted', wholeNumber(0, 86_400), 300)
    .option('--force', 'replace the file where it exists')
    .addHelpText('after', () => helpText())
    .action(async (file: string, flags: InitTargetFlags) => {
      const isTerminal = process.stdin.isTTY && process.stdout.isTTY;
      const choices = isTerminal && !nameAddress(flags) ? await askForChoices(flags) : choicesFromFlags(flags);
      const descriptor = newDescriptor(choices);
      await write(file, descriptor, flags.force === true);
      writeLine(nextSteps(file, descriptor, flags.azure === true));
    });
}

async function write(file: string, descriptor: TargetDescriptor, replace: boolean): Promise<void> {
  const problems = [...descriptorProblems(descriptor), ...misspeltPlaceholders(descriptor)];
  if (problems.length > 0)
    throw new Error(`The descriptor would not be valid:\n${problems.map((text) => `  ${text}`).join('\n')}`);
  const heading = '# What each word means: npx socketio-serverless init target --help\n';
  await writeNewFile(file, `${heading}${dump(descriptor, { lineWidth: 120 })}`, replace);
}

function nextSteps(file: string, descriptor: TargetDescriptor, isAzure: boolean): string {
  const { launch, container, hubs, connectionString, accessKey, secondaryAccessKey } = descriptor;
  const holdsKeys = [connectionString, accessKey, secondaryAccessKey].some((value) => value !== undefined);
  const configure = isAzure
    ? `configure the hubs: npx socketio-serverless azure-settings ${file}`
    : `configure the hubs ${Object.values(hubs).join(', ')} in the service, with the event handler\n` +
      `    ${descriptor.eventHandler.url.replace('{port}', String(descriptor.eventHandler.listen?.port))}/hubs/{hub}/events/{event}\n` +
      '  --help says what each role asks for';
  return [
    `Wrote ${file}.${holdsKeys ? ' It holds access keys: keep it out of version control.' : ''}`,
    'Next:',
    ...(launch === undefined && container === undefined ? [`  ${configure}`] : []),
    ...(container === undefined
      ? []
      : ['  add container.command or container.env, in which {settings} is a file with its hubs']),
    `  npx socketio-serverless test --target ${file}`,
  ].join('\n');
}

function helpText(): string {
  return `
${wordList('Capabilities, of which `all` is every one', capabilityWords())}

${wordList('Roles of hubs', roleWords())}

${wordList('Timings, in the descriptor', timingWords())}

Examples:
  npx socketio-serverless init target --endpoint http://localhost:8080 --access-key my-key --capability polling
  npx socketio-serverless init target --launch "node server.js --settings {settings}" --capability all
  npx socketio-serverless init target --image my-service:1.2 --capability all
  npx socketio-serverless init target --azure --connection-string "Endpoint=…" --event-handler-url https://my-tunnel/events`;
}
