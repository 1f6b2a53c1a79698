const template = document.querySelector('#card');
const format = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const length = 60;
const width = 240;
const height = 60;

/** The number and the chart of one index. */
export class Card {
  #values = [];

  /** @param onWatch is called with what the switch says; a card without it has no switch. */
  constructor(symbol, isWatched, onWatch) {
    this.symbol = symbol;
    this.element = template.content.cloneNode(true).firstElementChild;
    this.#part('h3').textContent = symbol;
    const input = this.#part('input');
    input.checked = isWatched;
    input.setAttribute('aria-label', `Watch ${symbol}`);
    if (onWatch === undefined) this.#part('label').remove();
    else input.addEventListener('change', () => onWatch(input.checked));
  }

  add(value) {
    this.show([...this.#values, value]);
  }

  show(values) {
    this.#values = values.slice(-length);
    const first = this.#values[0];
    const last = this.#values.at(-1);
    const change = ((last - first) / first) * 100;
    this.#part('.number').textContent = format.format(last);
    this.#part('.change').textContent = `${change < 0 ? '▼' : '▲'} ${format.format(Math.abs(change))} %`;
    this.element.dataset.direction = change < 0 ? 'down' : 'up';
    this.#draw(`${this.symbol} from ${format.format(first)} to ${format.format(last)} in the last minute`);
  }

  clear() {
    this.#values = [];
    this.#part('.number').textContent = '–';
    this.#part('.change').textContent = '';
    delete this.element.dataset.direction;
    this.#draw('No values yet');
  }

  #draw(label) {
    this.#part('svg').setAttribute('aria-label', label);
    const lowest = Math.min(...this.#values);
    const range = Math.max(...this.#values) - lowest || 1;
    const start = length - this.#values.length;
    const points = this.#values.map((value, index) => {
      const x = ((start + index) / (length - 1)) * width;
      const y = height - 4 - ((value - lowest) / range) * (height - 8);
      return `${x.toFixed(1)},${y.toFixed(1)}`;
    });
    const line = points.length > 1 ? `M${points.join('L')}` : '';
    this.#part('.line').setAttribute('d', line);
    const left = (start / (length - 1)) * width;
    this.#part('.area').setAttribute('d', line && `${line}L${width},${height}L${left.toFixed(1)},${height}Z`);
  }

  #part(selector) {
    return this.element.querySelector(selector);
  }
}
