import { app, input, type HttpRequest, type HttpResponseInit, type InvocationContext } from '@azure/functions';
import { hub } from '../rooms.js';

const negotiation = input.generic({ type: 'socketionegotiation', hub, userId: '{query.name}' });

/** What a client needs to connect. Anybody may have any name here; your app knows who is signed in. */
function negotiate(request: HttpRequest, context: InvocationContext): HttpResponseInit {
  const name = request.query.get('name')?.trim() ?? '';
  if (name === '' || name.length > 30) return { status: 400, jsonBody: { error: 'A name has 1 to 30 characters.' } };
  return { jsonBody: context.extraInputs.get(negotiation) };
}

app.http('negotiate', { methods: ['GET'], authLevel: 'anonymous', extraInputs: [negotiation], handler: negotiate });
