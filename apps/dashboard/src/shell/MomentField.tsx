import { DateTimePicker } from '@nhip-xa/web-controls';
import { dateTime, typedMoment, useNow, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { pickerMoment, pickerText } from './past';

interface MomentFieldProps {
  name: string;
  label: string;
  /** As it is written: `20/11/2026 08:05`. */
  text: string;
  change: (text: string) => void;
}

/** A moment of the past, typed or picked from a calendar; both say the same. */
export function MomentField({ name, label, text, change }: MomentFieldProps): ReactElement {
  const { t } = useTexts();
  const nowMs = useNow(60_000);
  const ms = typedMoment(text, nowMs);
  return (
    <div className="moment-field">
      <label className="field">
        {label}
        <input
          name={name}
          autoComplete="off"
          value={text}
          onChange={(event) => change(event.target.value)}
        />
        <small className="faint">{t('maintenance.momentHow')}</small>
      </label>
      <DateTimePicker
        label={t('past.pick')}
        value={ms === null ? null : pickerText(ms)}
        maxDate={pickerText(nowMs)}
        onChange={(picked) => {
          if (picked !== null) change(dateTime(pickerMoment(picked)));
        }}
        timePickerProps={{
          hoursInputLabel: t('past.hours'),
          minutesInputLabel: t('past.minutes'),
        }}
        submitButtonProps={{ 'aria-label': t('past.picked') }}
        popoverProps={{ withinPortal: false }}
        highlightToday
      />
    </div>
  );
}
