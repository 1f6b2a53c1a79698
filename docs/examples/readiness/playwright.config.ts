import { defineConfig } from '@playwright/test';

export default defineConfig({
  webServer: {
    command: 'npx socketio-serverless start --event-handler chat=http://localhost:3000/events',
    url: 'http://localhost:8080/api/health',
    reuseExistingServer: process.env['CI'] === undefined,
  },
});
