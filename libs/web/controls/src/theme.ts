import { createTheme, type CSSVariablesResolver, type MantineThemeOverride } from '@mantine/core';
import type { MouseEvent } from 'react';
import { typedDay } from './typed-day';

/** What a control says to those who do not see it. */
export interface ControlWords {
  clear: string;
  nothingFound: string;
}

const ACCENT = 'var(--accent)';

/** Dates as they are written in Vietnam, in either language of the page. */
const DATE = 'DD/MM/YYYY';
const DATE_TIME = 'DD/MM/YYYY HH:mm';

/** The button goes with what it cleared: whoever pressed it by a key goes on in the field. */
function backToField({ detail, currentTarget }: MouseEvent<HTMLElement>): void {
  const byKey = detail === 0;
  if (byKey) currentTarget.closest('.mantine-Input-wrapper')?.querySelector('input')?.focus();
}

/** Our tokens under the names by which the controls know them. */
export const controlTheme = (words: ControlWords): MantineThemeOverride => {
  const clearing = { 'aria-label': words.clear };
  const choice = {
    nothingFoundMessage: words.nothingFound,
    // the library keeps it from the keyboard and from whoever hears the page
    clearButtonProps: { ...clearing, tabIndex: 0, 'aria-hidden': false, onClick: backToField },
  };
  const date = { valueFormat: DATE, clearButtonProps: clearing };
  return createTheme({
    fontFamily: 'var(--font)',
    headings: { fontFamily: 'var(--font)' },
    respectReducedMotion: true,
    autoContrast: false,
    fontSizes: { xs: 'var(--t1)', sm: 'var(--t2)', md: 'var(--t2)', lg: 'var(--t3)' },
    defaultRadius: 'var(--radius)',
    components: {
      // what one may type stands below, as it does beside a field of our own
      InputWrapper: {
        defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
      },
      Select: { defaultProps: choice },
      Autocomplete: { defaultProps: { clearButtonProps: choice.clearButtonProps } },
      MultiSelect: { defaultProps: choice },
      // the library would read 12/11 as a day of December, or not at all
      DateInput: { defaultProps: { ...date, dateParser: typedDay } },
      DatePickerInput: { defaultProps: date },
      DateTimePicker: { defaultProps: { ...date, valueFormat: DATE_TIME } },
      MonthPickerInput: { defaultProps: { valueFormat: 'MM/YYYY', clearButtonProps: clearing } },
    },
  });
};

/** A colour of ours is right in both themes by itself. */
const OURS = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-bright': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-anchor': ACCENT,
  '--mantine-color-error': 'var(--critical)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--surface-2)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-disabled': 'var(--surface-2)',
  '--mantine-color-disabled-color': 'var(--text-3)',
  '--mantine-primary-color-filled': ACCENT,
  '--mantine-primary-color-filled-hover': ACCENT,
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-primary-color-light': 'var(--surface-2)',
  '--mantine-primary-color-light-hover': 'var(--surface-2)',
  '--mantine-primary-color-light-color': ACCENT,
};

/** Stated of each theme as well: there the library has colours of its own, which would go first. */
export const controlColours: CSSVariablesResolver = () => ({
  variables: OURS,
  light: OURS,
  dark: OURS,
});
