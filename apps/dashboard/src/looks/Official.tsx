import { OFFICIAL_SCALES, OfficialScale, riskPlace, type OfficialScaleName } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { Example, Examples } from './Themes';

/** Where the middle of a step stands, 0 to 1. */
const PLACES: Record<OfficialScaleName, (step: number) => number> = {
  aqi: (step) => (step - 0.5) / OFFICIAL_SCALES.aqi.length,
  risk: riskPlace,
};
const SCALES = Object.keys(OFFICIAL_SCALES) as OfficialScaleName[];

/** The scales of the state at each of their steps, and with nobody to vouch for the step. */
export function Official(): ReactElement {
  return (
    <Examples>
      {SCALES.map((scale) => (
        <Steps key={scale} scale={scale} />
      ))}
    </Examples>
  );
}

function Steps({ scale }: { scale: OfficialScaleName }): ReactElement {
  const place = PLACES[scale];
  return (
    <>
      {OFFICIAL_SCALES[scale].map((step) => (
        <Example key={step} of="OfficialScale" state={`${scale} ${step}`}>
          <OfficialScale scale={scale} step={step} place={place(step)} />
        </Example>
      ))}
      <Example of="OfficialScale" state={`${scale} dead`}>
        <OfficialScale scale={scale} step={3} place={place(3)} dead />
      </Example>
    </>
  );
}
