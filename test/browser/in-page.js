// Runs inside a page under test, after axe-core: finds things as a screen reader would, by role and accessible name.
globalThis.auditLensTest = (() => {
  const { aria, dom, text } = globalThis.axe.commons;

  /** Each step narrows the search to the inside of what the step before found. */
  function elementsOf(steps) {
    globalThis.axe.teardown();
    globalThis.axe.setup(document.documentElement);
    try {
      let found = [document.documentElement];
      for (const step of steps) {
        found = [...new Set(found.flatMap((element) => [...element.querySelectorAll('*')]))].filter(
          (element) => roleOf(element) === step.role && matches(element, step) && dom.isVisibleToScreenReaders(element),
        );
        if (step.nth !== undefined) found = found.slice(step.nth, step.nth + 1);
      }
      return found;
    } finally {
      globalThis.axe.teardown();
    }
  }

  function roleOf(element) {
    // A password field has no role of its own, yet everybody calls it a text box.
    if (element instanceof HTMLInputElement && element.type === 'password') return 'textbox';
    return aria.getRole(element, { noPresentational: true });
  }

  function matches(element, { name, pattern }) {
    if (name === undefined && pattern === undefined) return true;
    const actual = nameOf(element);
    return name === undefined ? new RegExp(pattern, 'i').test(actual) : actual === name;
  }

  function nameOf(element) {
    return text.accessibleText(element).replace(/\s+/g, ' ').trim();
  }

  function snapshot(element) {
    const { x, y, width, height } = element.getBoundingClientRect();
    globalThis.axe.teardown();
    globalThis.axe.setup(document.documentElement);
    const name = nameOf(element);
    globalThis.axe.teardown();
    return {
      name,
      text: (element.innerText ?? element.textContent ?? '').trim(),
      value: typeof element.value === 'string' ? element.value : undefined,
      checked: element.checked ?? element.getAttribute('aria-checked') === 'true',
      disabled: element.disabled === true || element.getAttribute('aria-disabled') === 'true',
      focused: element === document.activeElement || element.contains(document.activeElement),
      rect: { x, y, width, height },
    };
  }

  /** The one element meant; an error that says what is there instead. */
  function only(steps, index) {
    const found = elementsOf(steps);
    const element = found.at(index);
    if (element === undefined) throw new Error(`Not found: ${JSON.stringify(steps)}`);
    return element;
  }

  return {
    query: (steps) => JSON.stringify(elementsOf(steps).map(snapshot)),

    /** The middle of an element, scrolled into view and at rest; `undefined` while something else covers it. */
    target(steps, index) {
      const element = only(steps, index);
      element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
      const { x, y, width, height } = element.getBoundingClientRect();
      const point = { x: x + width / 2, y: y + height / 2 };
      const top = document.elementFromPoint(point.x, point.y);
      const reached =
        top !== null &&
        (element.contains(top) || top.contains(element) || labels(element).some((label) => label.contains(top)));
      return JSON.stringify({ ...point, reached, covering: top === null ? 'nothing' : top.outerHTML.slice(0, 200) });
    },

    focus(steps, index) {
      only(steps, index).focus();
    },

    /** Chooses an option of a native list by its label, as its own menu would. */
    choose(steps, index, label) {
      const element = only(steps, index);
      const option = [...element.options].find(
        (candidate) => candidate.label.trim() === label || candidate.value === label,
      );
      if (option === undefined) throw new Error(`No option ${label} in ${[...element.options].map((o) => o.label)}`);
      element.value = option.value;
      element.dispatchEvent(new Event('input', { bubbles: true }));
      element.dispatchEvent(new Event('change', { bubbles: true }));
    },

    clear(steps, index) {
      const element = only(steps, index);
      element.focus();
      element.select();
    },

    async violations() {
      // Colours on their way from one to another are judged when they have arrived. Some animations never do.
      const passing = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime < 5000);
      await Promise.all(passing.map((animation) => animation.finished.catch(() => undefined)));
      const { violations } = await globalThis.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
        resultTypes: ['violations'],
      });
      return JSON.stringify(
        violations.flatMap(({ id, help, nodes }) =>
          nodes.map((node) => `${id} (${help}): ${node.target.join(' ')}\n  ${node.html}\n  ${node.failureSummary}`),
        ),
      );
    },
  };

  function labels(element) {
    return element.labels ? [...element.labels] : [];
  }
})();
