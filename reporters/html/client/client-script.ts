// Runs in the report's page, inlined as it is: no imports, no exports. It adds what a page cannot do by itself: filter and
// keep the filter in the address, expand all, copy, open what a link points at, and unpack a timeline that is looked at.
{
  const query = (selector: string, root: ParentNode = document): HTMLElement[] =>
    Array.from(root.querySelectorAll<HTMLElement>(selector));

  /** What stands above several items for all of them. */
  const sharedText = (item: HTMLElement): HTMLElement[] => {
    const group = item.parentElement?.closest('[data-group]');
    return group === null || group === undefined ? [] : query(':scope > [data-search]', group);
  };

  const bar = document.querySelector<HTMLElement>('.bar');
  const search = document.querySelector<HTMLElement>('.filters');
  const form = document.querySelector<HTMLFormElement>('#filters');
  const moreFilters = document.querySelector<HTMLDetailsElement>('.filter-more');
  const count = document.querySelector<HTMLElement>('.filter-count');
  const items = query('[data-item]').map((element) => ({
    element,
    kind: element.dataset['item'] ?? '',
    result: element.dataset['result'] ?? '',
    profiles: (element.dataset['profiles'] ?? '').split(' '),
    levels: (element.dataset['levels'] ?? '').split(' '),
    text: [...query('[data-search]', element), ...sharedText(element)]
      .map(({ textContent }) => textContent)
      .join('\n')
      .toLowerCase(),
  }));

  const visibleItems = (root: ParentNode): HTMLElement[] => query('[data-item]:not([hidden])', root);

  const filterOf = (filters: HTMLFormElement): URLSearchParams => {
    const set = new URLSearchParams();
    new FormData(filters).forEach((value, name) => {
      if (typeof value === 'string' && value.trim() !== '') set.append(name, value);
    });
    return set;
  };

  const applyFilter = (): void => {
    if (form === null) return;
    const filter = filterOf(form);
    const words = (filter.get('text') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
    const results = filter.getAll('result');
    const [profile, level] = [filter.get('profile'), filter.get('level')];
    for (const item of items) {
      item.element.hidden = !(
        (results.length === 0 || results.includes(item.result)) &&
        (profile === null || item.profiles.includes(profile)) &&
        (level === null || item.levels.includes(level)) &&
        words.every((word) => item.text.includes(word))
      );
    }
    for (const group of query('[data-group]')) group.classList.toggle('empty', visibleItems(group).length === 0);
    for (const nothing of query('.nothing')) {
      nothing.hidden = visibleItems(nothing.parentElement ?? document).length > 0;
    }
    showCounts();
  };

  const showCounts = (): void => {
    const counts = ['finding', 'requirement', 'scenario'].flatMap((kind) => {
      const all = items.filter((item) => item.kind === kind);
      const shown = all.filter(({ element }) => !element.hidden).length;
      return all.length === 0 ? [] : [`${shown} of ${all.length} ${kind}${all.length === 1 ? '' : 's'}`];
    });
    if (count !== null) count.textContent = counts.join(', ');
  };

  /** So that a link to what is shown can be sent to somebody. */
  const writeAddress = (): void => {
    if (form === null) return;
    const filter = filterOf(form).toString();
    history.replaceState(null, '', `${location.pathname}${filter === '' ? '' : `?${filter}`}${location.hash}`);
  };

  const readAddress = (): void => {
    if (form === null) return;
    new URLSearchParams(location.search).forEach((value, name) => {
      for (const field of query(`[name="${CSS.escape(name)}"]`, form)) {
        if (field instanceof HTMLInputElement && field.type === 'checkbox') field.checked ||= field.value === value;
        else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) field.value = value;
      }
    });
  };

  const unpackTimeline = async (slot: HTMLElement): Promise<void> => {
    const packed = slot.dataset['packed'];
    if (packed === undefined) return;
    delete slot.dataset['packed'];
    slot.dataset['unpacked'] = '';
    const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
    const unzipped = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    slot.innerHTML = await new Response(unzipped).text();
  };

  // "Expand all" opens hundreds of scenarios at once, of which a screen shows a few.
  const inView = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting || !(target instanceof HTMLElement)) continue;
        inView.unobserve(target);
        void unpackTimeline(target);
      }
    },
    { rootMargin: '50%' },
  );

  const setOpen = (open: boolean): void => {
    for (const item of visibleItems(document)) {
      for (const details of query('details', item)) {
        if (details.closest('.timeline') === null) details.toggleAttribute('open', open);
      }
    }
  };

  const copy = async (button: HTMLElement): Promise<void> => {
    const label = button.firstChild;
    if (label === null) return;
    let said = 'Copied';
    try {
      await navigator.clipboard.writeText(button.dataset['copy'] ?? '');
    } catch {
      const command = button.parentElement?.querySelector('code');
      if (command) getSelection()?.selectAllChildren(command);
      said = 'Press Ctrl+C';
    }
    label.textContent = said;
    setTimeout(() => {
      label.textContent = 'Copy';
    }, 2000);
  };

  const openLinked = (): void => {
    const linked = document.getElementById(location.hash.slice(1));
    if (linked === null) return;
    if (linked instanceof HTMLDetailsElement) linked.open = true;
    if (linked.closest('[hidden]') !== null) form?.reset();
    requestAnimationFrame(() => {
      linked.scrollIntoView();
      linked.querySelector('summary')?.focus({ preventScroll: true });
    });
  };

  for (const slot of query('[data-packed]')) inView.observe(slot);
  form?.addEventListener('input', () => {
    applyFilter();
    writeAddress();
  });
  form?.addEventListener('submit', (event) => event.preventDefault());
  // The fields are empty only after the event.
  form?.addEventListener('reset', () => {
    setTimeout(() => {
      applyFilter();
      writeAddress();
    });
  });
  form?.addEventListener('click', ({ target }) => {
    const action = target instanceof HTMLElement ? target.dataset['action'] : undefined;
    if (action !== undefined) setOpen(action === 'expand');
  });
  for (const button of query('[data-copy]')) {
    button.hidden = false;
    button.addEventListener('click', () => void copy(button));
  }
  addEventListener('hashchange', openLinked);

  if (search !== null) search.hidden = false;
  if (moreFilters !== null && matchMedia('(max-width: 60rem)').matches) moreFilters.open = false;
  if (bar !== null) {
    new ResizeObserver(() => {
      const sticks = getComputedStyle(bar).position === 'sticky';
      document.documentElement.style.scrollPaddingTop = sticks ? `${bar.offsetHeight + 12}px` : '';
    }).observe(bar);
  }
  readAddress();
  applyFilter();
  openLinked();
}
