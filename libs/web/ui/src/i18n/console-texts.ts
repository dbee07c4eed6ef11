import type { i18n } from 'i18next';
import { enAdmin } from './en-admin';
import { enAlerts } from './en-alerts';
import { enControls } from './en-controls';
import { enCalendar } from './en-calendar';
import { enDisplays } from './en-displays';
import { enKpis } from './en-kpis';
import { enLedger } from './en-ledger';
import { enLooks } from './en-looks';
import { enMappings } from './en-mappings';
import { enRejected } from './en-rejected';
import { enRotation } from './en-rotation';
import { enSilence } from './en-silence';
import { enSource } from './en-source';
import { enSourceFiles } from './en-source-files';
import { enFirstSteps } from './en-first-steps';
import { enUnits } from './en-units';
import { enWorth } from './en-worth';
import { viAdmin } from './vi-admin';
import { viAlerts } from './vi-alerts';
import { viControls } from './vi-controls';
import { viCalendar } from './vi-calendar';
import { viDisplays } from './vi-displays';
import { viKpis } from './vi-kpis';
import { viLedger } from './vi-ledger';
import { viLooks } from './vi-looks';
import { viMappings } from './vi-mappings';
import { viRejected } from './vi-rejected';
import { viRotation } from './vi-rotation';
import { viSilence } from './vi-silence';
import { viSource } from './vi-source';
import { viSourceFiles } from './vi-source-files';
import { viFirstSteps } from './vi-first-steps';
import { viUnits } from './vi-units';
import { viWorth } from './vi-worth';

const vi = {
  ...viAdmin,
  ...viCalendar,
  ...viControls,
  ...viKpis,
  ...viLedger,
  ...viSilence,
  ...viSource,
  ...viSourceFiles,
  ...viWorth,
  ...viFirstSteps,
  ...viUnits,
  ...viAlerts,
  ...viLooks,
  ...viDisplays,
  ...viMappings,
  ...viRejected,
  ...viRotation,
};
export type ConsoleTextKey = keyof typeof vi;
const en: Record<ConsoleTextKey, string> = {
  ...enAdmin,
  ...enCalendar,
  ...enControls,
  ...enKpis,
  ...enLedger,
  ...enSilence,
  ...enSource,
  ...enSourceFiles,
  ...enWorth,
  ...enFirstSteps,
  ...enUnits,
  ...enAlerts,
  ...enLooks,
  ...enDisplays,
  ...enMappings,
  ...enRejected,
  ...enRotation,
};

/** Adds the texts of the console; a wall, which shows none of them, does not load them. */
export function addConsoleTexts(texts: i18n): void {
  texts.addResourceBundle('vi', 'translation', vi, true, true);
  texts.addResourceBundle('en', 'translation', en, true, true);
}
