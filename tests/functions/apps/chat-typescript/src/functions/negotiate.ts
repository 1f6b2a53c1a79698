import { app, input, type HttpRequest, type HttpResponseInit, type InvocationContext } from '@azure/functions';

const negotiation = input.generic({
  type: 'socketionegotiation',
  name: 'result',
  userId: '{query.userId}',
});

function negotiate(_request: HttpRequest, context: InvocationContext): HttpResponseInit {
  return { status: 200, jsonBody: context.extraInputs.get(negotiation) };
}

app.http('negotiate', { methods: ['GET'], authLevel: 'anonymous', extraInputs: [negotiation], handler: negotiate });
