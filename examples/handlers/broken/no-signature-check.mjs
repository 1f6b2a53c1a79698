// It takes events from everybody who knows its URL.
import { startHandler } from './handler.mjs';

startHandler({ isSigned: () => true });
