/** Draws values as bars from the right, as high as the highest of them. */
export function drawBars(svg, values, count) {
  const { width, height } = svg.viewBox.baseVal;
  const highest = Math.max(...values);
  const step = width / count;
  const bars = values.map((value, index) => {
    const bar = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    const length = (value / highest) * height;
    bar.setAttribute('x', (count - values.length + index) * step + step * 0.15);
    bar.setAttribute('y', height - length);
    bar.setAttribute('width', step * 0.7);
    bar.setAttribute('height', length);
    return bar;
  });
  svg.replaceChildren(...bars);
  svg.setAttribute('aria-label', `${values.length} calls, the highest ${Math.round(highest)} milliseconds`);
}
