import { DOMAINS, type Domain, type MapTopic } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { useDefinitions } from '../shell/definitions';
import type { SetupPart } from './parts';

const WORST = 'worst';

/** What colours the communes of the map; a commune's own map has none to colour. */
export function MapField({ level, settings, change }: SetupPart): ReactElement | null {
  const { t, language } = useTexts();
  const definitions = useDefinitions();
  if (level === 'commune' || level === 'village') return null;
  return (
    <fieldset className="setup__group">
      <legend>{t('setup.map')}</legend>
      <label className="field">
        {t('setup.mapBy')}
        <select
          value={valueOf(settings.map)}
          onChange={({ target }) => change({ map: topicOf(target.value) })}
        >
          <option value={WORST}>{t('setup.mapWorst')}</option>
          <optgroup label={t('setup.mapDomain')}>
            {DOMAINS.map((domain) => (
              <option key={domain} value={`domain ${domain}`}>
                {t(`domain.${domain}`)}
              </option>
            ))}
          </optgroup>
          <optgroup label={t('setup.mapKpi')}>
            {definitions.map(({ code, name }) => (
              <option key={code} value={`kpi ${code}`}>
                {name[language]}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
    </fieldset>
  );
}

function valueOf(topic: MapTopic): string {
  if ('kpi' in topic) return `kpi ${topic.kpi}`;
  return 'domain' in topic ? `domain ${topic.domain}` : WORST;
}

function topicOf(value: string): MapTopic {
  const [kind, name = ''] = value.split(' ', 2);
  if (kind === 'kpi') return { kpi: name };
  return kind === 'domain' ? { domain: name as Domain } : { worst: true };
}
