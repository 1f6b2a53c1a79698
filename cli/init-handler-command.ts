import { Command } from 'commander';
import { dump } from 'js-yaml';
import { handlerDescriptorProblems } from '../fixtures/targets/descriptor-problems.js';
import { memberWordsOf } from '../fixtures/targets/descriptor-words.js';
import {
  declaredHandlerCapabilities,
  type HandlerDescriptor,
  type HandlerIdentity,
} from '../specs/handler-descriptor.js';
import { nonEmpty, wholeNumber } from './flag-values.js';
import { words } from './init-target/flags.js';
import { writeNewFile } from './new-file.js';
import { writeLine } from './output.js';
import { wordList } from './word-list.js';

interface InitHandlerFlags {
  readonly name: string;
  readonly url?: string;
  readonly launch?: string;
  readonly hub: string;
  readonly origin?: string;
  readonly accessKey?: readonly string[];
  readonly audience?: string;
  readonly issuerUrl?: string;
  readonly issuerPort?: number;
  readonly namespace?: readonly string[];
  readonly echoEvent?: string;
  readonly emptyEvent?: string;
  readonly rejectedUser?: string;
  readonly capability?: readonly (typeof declaredHandlerCapabilities)[number][];
  readonly force?: true;
}

/** `init handler`: writes the descriptor of an event handler, from flags. */
export function initHandlerCommand(): Command {
  return new Command('handler')
    .description('Write the descriptor of an event handler to check.')
    .argument('[file]', 'the file to write', 'my-handler.yaml')
    .option('--name <name>', 'what reports call it', nonEmpty('a name'), 'my-handler')
    .option('--url <url>', 'its URL, with {hub} and {event} (http://localhost:3000/events/{event})', nonEmpty('a URL'))
    .option('--launch <command>', 'a command that starts it for a check', nonEmpty('a command'))
    .option('--hub <hub>', 'the hub whose events it takes', nonEmpty('a hub'), 'chat')
    .option('--origin <host>', 'the host of the one service that it takes events from', nonEmpty('a host'))
    .option('--access-key <key...>', 'the access keys that it knows, at most two')
    .option(
      '--audience <text>',
      "it checks the service's identity: the audience of its tokens, such as api://my-app",
      nonEmpty('an audience'),
    )
    .option(
      '--issuer-url <url>',
      "with --audience: how it reaches the suite's issuer (http://127.0.0.1:{port})",
      nonEmpty('a URL'),
    )
    .option(
      '--issuer-port <number>',
      'with --audience: the port that the issuer listens on (any free one)',
      wholeNumber(1, 65_535),
    )
    .option('--namespace <path...>', 'the namespaces whose events it takes')
    .option('--echo-event <name>', 'an event that it acknowledges with its arguments', nonEmpty('a name'))
    .option('--empty-event <name>', 'an event that it acknowledges without arguments', nonEmpty('a name'))
    .option('--rejected-user <id>', 'the user id of a client that it rejects', nonEmpty('a user id'))
    .option('--capability <name...>', `what it offers of ${declaredHandlerCapabilities.join(', ')}`)
    .option('--force', 'replace the file where it exists')
    .addHelpText('after', () => `\n${wordList('Members of the descriptor', memberWordsOf('handler'))}`)
    .action(async (file: string, flags: InitHandlerFlags) => {
      const descriptor = descriptorFrom(flags);
      const problems = handlerDescriptorProblems(descriptor);
      if (problems.length > 0) {
        throw new Error(`The descriptor would not be valid:\n${problems.map((text) => `  ${text}`).join('\n')}`);
      }
      const heading = '# What each word means: npx socketio-serverless init handler --help\n';
      await writeNewFile(file, `${heading}${dump(descriptor, { lineWidth: 120 })}`, flags.force === true);
      writeLine(nextSteps(file, descriptor));
    });
}

function descriptorFrom(flags: InitHandlerFlags): HandlerDescriptor {
  const { name, launch, hub, origin, accessKey, namespace, echoEvent, emptyEvent, rejectedUser, capability } = flags;
  const url = flags.url ?? (launch === undefined ? 'http://localhost:3000/events/{event}' : undefined);
  return {
    name,
    ...(url !== undefined && { url }),
    hub,
    ...(origin !== undefined && { origin }),
    ...(accessKey !== undefined && { accessKeys: accessKey }),
    ...identityFrom(flags),
    ...(namespace !== undefined && { namespaces: namespace }),
    ...((echoEvent !== undefined || emptyEvent !== undefined) && {
      events: {
        ...(echoEvent !== undefined && { echo: echoEvent }),
        ...(emptyEvent !== undefined && { empty: emptyEvent }),
      },
    }),
    ...(rejectedUser !== undefined && { rejectedUser }),
    ...(capability !== undefined && { capabilities: capability }),
    ...(launch !== undefined && { launch: { command: words(launch) } }),
  };
}

function identityFrom({ audience, issuerUrl, issuerPort }: InitHandlerFlags): Pick<HandlerDescriptor, 'identity'> {
  if (audience === undefined) {
    if (issuerUrl === undefined && issuerPort === undefined) return {};
    throw new Error(
      '--issuer-url and --issuer-port need --audience, the audience of the tokens that the handler checks.',
    );
  }
  const url = issuerUrl ?? 'http://127.0.0.1:{port}';
  const listen = issuerPort === undefined ? {} : { listen: { host: '127.0.0.1', port: issuerPort } };
  return { identity: { issuer: { ...listen, url }, audience } };
}

function nextSteps(file: string, descriptor: HandlerDescriptor): string {
  const { accessKeys, events, rejectedUser, identity, launch } = descriptor;
  return [
    `Wrote ${file}.${accessKeys === undefined ? '' : ' It holds access keys: keep it out of version control.'}`,
    'Next:',
    ...(events === undefined ? ['  add events.echo, an event that is acknowledged with its arguments'] : []),
    ...(rejectedUser === undefined ? ['  add rejectedUser, the user id of a client that is rejected'] : []),
    ...(identity === undefined ? [] : [trustStep(identity, launch)]),
    `  npx socketio-serverless check-handler ${file}`,
  ].join('\n');
}

function trustStep({ issuer }: HandlerIdentity, launch: HandlerDescriptor['launch']): string {
  return launch === undefined
    ? `  let the handler trust the suite's issuer, ${issuer.url.replace('{port}', String(issuer.listen?.port ?? '{port}'))}`
    : '  add to launch.env the variable by which the handler gets the URL of the issuer, with the value {issuer}';
}
