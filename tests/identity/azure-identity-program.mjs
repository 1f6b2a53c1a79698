// An application that knows no key: it finds out who it is from its environment, as `DefaultAzureCredential` does.
import { DefaultAzureCredential } from '@azure/identity';
import { WebPubSubServiceClient } from '@azure/web-pubsub';

const [endpoint, hub] = process.argv.slice(2);
const credential = new DefaultAzureCredential({ disableInstanceDiscovery: true });
const service = new WebPubSubServiceClient(endpoint, credential, hub);
await service.sendToAll('42["news","Lunch is ready"]', { contentType: 'text/plain' });
const { token } = await service.getClientAccessToken({ userId: 'ana' });
console.log(JSON.stringify({ token }));
