import { render, screen, waitFor } from '@testing-library/preact';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Chip } from '@/components/ui/chip';
import { CopyButton } from '@/components/ui/copy-button';
import { ExternalLink } from '@/components/ui/external-link';
import { IconButton } from '@/components/ui/icon-button';
import { Menu } from '@/components/ui/menu';
import { Notice } from '@/components/ui/notice';
import { RadioGroup } from '@/components/ui/radio-group';
import { Segments } from '@/components/ui/segments';
import { Select } from '@/components/ui/select';
import { TextField } from '@/components/ui/text-field';
import { Untrusted } from '@/components/ui/untrusted';

describe('a button', () => {
  it('does what it says when pressed', async () => {
    const onClick = vi.fn();
    render(<Button onClick={onClick}>Connect</Button>);
    await userEvent.click(screen.getByRole('button', { name: 'Connect' }));
    expect(onClick).toHaveBeenCalledOnce();
  });

  it('keeps the focus and takes no second press while busy', async () => {
    const onClick = vi.fn();
    render(
      <Button busy onClick={onClick}>
        Connect
      </Button>,
    );
    const button = screen.getByRole('button', { name: 'Connect' });
    await userEvent.click(button);
    expect(onClick).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button);
    expect(button.getAttribute('aria-busy')).toBe('true');
  });

  it('of an icon keeps the focus when it becomes unusable', async () => {
    const onClick = vi.fn();
    const { rerender } = render(<IconButton icon="chevron-down" label="Next entry" onClick={onClick} />);
    const button = screen.getByRole('button', { name: 'Next entry' });
    await userEvent.click(button);
    rerender(<IconButton icon="chevron-down" label="Next entry" disabled onClick={onClick} />);
    await userEvent.click(button);
    expect(onClick).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(button);
  });
});

describe('a link out of the extension', () => {
  it.each(['https://eu1.make.com/7/scenarios/1', 'https://us1.make.celonis.com/organization/1'])(
    'leads to %s, without telling from where',
    (href) => {
      render(<ExternalLink href={href}>Open</ExternalLink>);
      const link = screen.getByRole('link', { name: /^Open/ });
      expect(link.getAttribute('href')).toBe(href);
      expect(link.getAttribute('target')).toBe('_blank');
      expect(link.getAttribute('rel')).toBe('noopener noreferrer');
    },
  );

  it.each([
    'javascript:alert(1)',
    'https://evil.test/',
    'https://eu1.make.com.evil.test/',
    'http://eu1.make.com/',
    'https://user@eu1.make.com/',
    'data:text/html,x',
    '//eu1.make.com',
    '',
  ])('never leads to %j', (href) => {
    render(<ExternalLink href={href}>Open</ExternalLink>);
    expect(screen.queryByRole('link')).toBeNull();
    expect(screen.getByText('Open')).toBeTruthy();
  });
});

describe('a field', () => {
  it('is named by its label, described by its hint and its error', async () => {
    const onInput = vi.fn();
    render(<TextField label="API token" hint="From Make" error="Not a token" value="" onInput={onInput} />);
    const field = screen.getByRole('textbox', { name: 'API token' });
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const described = (field.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id));
    expect(described.map((element) => element?.textContent)).toEqual(['From Make', 'Not a token']);
    await userEvent.type(field, 'x');
    expect(onInput).toHaveBeenCalledWith('x');
  });

  it('has its label for screen readers when it is hidden', () => {
    render(<TextField label="Search" labelHidden type="search" value="" onInput={vi.fn()} />);
    expect(screen.getByRole('searchbox', { name: 'Search' })).toBeTruthy();
  });

  it('of choices gives the one chosen', async () => {
    const onChange = vi.fn();
    const options = [
      { value: 'eu1', label: 'Europe 1' },
      { value: 'us1', label: 'America 1' },
    ] as const;
    render(<Select label="Zone" value="eu1" options={options} onChange={onChange} />);
    await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Zone' }), 'America 1');
    expect(onChange).toHaveBeenCalledWith('us1');
  });
});

describe('choices', () => {
  const options = [
    { value: 'computer', label: 'On this computer', explanation: 'Also after a restart' },
    { value: 'session', label: 'Until the browser closes' },
  ] as const;

  it('as cards are a group of radios that says what each means', async () => {
    const onChange = vi.fn();
    render(<RadioGroup label="Keep the token" value="computer" options={options} onChange={onChange} />);
    expect(screen.getByRole('radiogroup', { name: 'Keep the token' })).toBeTruthy();
    const chosen = screen.getByRole<HTMLInputElement>('radio', { name: 'On this computer' });
    expect(chosen.checked).toBe(true);
    expect(document.getElementById(chosen.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
      'Also after a restart',
    );
    await userEvent.click(screen.getByText('Until the browser closes'));
    expect(onChange).toHaveBeenCalledWith('session');
  });

  it('side by side are radios too', async () => {
    const onChange = vi.fn();
    render(<Segments label="Keep" value="computer" options={options} onChange={onChange} />);
    await userEvent.click(screen.getByRole('radio', { name: 'Until the browser closes' }));
    expect(onChange).toHaveBeenCalledWith('session');
  });

  it('to tick can be neither all nor nothing', async () => {
    const onChange = vi.fn();
    render(<Checkbox label="Webhooks" checked={false} mixed hint="3 events" onChange={onChange} />);
    const box = screen.getByRole<HTMLInputElement>('checkbox', { name: 'Webhooks' });
    expect(box.indeterminate).toBe(true);
    await userEvent.click(box);
    expect(onChange).toHaveBeenCalledWith(true);
  });
});

describe('a chip', () => {
  it('goes away by a button that says what it removes', async () => {
    const onRemove = vi.fn();
    render(
      <Chip removeLabel="Remove filter: Dana" onRemove={onRemove}>
        Dana
      </Chip>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Remove filter: Dana' }));
    expect(onRemove).toHaveBeenCalledOnce();
  });
});

describe('a notice', () => {
  it.each([
    [true, 'alert'],
    [false, 'status'],
  ] as const)('that is urgent (%s) is an %s', (urgent, role) => {
    render(
      <Notice urgent={urgent} title="Make asks us to wait" action={<Button>Try again</Button>}>
        Next try in 42 s
      </Notice>,
    );
    expect(screen.getByRole(role).textContent).toContain('Make asks us to waitNext try in 42 s');
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });
});

describe('a menu', () => {
  function open(onSelect = vi.fn()) {
    render(
      <Menu
        label="More"
        icon="more"
        items={[
          { id: 'settings', label: 'Settings', onSelect },
          { id: 'tab', label: 'Open in a tab', onSelect: vi.fn() },
        ]}
      />,
    );
    return { user: userEvent.setup(), button: screen.getByRole('button', { name: 'More' }), onSelect };
  }

  it('opens at its first item, and is walked with the arrow keys', async () => {
    const { user, button } = open();
    await user.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Settings'));
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toBe('Open in a tab');
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement?.textContent).toBe('Settings');
    await user.keyboard('{ArrowUp}');
    expect(document.activeElement?.textContent).toBe('Open in a tab');
    await user.keyboard('{Home}');
    expect(document.activeElement?.textContent).toBe('Settings');
    await user.keyboard('{End}');
    expect(document.activeElement?.textContent).toBe('Open in a tab');
  });

  it('does what was chosen and gives the focus back', async () => {
    const { user, button, onSelect } = open();
    await user.click(button);
    await user.click(screen.getByRole('menuitem', { name: 'Settings' }));
    expect(onSelect).toHaveBeenCalledOnce();
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(button);
  });

  it('closes with Escape', async () => {
    const { user, button } = open();
    await user.click(button);
    await waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('menuitem'));
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('menu')).toBeNull();
    expect(document.activeElement).toBe(button);
  });
});

describe('a button that copies', () => {
  it.each([
    [true, 'Copied'],
    [false, 'The browser did not let us copy'],
  ])('says what came of it: %s', async (allowed, said) => {
    const onCopy = vi.fn(async () => allowed);
    render(<CopyButton label="Copy entry id" text={() => 'abc'} onCopy={onCopy} />);
    await userEvent.click(screen.getByRole('button', { name: 'Copy entry id' }));
    expect(onCopy).toHaveBeenCalledWith('abc');
    expect(await screen.findByText(said)).toBeTruthy();
  });
});

describe('a value from outside', () => {
  it('is text apart from the direction of the words around it', () => {
    render(
      <p>
        by <Untrusted value={'\u202E<b>Dana</b>'} />
      </p>,
    );
    const value = screen.getByText('<U+202E><b>Dana</b>');
    expect(value.tagName).toBe('BDI');
    expect(document.querySelector('b')).toBeNull();
  });

  it('shaped like an element is still text', () => {
    const value = JSON.parse('{"type":"img","props":{"src":"x"},"__v":1}');
    render(<Untrusted value={JSON.stringify(value)} />);
    expect(screen.getByText(/"type":"img"/)).toBeTruthy();
    expect(document.querySelector('img')).toBeNull();
  });
});
