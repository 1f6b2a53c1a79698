import * as z from 'zod';

const namespace = z.string().min(1).default('/');
const eventName = z.string().min(1);
const socketId = z.string().min(1);
const room = z.string().min(1);
const rooms = z.array(z.string()).nullish();
const parameters = z.array(z.unknown()).nullish();

const schemas = {
  sendToNamespace: z.object({ namespace, eventName, parameters, exceptRooms: rooms }),
  sendToRooms: z.object({ namespace, rooms: z.array(z.string()).min(1), eventName, parameters, exceptRooms: rooms }),
  sendToSocket: z.object({ namespace, socketId, eventName, parameters }),
  addSocketToRoom: z.object({ namespace, socketId, room }),
  removeSocketFromRoom: z.object({ namespace, socketId, room }),
  disconnectSockets: z.object({ namespace, rooms, closeUnderlyingConnection: z.boolean().default(false) }),
};

type ActionName = keyof typeof schemas;

/** What a function asks of the service by a `socketio` output; `namespace` is there. */
export type OutputAction = { [Name in ActionName]: { actionName: Name } & z.infer<(typeof schemas)[Name]> }[ActionName];

const actionNames = new Map(Object.keys(schemas).map((name) => [name.toLowerCase(), name as ActionName]));

/**
 * Reads what a function has set as its `socketio` output: an action, or a list of them. Letter case matters neither in the
 * action's name nor in the names of members, and unknown members are ignored.
 *
 * @throws Error that says what is wrong with which action.
 * @see WebPubSubForSocketIO extension, WebPubSubForSocketIOConfigProvider.cs, ConvertToSocketIOAction.
 */
export function readActions(value: unknown): OutputAction[] {
  return (Array.isArray(value) ? (value as unknown[]) : [value]).map(readAction);
}

function readAction(value: unknown): OutputAction {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(`A socketio output is ${shown(value)}; expected an action such as ${example}.`);
  }
  const given = new Map(Object.entries(value).map(([name, member]) => [name.toLowerCase(), member as unknown]));
  const actionName = given.get('actionname');
  const name = typeof actionName === 'string' ? actionNames.get(actionName.toLowerCase()) : undefined;
  if (name === undefined) {
    const seen = actionName === undefined ? 'missing' : shown(actionName);
    throw new Error(
      `The actionName of a socketio output is ${seen}; expected one of ${[...actionNames.values()].join(', ')}.`,
    );
  }
  const schema = schemas[name];
  const members = Object.keys(schema.shape).map((member) => [member, given.get(member.toLowerCase()) ?? undefined]);
  const parsed = schema.safeParse(Object.fromEntries(members));
  if (parsed.success) return { actionName: name, ...parsed.data } as OutputAction;
  const [issue] = parsed.error.issues;
  const member = String(issue?.path[0]);
  const seen = given.get(member.toLowerCase());
  throw new Error(
    `${member} of the action ${name} is ${seen === undefined ? 'missing' : shown(seen)}: ${issue?.message ?? ''}`,
  );
}

const example = '{ "actionName": "sendToNamespace", "eventName": "news", "parameters": ["hello"] }';

function shown(value: unknown): string {
  const text = value === undefined ? 'undefined' : JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
