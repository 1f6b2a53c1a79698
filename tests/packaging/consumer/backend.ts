// #region backend
import { WebPubSubServiceClient } from '@azure/web-pubsub';

/** What is under test: a function of your backend. */
export async function announce(connectionString: string, userId: string, news: string): Promise<void> {
  const service = new WebPubSubServiceClient(connectionString, 'chat', { retryOptions: { retryDelayInMs: 1 } });
  if (!(await service.userExists(userId))) return;
  await service.sendToUser(userId, `42${JSON.stringify(['news', news])}`, { contentType: 'text/plain' });
}
// #endregion
