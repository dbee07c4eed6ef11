import { useTexts } from '@nhip-xa/web-ui';
import { useState, type ReactElement } from 'react';
import { PageTitle } from '../shell/PageHead';
import { Colours, Fills } from './Colours';
import { Controls, Lists, States } from './ConsoleParts';
import { Marks, Statuses, Tiles } from './Marks';
import { Official } from './Official';
import { Motion, Spaces, TypeSizes } from './Sizes';
import { Section } from './Themes';
import './looks.css';

/** Every token and every component in every state, in the dark and in the light [docs/design-system.md]. */
export function LooksPage(): ReactElement {
  const { t } = useTexts();
  const [nowMs] = useState(Date.now);
  return (
    <div className="looks">
      <PageTitle title={t('looks.title')} />
      <p className="looks__how">{t('looks.how')}</p>
      <Section title={t('looks.colours')}>
        <Colours />
        <h3>{t('looks.fills')}</h3>
        <Fills />
      </Section>
      <Section title={t('looks.type')}>
        <TypeSizes />
      </Section>
      <Section title={t('looks.space')}>
        <Spaces />
      </Section>
      <Section title={t('looks.motion')}>
        <Motion />
      </Section>
      <Section title={t('looks.status')}>
        <Statuses />
      </Section>
      <Section title={t('looks.tiles')}>
        <Tiles nowMs={nowMs} />
      </Section>
      <Section title={t('looks.marks')}>
        <Marks nowMs={nowMs} />
      </Section>
      <Section title={t('looks.official')}>
        <Official />
      </Section>
      <Section title={t('looks.forms')}>
        <Controls />
      </Section>
      <Section title={t('looks.lists')}>
        <Lists />
      </Section>
      <Section title={t('looks.states')}>
        <States />
      </Section>
    </div>
  );
}
