// Packages whose code goes into dist/, as far as it is used: who installs this package gets neither them nor what they bring.
// No public type may refer to one of them; socket.io-client, whose types ./playwright has, is an optional peer as well. The others are dependencies of package.json.
// Why: docs/decisions/bundled-packages.md.
module.exports = {
  bundledPackages: [
    '@clack/prompts',
    'badge-maker',
    'chokidar',
    'commander',
    'croner',
    'js-yaml',
    'openid-client',
    'preact',
    'preact-render-to-string',
    'selfsigned',
    'socket.io-client',
    'tinyglobby',
    'tough-cookie',
    'zod',
  ],
};
