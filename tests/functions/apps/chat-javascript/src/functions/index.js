const { app } = require('@azure/functions');
const { readFile } = require('node:fs/promises');
const path = require('node:path');

app.http('index', {
  methods: ['GET'],
  authLevel: 'anonymous',
  handler: async () => ({
    headers: { 'content-type': 'text/html' },
    body: await readFile(path.join(process.cwd(), 'src/index.html'), 'utf8'),
  }),
});
