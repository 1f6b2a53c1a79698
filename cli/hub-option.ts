import { InvalidArgumentError, Option } from 'commander';
import { hubNameRule, isHubName } from '../protocol/index.js';

/** `--hub`, which has to be given. */
export function hubOption(description: string): Option {
  return new Option('--hub <name>', description).argParser(parseHub).makeOptionMandatory();
}

/** A hub's name, as the value of a flag. */
export function parseHub(text: string): string {
  if (!isHubName(text)) throw new InvalidArgumentError(`Expected ${hubNameRule}.`);
  return text;
}

/** `--namespace`, which is `/` where it is left out. */
export function namespaceOption(description: string): Option {
  return new Option('--namespace <path>', description).argParser(parseNamespace).default('/');
}

function parseNamespace(text: string): string {
  if (!text.startsWith('/') || text.includes(',')) {
    throw new InvalidArgumentError('Expected a path without a comma, such as /chat.');
  }
  return text;
}
