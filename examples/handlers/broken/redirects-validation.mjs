// A redirect to another address, such as one that a framework makes of a missing slash: no service follows it.
import { startHandler } from './handler.mjs';

startHandler({ answerValidation: () => ({ status: 302, headers: { Location: '/events/validate/' } }) });
