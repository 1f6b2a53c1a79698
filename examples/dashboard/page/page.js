import { connect } from './connect.js';
import { drawBars } from './bars.js';

const part = (id) => document.getElementById(id);
const format = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 });
const milliseconds = (value) => (value === null ? 'not measured' : `${format.format(value)} ms`);
const durations = [];
const maxDurations = 60;

const socket = await connect((text) => (part('status').textContent = text));

socket.on('scores', ({ minute, matches }) => {
  part('minute').textContent = minute === 90 ? 'Full time' : `Minute ${minute}`;
  part('matches').replaceChildren(...matches.map(matchItem));
});

// #region costs
// The costs have a namespace of their own, so that the audience does not get them. It shares the connection.
const costs = socket.io.socket('/costs');

costs.on('call', ({ bytes, callMs, publisherCpuMs }) => {
  part('bytes').textContent = bytes;
  part('callMs').textContent = milliseconds(callMs);
  part('publisherCpuMs').textContent = milliseconds(publisherCpuMs);
});

costs.on('delivery', ({ clients, lastMs, emulatorCpuMs }) => {
  part('clients').textContent = new Intl.NumberFormat('en').format(clients);
  part('lastMs').textContent = milliseconds(lastMs);
  part('emulatorCpuMs').textContent = milliseconds(emulatorCpuMs);
  durations.push(lastMs);
  if (durations.length > maxDurations) durations.shift();
  part('highest').textContent = milliseconds(Math.max(...durations));
  drawBars(document.querySelector('svg'), durations, maxDurations);
});
// #endregion

function matchItem({ teams, goals }) {
  const item = document.createElement('li');
  teams.forEach((team, side) => {
    const row = document.createElement('p');
    const score = document.createElement('strong');
    score.textContent = goals[side];
    row.append(team, ' ', score);
    item.append(row);
  });
  return item;
}
