// It reads arguments and writes them again, which changes large numbers and fractions.
import { startHandler } from './handler.mjs';

startHandler({ argumentsOf: (payload) => JSON.stringify(JSON.parse(payload).slice(1)) });
