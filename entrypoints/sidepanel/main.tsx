import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { AuditLogPanel } from '@/components/audit-log/audit-log-panel';
import { drawAfterInput } from '@/components/ui/draw-after-input';
import { createPanelGateway } from '@/lib/browser/create-panel-gateway';
import { createKeptWindowContext } from '@/lib/browser/kept-window-context';
import { whenWorthDrawing } from '@/lib/panel/feed/first-picture';
import { createPanelModel } from '@/lib/panel/panel-model';
import { applyTheme } from '@/lib/panel/settings/settings-theme';

const panel = createPanelModel(createPanelGateway({ keepContext: createKeptWindowContext }));

drawAfterInput();
effect(() => applyTheme(document.documentElement, panel.settings.value.theme));
void whenWorthDrawing(panel.feed.state).then(() => render(<AuditLogPanel panel={panel} />, document.body));
