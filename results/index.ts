export * from './baseline.js';
export * from './report.js';
