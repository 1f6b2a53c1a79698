// Which folder may import which, and what no import may do: `npm run check:boundaries`.
// What is not listed here is forbidden. The reasons are in docs/architecture.md.
const { bundledPackages } = require('./scripts/bundled-packages.cjs');

const mayImport = {
  // The vocabulary: it needs nothing of this project.
  protocol: [],
  // Small helpers that know nothing of this project.
  lib: [],
  // Data, and the small modules that load and check it.
  specs: ['protocol'],
  // The REST document, and what reads it.
  openapi: ['protocol', 'specs'],
  // The REST client, from the document's types.
  client: ['protocol', 'specs', 'openapi'],
  // What a correct event handler needs.
  handler: ['protocol'],
  // The service. It never sees a client library of its own project, nor anything of the suite.
  emulator: ['lib', 'protocol', 'specs', 'openapi'],
  // The emulator's image, and the class that starts it.
  container: ['protocol', 'emulator'],
  // The REST API as request handlers of MSW.
  'msw-handlers': ['protocol', 'specs', 'openapi', 'emulator'],
  // A host for Functions apps, and the extension's half of the contract. It knows nothing of the suite.
  functions: ['lib', 'protocol', 'specs', 'openapi', 'client', 'emulator'],
  // What a run is of, what it found, and what that means: the run contract, and the judging.
  results: ['lib', 'specs'],
  // What scenarios stand on. A target is known only by what it says on the wire, so never the emulator.
  fixtures: ['lib', 'protocol', 'specs', 'openapi', 'client', 'results', 'functions'],
  // The scenarios; as the fixtures, they never import the emulator.
  suites: ['protocol', 'specs', 'openapi', 'client', 'fixtures', 'results'],
  // They render results.
  reporters: ['lib', 'specs', 'results'],
  // One thin command over everything; scenarios are Playwright's to load.
  cli: ['lib', 'protocol', 'specs', 'openapi', 'client', 'emulator', 'functions', 'fixtures', 'results', 'reporters'],
  // The emulator with one fault each, and the suite run against it.
  mutants: ['protocol', 'specs', 'openapi', 'emulator', 'fixtures', 'results', 'reporters', 'cli'],
  // The emulator beside its peers, each known only by what it says on the wire.
  benchmarks: ['lib', 'protocol', 'specs'],
  // What the suite says of services of which it is known what is wrong; what an emulator stands; settings are tried in process.
  measurements: ['lib', 'protocol', 'specs', 'openapi', 'client', 'emulator', 'fixtures', 'results', 'benchmarks'],
};

// The rooms of fixtures/, from the lowest to the highest, and which other rooms each may import. Only the index is above all.
const fixtureRooms = {
  waiting: [],
  timeline: [],
  http: ['waiting'],
  tokens: ['http'],
  // A target is reached without knowing the run or a scenario.
  targets: ['http', 'waiting'],
  // What scenarios know of the target and of the run, as data.
  environment: ['tokens'],
  // Which worker a delivery goes to, and what all deliveries of a run say together.
  coordinator: ['http', 'waiting'],
  clients: ['environment', 'http', 'timeline', 'tokens', 'waiting'],
  // The worker's end of a delivery.
  'event-handler': ['coordinator', 'environment', 'http', 'timeline', 'waiting'],
  // The Functions host in a process of its own.
  'functions-host': [],
  'functions-event-handler': ['coordinator', 'event-handler', 'functions-host'],
  // An event handler that is checked, without knowing the run or a scenario.
  handlers: ['targets', 'tokens', 'waiting'],
  // The suite as the service in front of an event handler, and the scenarios of it.
  sender: ['handlers', 'http', 'targets', 'timeline', 'tokens', 'waiting'],
  // It starts the target and what is in front of it, and knows no scenario.
  run: [
    ...['clients', 'coordinator', 'environment', 'functions-event-handler', 'handlers', 'http', 'sender', 'targets'],
    ...['tokens', 'waiting'],
  ],
};
fixtureRooms.scenario = Object.keys(fixtureRooms);

// The rooms of emulator/, from the lowest to the highest. Above all of them is only what starts the emulator.
const emulatorRooms = {
  filter: [],
  settings: [],
  // What happens, for those who look at it; every room may tell it.
  log: ['settings'],
  http: ['settings'],
  // What goes wrong on purpose, for tests.
  faults: [],
  tokens: ['settings'],
  // An issuer of tokens inside the emulator, which knows nothing of connections.
  issuer: ['http', 'settings', 'tokens'],
  // What a connection is, whatever is spoken on it.
  connections: ['filter', 'settings'],
  webhooks: ['connections', 'faults', 'http', 'settings', 'tokens'],
  // The Socket.IO protocol with one client.
  sockets: ['connections', 'settings', 'webhooks'],
  transport: ['connections', 'http', 'settings', 'sockets', 'tokens'],
  commands: ['connections', 'filter', 'sockets'],
  queries: ['connections'],
  // One of several nodes, by Redis.
  cluster: ['commands', 'connections', 'filter', 'queries', 'settings', 'sockets', 'transport', 'webhooks'],
  // Everything that a developer sees and does on the inspector's page.
  inspector: ['commands', 'connections', 'http', 'settings', 'sockets', 'tokens', 'transport', 'webhooks'],
  // What Prometheus reads.
  metrics: ['cluster', 'commands', 'connections', 'http', 'settings', 'webhooks'],
  rest: ['commands', 'connections', 'faults', 'filter', 'http', 'queries', 'settings', 'sockets', 'tokens'],
  // What a test that embeds it sees and does.
  testing: ['connections', 'faults', 'settings'],
};

// The rooms of functions/, from the lowest to the highest. Above all of them is only what starts the host.
const functionsRooms = {
  // The extension's half of the contract: a request of the service in, an event or an answer out.
  dispatcher: [],
  // What a function is handed, for its unit tests.
  testing: ['dispatcher'],
  // Where an app's code runs: a process of its own for each language.
  workers: [],
  // What an app's folder says: host.json and local.settings.json.
  app: ['workers'],
  // What the extension's bindings do with the service.
  bindings: ['app', 'workers'],
  http: ['workers'],
  timers: [],
};
functionsRooms.host = Object.keys(functionsRooms);

const folders = Object.keys(mayImport);
const sources = `^(${folders.join('|')})/`;
const packaged = `^(${folders.filter((folder) => !['mutants', 'benchmarks', 'measurements'].includes(folder)).join('|')})/`;
const testFile = '\\.test\\.tsx?$';

const boundary = (name, folder, from, allowed) => ({
  name,
  comment: `${folder}/ may import ${allowed.map((other) => `${other}/`).join(', ') || 'no other folder'}. Move what is shared to a folder that both may import.`,
  severity: 'error',
  from,
  to: { path: sources, pathNot: `^(${[folder, ...allowed].join('|')})/` },
});

const boundaries = folders.flatMap((folder) => [
  boundary(`${folder}-imports`, folder, { path: `^${folder}/`, pathNot: testFile }, mayImport[folder]),
  // A test may read the vectors.
  boundary(`${folder}-tests-import`, folder, { path: `^${folder}/.*${testFile}` }, ['specs', ...mayImport[folder]]),
]);

const roomsOf = (folder, rooms, shared = []) => [
  ...Object.entries(rooms).map(([room, allowed]) => ({
    name: `${folder}-${room}-imports`,
    comment: `${folder}/${room}/ may import ${allowed.map((other) => `${folder}/${other}/`).join(', ') || `no other room of ${folder}/`}.`,
    severity: 'error',
    from: { path: `^${folder}/${room}/`, pathNot: testFile },
    to: { path: `^${folder}/`, pathNot: [`^${folder}/(${[room, ...allowed].join('|')})/`, ...shared] },
  })),
  {
    name: `${folder}-rooms-are-listed`,
    comment: `A new room of ${folder}/ needs a line in ${folder.replace(/s$/, '')}Rooms, which says what it may import.`,
    severity: 'error',
    from: { path: `^${folder}/[^/]+/`, pathNot: `^${folder}/(${Object.keys(rooms).join('|')})/` },
    to: {},
  },
];

const roomBoundaries = [
  ...roomsOf('emulator', emulatorRooms, [
    '^emulator/log/',
    // A setting is checked by what uses it.
    '^emulator/webhooks/url-template\\.ts$',
  ]),
  ...roomsOf('functions', functionsRooms),
  ...roomsOf('fixtures', fixtureRooms),
  {
    name: 'fixtures-import-the-dispatcher-only',
    comment: 'The suite knows what the extension answers. The host, which starts the emulator, is another process.',
    severity: 'error',
    from: { path: '^fixtures/', pathNot: '^fixtures/functions-host/(program|declared-worker)\\.ts$' },
    to: { path: '^functions/', pathNot: '^functions/dispatcher/' },
  },
  {
    name: 'dispatcher-without-the-emulator',
    comment: 'The suite uses the dispatcher, and never sees the emulator.',
    severity: 'error',
    from: { path: '^functions/dispatcher/' },
    to: { path: '^(emulator|openapi|client)/' },
  },
];

module.exports = {
  forbidden: [
    ...boundaries,
    ...roomBoundaries,
    {
      name: 'protocol-without-io',
      comment: 'The vocabulary reads no file and opens no connection: of Node.js it may use node:crypto only.',
      severity: 'error',
      from: { path: '^protocol/', pathNot: testFile },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'playwright-in-the-suite-only',
      comment:
        'Only what Playwright runs may import it; who embeds the emulator or runs another command has not installed it.',
      severity: 'error',
      from: { path: '^(lib|protocol|specs|openapi|client|emulator|container|results|cli)/' },
      to: { path: 'node_modules/(@playwright|playwright)' },
    },
    {
      name: 'testcontainers-in-the-container-only',
      comment: 'Whoever needs no container has not installed Testcontainers.',
      severity: 'error',
      from: { path: sources, pathNot: '^(container/|fixtures/targets/container-target\\.ts$)' },
      to: { path: 'node_modules/testcontainers' },
    },
    {
      name: 'redis-in-the-cluster-only',
      comment:
        'One node needs no Redis, and loads nothing for it: what starts the emulator imports the cluster where it is asked for.',
      severity: 'error',
      from: { path: sources, pathNot: '^(emulator|measurements)/cluster/' },
      to: { path: 'node_modules/(redis|@redis)/' },
    },
    {
      name: 'cluster-only-where-asked-for',
      comment: 'The cluster is loaded by import() where the settings have one. Types may be imported.',
      severity: 'error',
      from: { path: '^emulator/', pathNot: ['^emulator/cluster/', testFile] },
      to: { path: '^emulator/cluster/', dependencyTypesNot: ['type-only', 'dynamic-import'] },
    },
    {
      name: 'msw-in-its-folder-only',
      comment: 'Whoever does not use MSW has not installed it.',
      severity: 'error',
      from: { path: sources, pathNot: '^msw-handlers/' },
      to: { path: 'node_modules/msw' },
    },
    {
      name: 'emulator-by-its-entry',
      comment:
        'Whoever may import the emulator does so by its index, as its users do. Mutants, and hostile tokens, are about its parts.',
      severity: 'error',
      from: { pathNot: '^(emulator|mutants|tests/hostile/tokens)/' },
      to: { path: '^emulator/', pathNot: '^emulator/index\\.ts$' },
    },
    {
      name: 'production-without-tests',
      comment: "A test is nobody's dependency. Move what is shared to a module of its own.",
      severity: 'error',
      from: { pathNot: `(${testFile})|^tests/` },
      to: { path: `(${testFile})|^tests/` },
    },
    {
      name: 'no-cycles',
      comment:
        'Modules in a circle can only be loaded and tested together. Types may refer to each other: a connection has a ' +
        'hub, and a hub has connections.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-orphans',
      comment: 'Nobody imports this module and it imports nothing: it is dead, or its import was forgotten.',
      severity: 'error',
      from: {
        orphan: true,
        pathNot: [
          '\\.d\\.ts$',
          // Loaded by their name: configurations, programs and what is preloaded.
          '^\\.dependency-cruiser\\.cjs$',
          '(^|/)[^/]+\\.config\\.(ts|js|mjs|cjs)$',
          '^scripts/',
          '^benchmarks/servers/collect-garbage\\.ts$',
          // Inlined into the report's page as it is, where nothing can be imported.
          '^reporters/html/client/client-script\\.ts$',
          // Loaded by the page beside it.
          '^examples/[^/]+/page/[^/]+\\.js$',
        ],
      },
      to: {},
    },
    {
      name: 'no-unresolvable',
      comment: 'An import must lead somewhere. This package by its own name does so once it is packed: test:package.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^socketio-serverless(/|$)' },
    },
    {
      name: 'production-without-development-dependencies',
      comment:
        'What users run may need only what they get: `dependencies` of package.json, its optional peers, and what is ' +
        'bundled (scripts/bundled-packages.cjs).',
      severity: 'error',
      from: { path: packaged, pathNot: testFile },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['npm', 'npm-peer', 'type-only'],
        pathNot: `^node_modules/(${bundledPackages.join('|')})/`,
      },
    },
    {
      name: 'no-unlisted-dependencies',
      comment: 'A package that is there only because another one needs it can vanish at any update.',
      severity: 'error',
      from: {},
      // A peer is listed, although its entry in peerDependenciesMeta counts as npm-no-pkg.
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['npm-peer'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^dist/'] },
    exclude: {
      path: ['^tests/functions/apps/', '^examples/.+/(dist|\\.venv)/', '^dist/', '^conformance-report/', '^\\.cache/'],
    },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
