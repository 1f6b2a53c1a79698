/** The event that a client emitted, in the default namespace: `42["chat","hello"]`. Undefined where it is something else. */
export function readEvent(body) {
  const [, json] = /^42\d*(\[.*\])$/s.exec(body) ?? [];
  try {
    return json === undefined ? undefined : JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Whether a text can be the name of somebody who chats. */
export function isNamed(name) {
  return name.trim() !== '' && name.length <= 40;
}

/** The user's name in an event's headers, which are UTF-8 and which Node.js reads byte by byte. */
export function readUserId({ 'ce-userid': userId = '' }) {
  return Buffer.from(userId, 'latin1').toString('utf8');
}
