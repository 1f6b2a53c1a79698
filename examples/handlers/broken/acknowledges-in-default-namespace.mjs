// It forgets the namespace of an acknowledgement, so that a client in another namespace waits in vain.
import { startHandler } from './handler.mjs';

startHandler({
  acknowledge: ({ ackId, args }) => ({
    status: 200,
    headers: { 'Content-Type': 'text/plain' },
    body: `43${ackId}${args}`,
  }),
});
