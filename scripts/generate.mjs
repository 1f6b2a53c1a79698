// Writes what is generated from the OpenAPI document, the registry and the settings: `npm run generate`. With --check it
// writes nothing and fails where a file is not what would be written.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { build } from 'esbuild';
import { load } from 'js-yaml';
import { interfaceOf } from './settings-types.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const documentFile = 'openapi/service.openapi.yaml';
const header = `// Generated from ${documentFile} by \`npm run generate\`. Do not edit.\n\n`;

const document = load(readFileSync(path.join(root, documentFile), 'utf8'));
const restDocument = withoutWebhooks(structuredClone(document));

const files = {
  'client/generated/service-api.ts': async () => header + astToString(await openapiTypescript(restDocument)),
  'openapi/generated/operation-id.ts': () => header + operationIds(restDocument),
  // Programs read these: parsing YAML takes them a hundred times as long.
  'openapi/generated/service.openapi.json': () => `${JSON.stringify(document, null, 1)}\n`,
  'specs/generated/requirements.json': requirements,
  'emulator/settings/generated/settings.schema.json': async () =>
    `${JSON.stringify((await settingsJsonSchema())(), null, 1)}\n`,
  'emulator/settings/generated/settings-types.ts': settingsTypes,
};

const check = process.argv.includes('--check');
for (const [file, generate] of Object.entries(files)) {
  const text = await generate();
  if (check) verify(file, text);
  else write(file, text);
}

// The REST client has no use for the webhooks, nor for the event attributes that they have as header parameters.
function withoutWebhooks(document) {
  const { parameters } = document.components;
  const restParameters = Object.entries(parameters).filter(([, parameter]) => parameter.in !== 'header');
  delete document.webhooks;
  document.components.parameters = Object.fromEntries(restParameters);
  return document;
}

function operationIds({ paths }) {
  const ids = Object.values(paths)
    .flatMap((item) => Object.values(item))
    .flatMap(({ operationId }) => operationId ?? []);
  return [
    '/** The ids of the REST operations. */',
    'export const operationIds = [',
    ...ids.map((id) => `  '${id}',`),
    '] as const;',
    '',
    'export type OperationId = (typeof operationIds)[number];',
    '',
  ].join('\n');
}

/** The rows of all areas, one on each line. */
function requirements() {
  const folder = path.join(root, 'specs/requirements');
  const rows = readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .flatMap((file) => {
      const area = path.basename(file, '.yaml');
      return load(readFileSync(path.join(folder, file), 'utf8')).map((row) => ({ ...row, area }));
    });
  return `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
}

/** Makes the schema of the source, which a bundle without any import runs from memory. */
async function settingsJsonSchema() {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, 'emulator/settings/settings-json-schema.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  const source = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
  return source.settingsJsonSchema;
}

async function settingsTypes() {
  const schemaOf = await settingsJsonSchema();
  return [
    '// Generated from the schema of the settings by `npm run generate`. Do not edit.',
    interfaceOf(
      'SettingsInput',
      'The settings as a user writes them: everything has a default.',
      withoutMeta(schemaOf('input')),
    ),
    interfaceOf('Settings', 'The settings with every default filled in.', withoutMeta(schemaOf('output'))),
  ].join('\n\n');
}

/** What only a file of settings may have. */
function withoutMeta({ properties, ...schema }) {
  const settings = Object.entries(properties).filter(([name]) => name !== '$schema');
  return { ...schema, properties: Object.fromEntries(settings) };
}

function verify(file, text) {
  const target = path.join(root, file);
  if (existsSync(target) && readFileSync(target, 'utf8') === text) return;
  console.error(
    `${file} is ${existsSync(target) ? 'stale' : 'missing'}: run "npm run generate" and commit what it writes.`,
  );
  process.exitCode = 1;
}

function write(file, text) {
  const target = path.join(root, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}
