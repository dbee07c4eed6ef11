import { useTexts } from '@nhip-xa/web-ui';
import { useState, type ReactElement } from 'react';
import { Empty } from '../shell/states';
import { unitName } from '../shell/unit-name';
import { useUnit } from '../shell/unit-path';
import { CommuneChoice } from './CommuneChoice';
import { StepEnds } from './StepEnds';
import { TypedList } from './TypedList';
import { usePlace } from './steps';

/** The communes of the province: a list that is typed or pasted, and which of them comes first. */
export function CommunesStep(): ReactElement {
  const { t, language } = useTexts();
  const { province } = usePlace();
  const unit = useUnit(province);
  const [made, setMade] = useState('');
  const [isListing, setListing] = useState(false);
  if (province === undefined) {
    return (
      <section className="panel">
        <Empty>{t('first.communes.noProvince')}</Empty>
        <StepEnds />
      </section>
    );
  }
  const name = unit ? unitName(unit, language) : province;
  return (
    <section className="panel" aria-labelledby="first-communes">
      <h2 id="first-communes">{t('first.communes.title', { name })}</h2>
      <TypedList province={province} made={setMade} listing={setListing} />
      <CommuneChoice province={province} made={made} isNext={!isListing} />
      <StepEnds />
    </section>
  );
}
