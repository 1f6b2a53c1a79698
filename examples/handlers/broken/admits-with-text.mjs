// It admits a socket with a body that is no JSON.
import { startHandler } from './handler.mjs';

startHandler({ admit: () => ({ status: 200, headers: { 'Content-Type': 'text/plain' }, body: 'welcome' }) });
