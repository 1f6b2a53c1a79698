import { connect } from './connect.js';

const part = (id) => document.getElementById(id);
const showStatus = (text) => (part('status').textContent = text);
const rooms = ['Lobby', 'Kitchen', 'Garden'];

let socket;
let room = rooms[0];
let membersTime = 0;

part('sign-in').addEventListener('submit', async (event) => {
  event.preventDefault();
  showStatus('Connecting…');
  try {
    socket = await connect(part('name').value.trim(), showStatus);
  } catch (error) {
    showStatus(error.message);
    return;
  }
  listen();
  part('sign-in').hidden = true;
  part('chat').hidden = false;
  part('text').focus();
});

for (const name of rooms) {
  const label = document.createElement('label');
  const input = document.createElement('input');
  Object.assign(input, { type: 'radio', name: 'room', value: name, checked: name === room });
  input.addEventListener('change', () => enter(name));
  label.append(input, name);
  part('rooms').append(label);
}

part('say').addEventListener('submit', async (event) => {
  event.preventDefault();
  const text = part('text').value;
  // The acknowledgement comes once the app has sent the message to the room.
  if ((await ask('say', room, text)) !== undefined) part('text').value = '';
});

function listen() {
  // Each connection is a new one to the app: it is in no room.
  socket.on('connect', () => enter(room));

  socket.on('message', (message) => {
    if (message.room === room) showMessage(message);
  });

  socket.on('members', ({ room: of, names, time }) => {
    if (of !== room || time < membersTime) return;
    membersTime = time;
    part('members').replaceChildren(...names.map((name) => element('li', name)));
  });
}

async function enter(name) {
  if (name !== room) {
    part('messages').replaceChildren();
    part('members').replaceChildren();
    membersTime = 0;
  }
  room = name;
  await ask('enter', name);
}

/** Emits an event and returns the app's answer; undefined where it is an error, or there is none within ten seconds. */
async function ask(event, ...parameters) {
  try {
    const { error, ...answer } = await socket.timeout(10_000).emitWithAck(event, ...parameters);
    showStatus(error ?? 'Connected');
    return error === undefined ? answer : undefined;
  } catch {
    showStatus('The app does not answer.');
    return undefined;
  }
}

function showMessage({ name, text, time }) {
  const item = document.createElement('article');
  const when = element('time', new Date(time).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }));
  item.append(element('strong', name), ' ', when, element('p', text));
  part('messages').append(item);
  item.scrollIntoView({ block: 'nearest' });
}

function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
