// It keeps the last acknowledgement of each user, and answers with it when it is ready: of several at once, all but one get
// that of another.
import { setTimeout } from 'node:timers/promises';
import { startHandler } from './handler.mjs';

const last = new Map();

startHandler({
  acknowledge: async ({ namespace, ackId, args, user }) => {
    last.set(user, `43${namespace}${ackId}${args}`);
    await setTimeout(20);
    return { status: 200, headers: { 'Content-Type': 'text/plain' }, body: last.get(user) };
  },
});
