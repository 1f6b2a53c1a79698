// What clients and callers of two nodes notice of each fault: `npm run measure:cluster -- --help`.
import { Command } from 'commander';
import { print, runMeasurement } from '../command-line.js';
import { type Fault, faults } from './faults.js';
import { callerCount, callsPerSecond, clientCount, type FaultResult, measureFault } from './measure-fault.js';

const columns: readonly (readonly [string, (result: FaultResult) => string | number])[] = [
  ['Fault', ({ name }) => name],
  ['Calls', ({ calls }) => calls],
  ['Accepted', ({ accepted }) => accepted],
  ['Clients that stayed', ({ steady, cut }) => `${steady} of ${steady + cut}`],
  ['Due to them', ({ due }) => due],
  ['Lost', ({ lost }) => lost],
  ['Twice', ({ twice }) => twice],
  ['Out of order', ({ outOfOrder }) => outOfOrder],
  ['Lost to the others', ({ lostToCut }) => lostToCut],
  ['Not accepted, but arrived', ({ unanswered }) => unanswered],
  ['Ends missing, twice', ({ endsMissing, endsTwice }) => `${endsMissing}, ${endsTwice}`],
  ['Ends after', ({ endsAfterSeconds }) => `${endsAfterSeconds.toFixed(1)} s`],
  ['All well after', ({ wellAfterSeconds }) => `${wellAfterSeconds.toFixed(1)} s`],
];

const program = new Command('npm run measure:cluster --')
  .description('Let faults happen to two nodes on one Redis, behind nginx, and count what arrives.')
  .argument('[word]', 'only the faults with this in their name', '')
  .addHelpText('after', '\nIt needs redis-server and nginx, and root for the faults of the network.')
  .action(run);

await runMeasurement(program);
process.exit();

async function run(word: string): Promise<void> {
  const chosen = faults.filter(({ name }) => name.includes(word));
  if (chosen.length === 0) {
    const names = faults.map(({ name }) => name).join('; ');
    throw new Error(`No fault has ${JSON.stringify(word)} in its name. Faults: ${names}.`);
  }
  print(`${clientCount} clients, ${callerCount} callers with ${callsPerSecond} sends a second to all of them.\n`);
  print(`| ${columns.map(([title]) => title).join(' | ')} |`);
  print(`|${columns.map(() => ' --- |').join('')}`);
  for (const fault of chosen) print(await row(fault));
}

async function row(fault: Fault): Promise<string> {
  const result = await measureFault(fault);
  return `| ${columns.map(([, value]) => String(value(result))).join(' | ')} |`;
}
