import { Card } from './card.js';
import { connect } from './connect.js';

const symbols = ['NORTH', 'SOUTH', 'RIVER', 'COAST'];
const watched = new Set(['NORTH', 'RIVER']);

const cards = new Map();
const world = new Card('WORLD');
cards.set('WORLD', world);
document.querySelector('#world').append(world.element);
for (const symbol of symbols) {
  const card = new Card(symbol, watched.has(symbol), (isWatched) => watch(symbol, isWatched));
  cards.set(symbol, card);
  const item = document.createElement('li');
  item.append(card.element);
  document.querySelector('#symbols').append(item);
}

const status = document.querySelector('#status');
const showStatus = (text) => (status.textContent = text);
const socket = await connect(showStatus);

// #region events
socket.on('tick', ({ symbol, value }) => cards.get(symbol).add(value));

// Each connection is a new one to the app: it is in no room.
socket.on('connect', () => {
  void showHistory('WORLD');
  for (const symbol of watched) void watch(symbol, true);
});

async function watch(symbol, isWatched) {
  if (isWatched) watched.add(symbol);
  else watched.delete(symbol);
  await ask(isWatched ? 'watch' : 'unwatch', symbol);
  if (isWatched) await showHistory(symbol);
  else cards.get(symbol).clear();
}

async function showHistory(symbol) {
  const values = await ask('history', symbol);
  if (values !== undefined) cards.get(symbol).show(values);
}

/** Emits an event and returns the app's answer; undefined where there is none within five seconds. */
async function ask(event, symbol) {
  try {
    const { value, error } = await socket.timeout(5000).emitWithAck(event, symbol);
    if (error !== undefined) showStatus(error);
    return value;
  } catch {
    showStatus('The app does not answer.');
    return undefined;
  }
}
// #endregion
