/** A namespace that a scenario took for itself, as `/4be2beb0-0002`: another one in each run. A name may go on behind it. */
const suiteNamespace = /\/[0-9a-f]{8}-\d{4}(?![\d-])/g;
const group = /\b0~([\w-]+)~/g;

/**
 * A message without what differs from run to run and from scenario to scenario: `<namespace>` for a namespace of the suite,
 * also in the name of a group; numbered where there are several, so that a difference between them stays one.
 */
export function withoutRunNames(message: string): string {
  const readable = message.replace(group, (whole, encoded: string) => {
    const namespace = Buffer.from(encoded, 'base64url').toString();
    return namespace.search(suiteNamespace) === 0 ? `0~${namespace}~` : whole;
  });
  const names = [...new Set(readable.match(suiteNamespace) ?? [])];
  return readable.replace(suiteNamespace, (name) =>
    names.length === 1 ? '<namespace>' : `<namespace ${names.indexOf(name) + 1}>`,
  );
}
