import { multiselect, password, select, text } from '@clack/prompts';
import { capabilityWords } from '../../fixtures/targets/descriptor-words.js';
import {
  defaultEventHandlerPort,
  defaultEventHandlerUrl,
  type DescriptorChoices,
  type TargetAddress,
} from '../../fixtures/targets/new-descriptor.js';
import { parseConnectionString } from '../../protocol/index.js';
import type { Capability } from '../../specs/target-descriptor.js';
import { ask } from '../ask.js';
import { words, type InitTargetFlags } from './flags.js';

/**
 * Asks on the terminal for what the flags leave open.
 *
 * @throws Error where the user cancels.
 */
export async function askForChoices(flags: InitTargetFlags): Promise<DescriptorChoices> {
  const name = flags.name ?? (await ask(text({ message: 'What is the service called?', initialValue: 'my-service' })));
  const address = await askForAddress();
  const eventHandlerUrl =
    flags.eventHandlerUrl ??
    (await ask(
      text({
        message:
          'How does the service reach the event handler on this machine? {port} is a free port; a tunnel has its own URL.',
        initialValue: defaultEventHandlerUrl(address, flags.eventHandlerPort),
        validate: urlProblem,
      }),
    ));
  const chosen = flags.capability ?? (await askForCapabilities());
  return {
    name,
    address,
    eventHandlerUrl,
    eventHandlerPort: flags.eventHandlerPort ?? defaultEventHandlerPort(address),
    capabilities: chosen,
    ...(flags.hub !== undefined && { hubs: flags.hub }),
    secondaryAccessKey: flags.secondaryAccessKey ?? (await askForSecondaryKey(chosen, address)),
    deliveryMs: flags.deliveryMs,
    clockSkewSeconds: flags.clockSkewSeconds,
  };
}

async function askForAddress(): Promise<TargetAddress> {
  const kind = await ask(
    select({
      message: 'How is the service reached?',
      options: [
        { value: 'connection-string', label: 'It is running, and I have its connection string' },
        { value: 'endpoint', label: 'It is running, and I have its URL and its access key' },
        { value: 'launch', label: 'A command starts it for each run' },
        { value: 'image', label: 'A container engine starts it from an image for each run' },
      ],
    }),
  );
  if (kind === 'launch') {
    const message = 'Which command starts it? {settings} is a file with its settings, {accessKey} its key.';
    return {
      launch: {
        command: words(
          await ask(text({ message, placeholder: 'node server.js --settings {settings}', validate: required })),
        ),
      },
    };
  }
  if (kind === 'image') {
    const message = 'Which image?';
    return { container: { image: await ask(text({ message, placeholder: 'my-service:1.2', validate: required })) } };
  }
  if (kind === 'endpoint') {
    const endpoint = await ask(
      text({ message: 'What is its URL?', initialValue: 'http://localhost:8080', validate: urlProblem }),
    );
    return {
      endpoint,
      accessKey: await ask(password({ message: 'What is its primary access key?', validate: required })),
    };
  }
  return {
    connectionString: await ask(
      password({ message: 'What is its connection string?', validate: connectionStringProblem }),
    ),
  };
}

function askForCapabilities(): Promise<Capability[]> {
  return ask(
    multiselect({
      message: 'What does it offer? What you choose is tested and counts.',
      options: capabilityWords().map(({ name, meaning }) => ({
        value: name as Capability,
        label: name,
        hint: meaning,
      })),
      required: false,
    }),
  );
}

async function askForSecondaryKey(chosen: readonly Capability[], address: TargetAddress): Promise<string | undefined> {
  if (!chosen.includes('secondary-key') || 'launch' in address || 'container' in address) return undefined;
  return ask(password({ message: 'What is its secondary access key?', validate: required }));
}

function required(answer: string | undefined): string | undefined {
  return answer === undefined || answer.trim() === '' ? 'It is empty.' : undefined;
}

function urlProblem(answer: string | undefined): string | undefined {
  return answer !== undefined && /^https?:\/\/[^/]/.test(answer) ? undefined : 'Expected an http or https URL.';
}

function connectionStringProblem(answer: string | undefined): string | undefined {
  try {
    parseConnectionString(answer ?? '');
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
