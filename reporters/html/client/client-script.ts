// Runs in the report's page, inlined as it is: no imports, no exports. It adds what a page cannot do by itself: filter,
// expand all, open what a link points at, and unpack a timeline when its scenario is opened.
{
  const query = (selector: string, root: ParentNode = document): HTMLElement[] =>
    Array.from(root.querySelectorAll<HTMLElement>(selector));

  const search = document.querySelector<HTMLElement>('.filters');
  const form = document.querySelector<HTMLFormElement>('#filters');
  const count = document.querySelector<HTMLElement>('.filter-count');
  const items = query('[data-item]').map((element) => ({
    element,
    isRequirement: element.dataset['item'] === 'requirement',
    result: element.dataset['result'] ?? '',
    profiles: (element.dataset['profiles'] ?? '').split(' '),
    levels: (element.dataset['levels'] ?? '').split(' '),
    text: query('[data-search]', element)
      .map(({ textContent }) => textContent)
      .join('\n')
      .toLowerCase(),
  }));

  const applyFilter = (): void => {
    if (form === null) return;
    const values = new FormData(form);
    const valueOf = (name: string): string => {
      const value = values.get(name);
      return typeof value === 'string' ? value : '';
    };
    const words = valueOf('text').toLowerCase().split(/\s+/).filter(Boolean);
    const results = values.getAll('result');
    const [profile, level] = [valueOf('profile'), valueOf('level')];
    for (const item of items) {
      item.element.hidden = !(
        (results.length === 0 || results.includes(item.result)) &&
        (profile === '' || item.profiles.includes(profile)) &&
        (level === '' || item.levels.includes(level)) &&
        words.every((word) => item.text.includes(word))
      );
    }
    for (const group of query('[data-group]')) group.classList.toggle('empty', visibleItems(group).length === 0);
    for (const nothing of query('.nothing')) {
      nothing.hidden = visibleItems(nothing.parentElement ?? document).length > 0;
    }
    tellCount();
  };

  const visibleItems = (root: ParentNode): HTMLElement[] => query('[data-item]:not([hidden])', root);

  const tellCount = (): void => {
    const tally = (wanted: boolean, noun: string): string => {
      const all = items.filter(({ isRequirement }) => isRequirement === wanted);
      const shown = all.filter(({ element }) => !element.hidden).length;
      return `${shown} of ${all.length} ${noun}`;
    };
    if (count !== null) count.textContent = `${tally(true, 'requirements')}, ${tally(false, 'scenarios')}`;
  };

  const unpackTimeline = async (details: HTMLElement): Promise<void> => {
    const slot = details.querySelector<HTMLElement>('[data-packed]');
    if (slot === null) return;
    const packed = slot.dataset['packed'] ?? '';
    delete slot.dataset['packed'];
    slot.dataset['unpacked'] = '';
    const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
    const unzipped = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    slot.innerHTML = await new Response(unzipped).text();
  };

  const setOpen = (open: boolean): void => {
    for (const item of visibleItems(document)) {
      const details = item.querySelector('details');
      if (details !== null) details.open = open;
    }
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

  for (const details of query('.scenario > details')) {
    details.addEventListener('toggle', () => void unpackTimeline(details));
  }
  form?.addEventListener('input', applyFilter);
  form?.addEventListener('submit', (event) => event.preventDefault());
  // The fields are empty only after the event.
  form?.addEventListener('reset', () => setTimeout(applyFilter));
  form?.addEventListener('click', ({ target }) => {
    const action = target instanceof HTMLElement ? target.dataset['action'] : undefined;
    if (action !== undefined) setOpen(action === 'expand');
  });
  addEventListener('hashchange', openLinked);
  addEventListener('beforeprint', () => {
    for (const details of query('.scenario[data-result="failed"] > details')) details.setAttribute('open', '');
  });

  if (search !== null) search.hidden = false;
  applyFilter();
  openLinked();
}
