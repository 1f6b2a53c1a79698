const { app, input } = require('@azure/functions');

const negotiation = input.generic({
  type: 'socketionegotiation',
  direction: 'in',
  name: 'result',
  hub: '%Hub%',
  userId: '{query.userId}',
});

app.http('negotiate', {
  methods: ['GET', 'POST'],
  authLevel: 'anonymous',
  extraInputs: [negotiation],
  handler: (request, context) => ({ jsonBody: context.extraInputs.get(negotiation) }),
});
