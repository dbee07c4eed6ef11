import type { ReactElement } from 'react';
import { useTexts } from '../i18n/texts';
import { OFFICIAL_SCALES, type OfficialScaleName } from './official-scales';

interface OfficialStepProps {
  scale: OfficialScaleName;
  /** A step of the scale; anything else has no colour and is told in words alone. */
  step: number;
  /** What it is said of fell silent: the name stays, the colour goes. */
  dead?: boolean;
}

/** The name of a step on its official colour. */
export function OfficialStep({ scale, step, dead = false }: OfficialStepProps): ReactElement {
  const { word } = useTexts();
  return (
    <span className="official-step" data-scale={scale} data-step={dead ? 'dead' : step}>
      {word(scale, String(step))}
    </span>
  );
}

interface OfficialScaleProps extends OfficialStepProps {
  /** Where on the whole scale the pointer stands, 0 to 1. */
  place: number;
}

/** A whole scale in its official colours, a pointer where it stands, and the name of that step. */
export function OfficialScale({ scale, step, place, dead }: OfficialScaleProps): ReactElement {
  const { t, word } = useTexts();
  const pointer = { left: `${Math.round(place * 1000) / 10}%` };
  return (
    <div
      className="official"
      data-dead={dead ?? false}
      role="img"
      aria-label={`${t(`${scale}.title`)}: ${word(scale, String(step))}`}
    >
      <OfficialStep scale={scale} step={step} {...(dead === undefined ? {} : { dead })} />
      <span className="official__bar" aria-hidden="true">
        {OFFICIAL_SCALES[scale].map((each) => (
          <i key={each} data-scale={scale} data-step={each} data-here={each === step} />
        ))}
        <b style={pointer} />
      </span>
    </div>
  );
}
