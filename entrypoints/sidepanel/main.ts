import '@/components/ui/tokens.css';
import '@/components/ui/base.css';
import { createPanelGateway } from '@/lib/browser/create-panel-gateway';

// What is to be shown is on its way while the code that shows it is read.
const gateway = createPanelGateway();
const { showPanel } = await import('./show-panel');
showPanel(gateway);
