import type { HandlerDescriptor } from '../specs/handler-descriptor.js';
import type { TargetDescriptor } from '../specs/target-descriptor.js';

/** Quotes and colons of JSON, behind any number of backslashes or percent-encoded once or more. */
const quote = String.raw`(?:\\*["']|%(?:25)*22)`;
const colon = String.raw`\s*(?::|%(?:25)*3A)\s*`;
const value = String.raw`[\w.~+/=!*-]+`;

const jwt = /eyJ[\w-]+(?:\.|%(?:25)*2E)[\w-]+(?:\.|%(?:25)*2E)[\w-]*/gi;
/** As a message shows a value that is too long for it. */
const shortenedJwt = /eyJ[\w-]{10,}(?:\.[\w-]*)*("?)… \(\d+ characters\)/g;
const tokenParameter = new RegExp(`(access_token(?:=|%(?:25)*3D))${value}`, 'gi');
const tokenMember = new RegExp(`(access_token${quote}${colon}(?:\\[|%(?:25)*5B)?\\s*${quote})${value}`, 'gi');
const bearer = /(Bearer(?:[ +]|%(?:25)*20))[^\s",\\%&]+/gi;
const connectionStringKey = /(AccessKey(?:=|%(?:25)*3D))[\w+/=-]+/gi;

/**
 * Takes tokens and access keys out of a text, so that it can be published: in URLs, in headers, in JSON that was quoted once
 * or more, and percent-encoded.
 */
export function redact(text: string, accessKeys: readonly string[] = []): string {
  return redactWith(text, anyFormOf(accessKeys));
}

/** @param keys every form of every access key; undefined where there are none. */
function redactWith(text: string, keys: RegExp | undefined): string {
  const withoutTokens = text
    .replace(jwt, '<token>')
    .replace(shortenedJwt, '<token>$1')
    .replace(tokenParameter, '$1<token>')
    .replace(tokenMember, '$1<token>')
    .replace(bearer, '$1<token>');
  const withoutKeys = keys === undefined ? withoutTokens : withoutTokens.replace(keys, '<access key>');
  return withoutKeys.replace(connectionStringKey, '$1<access key>');
}

/** The access keys that a descriptor names; a launched target's are known only once it has started. */
export function accessKeysOf({
  accessKey,
  secondaryAccessKey,
  connectionString = '',
}: Pick<TargetDescriptor, 'accessKey' | 'secondaryAccessKey' | 'connectionString'> = {}): string[] {
  const [, connectionKey] = /AccessKey=([^;]+)/i.exec(connectionString) ?? [];
  return [accessKey, secondaryAccessKey, connectionKey].filter((key) => key !== undefined);
}

/** All keys in one pattern, since a short key may be a part of what stands for another. */
function anyFormOf(accessKeys: readonly string[]): RegExp | undefined {
  const forms = [...new Set(accessKeys.flatMap(writtenForms))].sort((a, b) => b.length - a.length);
  if (forms.length === 0) return undefined;
  return new RegExp(forms.map((form) => form.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)).join('|'), 'g');
}

/** A word that is shorter stands in every text by chance. */
const minSecretLength = 4;

/** The secrets of an event handler: its access keys, and what the query of its URL holds, such as `code`. */
export function handlerSecretsOf({
  accessKeys = [],
  url = '',
}: Pick<HandlerDescriptor, 'accessKeys' | 'url'> = {}): string[] {
  const query = new URLSearchParams(url.split('?').slice(1).join('?'));
  return [...accessKeys, ...[...query.values()].filter((value) => value.length >= minSecretLength)];
}

/** A key as it is, percent-encoded, and with the slashes that JSON may escape. */
function writtenForms(key: string): string[] {
  if (key === '') return [];
  const encoded = encodeURIComponent(key);
  return [key, encoded, encodeURIComponent(encoded), key.replaceAll('/', String.raw`\/`)];
}

/** Longer texts are there to be too long; nobody reads them, and a report should open. */
const longestText = 20_000;
const keptOfLongText = 200;

function shorten(text: string): string {
  if (text.length <= longestText) return text;
  return `${text.slice(0, keptOfLongText)}… (${text.length} characters)`;
}

/** The same for every text inside a value; overlong ones are cut. */
export function redactValue<T>(value: T, accessKeys: readonly string[]): T {
  const keys = anyFormOf(accessKeys);
  return JSON.parse(JSON.stringify(value), (_, item: unknown) =>
    typeof item === 'string' ? shorten(redactWith(item, keys)) : item,
  ) as T;
}
