/**
 * The controls that HTML has not, or has only in the browser's own language: from Mantine. What a
 * page needs besides is added here, so that this list says what is in use. A question before an act is
 * the browser's own <dialog>, a plain field its own <input>.
 */
export { Autocomplete, Combobox, MultiSelect, Select, useCombobox } from '@mantine/core';
export type { SelectProps } from '@mantine/core';
export { DateInput, DatePickerInput, DateTimePicker } from '@mantine/dates';
export { useDebouncedValue } from '@mantine/hooks';
