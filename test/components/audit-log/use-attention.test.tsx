import { fireEvent, render } from '@testing-library/preact';
import { expect, it, vi } from 'vitest';
import { useAttention } from '@/components/audit-log/use-attention';

function Page({ onSign }: { readonly onSign: () => void }) {
  useAttention(onSign);
  return <button type="button">Entry</button>;
}

it('whoever moves a pointer, scrolls, types or tabs is at the page, until it is gone', async () => {
  const onSign = vi.fn();
  const { container, unmount } = render(<Page onSign={onSign} />);
  const button = container.querySelector('button') ?? document.body;
  fireEvent.pointerMove(button);
  fireEvent.wheel(button);
  fireEvent.keyDown(button, { key: 'j' });
  fireEvent.focusIn(button);
  fireEvent.pointerDown(button);
  expect(onSign).toHaveBeenCalledTimes(5);
  fireEvent.scroll(button);
  expect(onSign).toHaveBeenCalledTimes(5);
  unmount();
  // What an effect leaves is taken away after the next picture.
  await vi.waitFor(() => {
    onSign.mockClear();
    fireEvent.pointerMove(document.body);
    expect(onSign).not.toHaveBeenCalled();
  });
});
