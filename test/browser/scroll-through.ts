/**
 * An expression that scrolls the list by `step` px a frame and looks at the middle of it in each: how often there was no
 * row, how many elements the list had at most, how long the longest took (ms), and in Chromium which tasks took longer
 * than 50 ms.
 */
export function scrollThrough({ from, step, frames }: { from: number; step: number; frames: number }): string {
  return `(async () => {
    const feed = document.querySelector('[role=feed]');
    const scroller = feed.parentElement;
    const longTasks = [];
    const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries().map(({ duration }) => duration)));
    if (PerformanceObserver.supportedEntryTypes.includes('longtask')) observer.observe({ type: 'longtask' });
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
    let blank = 0;
    let mostElements = 0;
    let worstFrame = 0;
    scroller.scrollTop = ${from};
    await frame();
    let before = performance.now();
    for (let count = 0; count < ${frames}; count += 1) {
      scroller.scrollTop += ${step};
      await frame();
      worstFrame = Math.max(worstFrame, performance.now() - before);
      before = performance.now();
      const { x, y, width, height } = scroller.getBoundingClientRect();
      const middle = document.elementFromPoint(x + width / 2, y + height / 2);
      if (!feed.contains(middle) || middle === feed) blank += 1;
      mostElements = Math.max(mostElements, feed.getElementsByTagName('*').length);
    }
    await frame();
    observer.disconnect();
    return { frames: ${frames}, blank, mostElements, longTasks, worstFrame };
  })()`;
}
