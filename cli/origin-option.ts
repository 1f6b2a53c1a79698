import { InvalidArgumentError, Option } from 'commander';

/**
 * `--origin`, the host that event handlers are told in `WebHook-Request-Origin`.
 *
 * @param shownDefault what it is where it is left out.
 */
export function originOption(shownDefault: string): Option {
  return new Option('--origin <host>', `the service's host, WebHook-Request-Origin (${shownDefault})`).argParser(
    parseHost,
  );
}

function parseHost(text: string): string {
  if (/^[^\s,/]+$/.test(text)) return text;
  throw new InvalidArgumentError('Expected a host without scheme and path, such as my-resource.webpubsub.azure.com.');
}
