import { app } from '@azure/functions';

app.setup({ enableHttpStream: true });

app.hook.preInvocation((context) => {
  context.invocationContext.log(`before ${context.invocationContext.functionName}`);
});
