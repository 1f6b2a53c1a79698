export { type MswService, mswService } from './msw-service.js';
