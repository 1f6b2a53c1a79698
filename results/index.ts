export * from './baseline.js';
export * from './report.js';
export * from './run-end.js';
