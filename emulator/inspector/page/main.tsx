import { render } from 'preact';
import { App } from './app.js';
import { EmulatorLink } from './emulator-link.js';

const root = document.querySelector('#app');
if (root !== null) {
  root.replaceChildren();
  render(<App link={new EmulatorLink()} />, root);
}
