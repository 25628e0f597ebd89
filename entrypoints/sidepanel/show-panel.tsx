import { effect } from '@preact/signals';
import { render } from 'preact';
import { AuditLogPanel } from '@/components/audit-log/audit-log-panel';
import type { PanelGateway } from '@/lib/panel/panel-gateway';
import { createPanelModel } from '@/lib/panel/panel-model';
import { applyTheme } from '@/lib/panel/settings-theme';

export function showPanel(gateway: PanelGateway): void {
  const panel = createPanelModel(gateway);
  effect(() => applyTheme(document.documentElement, panel.settings.value.theme));
  render(<AuditLogPanel panel={panel} />, document.body);
}
