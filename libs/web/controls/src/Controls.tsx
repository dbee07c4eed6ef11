import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { useTexts } from '@nhip-xa/web-ui';
import 'dayjs/locale/vi';
import { useMemo, type ReactElement, type ReactNode } from 'react';
import './controls.css';
import { controlColours, controlTheme } from './theme';

/** Monday, as calendars begin in Vietnam. */
const MONDAY = 1;

/** What stands within has controls in the tokens of the design system and in the language of the page. */
export function Controls({ children }: { children: ReactNode }): ReactElement {
  const { t, language } = useTexts();
  const theme = useMemo(
    () =>
      controlTheme({
        clear: t('controls.clear'),
        nothingFound: t('controls.nothingFound'),
      }),
    [t],
  );
  const dates = useMemo(() => ({ locale: language, firstDayOfWeek: MONDAY }) as const, [language]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={controlColours}
      defaultColorScheme="auto"
      deduplicateCssVariables={false}
    >
      <DatesProvider settings={dates}>{children}</DatesProvider>
    </MantineProvider>
  );
}
