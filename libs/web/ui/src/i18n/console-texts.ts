import type { i18n } from 'i18next';
import { enAdmin } from './en-admin';
import { enAlerts } from './en-alerts';
import { enBreakdown } from './en-breakdown';
import { enCompare } from './en-compare';
import { enControls } from './en-controls';
import { enCalendar } from './en-calendar';
import { enDisplays } from './en-displays';
import { enInsight } from './en-insight';
import { enKpis } from './en-kpis';
import { enLedger } from './en-ledger';
import { enLooks } from './en-looks';
import { enOne } from './en-one';
import { enMapPage } from './en-map-page';
import { enMappings } from './en-mappings';
import { enOperations } from './en-operations';
import { enRejected } from './en-rejected';
import { enReports } from './en-reports';
import { enRotation } from './en-rotation';
import { enSearch } from './en-search';
import { enSilence } from './en-silence';
import { enSource } from './en-source';
import { enSourceFiles } from './en-source-files';
import { enSourceForm } from './en-source-form';
import { enTables } from './en-tables';
import { enFirstSteps } from './en-first-steps';
import { enUnits } from './en-units';
import { enWorth } from './en-worth';
import { viAdmin } from './vi-admin';
import { viAlerts } from './vi-alerts';
import { viBreakdown } from './vi-breakdown';
import { viCompare } from './vi-compare';
import { viControls } from './vi-controls';
import { viCalendar } from './vi-calendar';
import { viDisplays } from './vi-displays';
import { viInsight } from './vi-insight';
import { viKpis } from './vi-kpis';
import { viLedger } from './vi-ledger';
import { viLooks } from './vi-looks';
import { viMapPage } from './vi-map-page';
import { viMappings } from './vi-mappings';
import { viOperations } from './vi-operations';
import { viRejected } from './vi-rejected';
import { viReports } from './vi-reports';
import { viRotation } from './vi-rotation';
import { viSearch } from './vi-search';
import { viSilence } from './vi-silence';
import { viSource } from './vi-source';
import { viSourceFiles } from './vi-source-files';
import { viSourceForm } from './vi-source-form';
import { viTables } from './vi-tables';
import { viFirstSteps } from './vi-first-steps';
import { viUnits } from './vi-units';
import { viWorth } from './vi-worth';

const vi = {
  ...viAdmin,
  ...viBreakdown,
  ...viCalendar,
  ...viCompare,
  ...viControls,
  ...viInsight,
  ...viKpis,
  ...viLedger,
  ...viSearch,
  ...viSilence,
  ...viSource,
  ...viSourceFiles,
  ...viSourceForm,
  ...viTables,
  ...viWorth,
  ...viFirstSteps,
  ...viUnits,
  ...viAlerts,
  ...viLooks,
  ...viDisplays,
  ...viMapPage,
  ...viMappings,
  ...viOperations,
  ...viRejected,
  ...viReports,
  ...viRotation,
};
export type ConsoleTextKey = keyof typeof vi;
const en: Record<ConsoleTextKey, string> = {
  ...enAdmin,
  ...enBreakdown,
  ...enCalendar,
  ...enCompare,
  ...enControls,
  ...enInsight,
  ...enKpis,
  ...enLedger,
  ...enSearch,
  ...enSilence,
  ...enSource,
  ...enSourceFiles,
  ...enSourceForm,
  ...enTables,
  ...enWorth,
  ...enFirstSteps,
  ...enUnits,
  ...enAlerts,
  ...enLooks,
  ...enDisplays,
  ...enMapPage,
  ...enMappings,
  ...enOperations,
  ...enRejected,
  ...enReports,
  ...enRotation,
};

/** Adds the texts of the console; a wall, which shows none of them, does not load them. */
export function addConsoleTexts(texts: i18n): void {
  texts.addResourceBundle('vi', 'translation', vi, true, true);
  texts.addResourceBundle('en', 'translation', { ...en, ...enOne }, true, true);
}
