import Module from 'node:module';
import * as coreApi from './core-api.js';

const coreName = '@azure/functions-core';

interface Loader {
  _load(request: string, ...others: unknown[]): unknown;
}

/** Gives the app `@azure/functions-core` wherever it asks for it, by `require` or by `import`. */
export function installCoreModule(): void {
  const loader = Module as unknown as Loader;
  const load = loader._load.bind(loader);
  const required = { ...coreApi };
  loader._load = (request, ...others) => (request === coreName ? required : load(request, ...others));

  const imported = JSON.stringify(new URL('core-api.js', import.meta.url).href);
  const hooks = `export function resolve(specifier, context, next) {
    return specifier === ${JSON.stringify(coreName)} ? { url: ${imported}, shortCircuit: true } : next(specifier, context);
  }`;
  Module.register(`data:text/javascript,${encodeURIComponent(hooks)}`);
}
