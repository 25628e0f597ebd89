import { render, screen } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { ChoiceList } from '@/components/filters/choice-list';

const people = (count: number) => [
  {
    header: '',
    items: Array.from({ length: count }, (_, at) => ({ value: at, label: `Person ${at}`, hint: `p${at}@example.com` })),
  },
];

function draw(groups: Parameters<typeof ChoiceList<number>>[0]['groups'], chosen: readonly number[] = []) {
  const onChange = vi.fn();
  render(
    <ChoiceList title="People" groups={groups} isChosen={(value) => chosen.includes(value)} onChange={onChange} />,
  );
  return { onChange, user: userEvent.setup() };
}

describe('a list to choose from', () => {
  it('has no search as long as it is short', () => {
    draw(people(5));
    expect(screen.queryByRole('searchbox')).toBeNull();
  });

  it('finds by name and by what stands below it', async () => {
    const { user } = draw(people(40));
    await user.type(screen.getByRole('searchbox', { name: 'Find in people' }), 'P31@');
    expect(screen.getAllByRole('checkbox')).toHaveLength(1);
    await user.type(screen.getByRole('searchbox'), 'nobody');
    expect(screen.getByText('Nothing of that name')).toBeTruthy();
  });

  it('draws a hundred of a thousand and tells of the rest', () => {
    draw(people(1000));
    expect(screen.getAllByRole('checkbox')).toHaveLength(100);
    expect(screen.getByText('900 more: type to find them')).toBeTruthy();
  });

  it('has a box for each group that stands for all of it', async () => {
    const groups = [
      { header: 'Webhooks', items: [1, 2].map((value) => ({ value, label: `Event ${value}` })) },
      { header: 'Keys', items: [{ value: 3, label: 'Event 3' }] },
    ];
    const { onChange, user } = draw(groups, [1]);
    const group = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Webhooks' });
    expect([group.checked, group.indeterminate]).toEqual([false, true]);
    await user.click(group);
    expect(onChange).toHaveBeenLastCalledWith([1, 2], true);
    await user.click(screen.getByRole('checkbox', { name: 'Event 1' }));
    expect(onChange).toHaveBeenLastCalledWith([1], false);
  });

  it('searches a typed pattern as plain text', async () => {
    const { user } = draw(people(10));
    await user.type(screen.getByRole('searchbox'), '(a+)+$');
    expect(screen.queryAllByRole('checkbox')).toHaveLength(0);
  });
});
