import type { KpiDefinition, KpiVersion } from '@nhip-xa/contract';
import { dateTime, momentMs, useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Asked } from '../admin/Asked';
import { faultWords } from './faults';
import { saveDefinition, versionsQuery } from './kpi-queries';

interface VersionsProps {
  definition: KpiDefinition;
  /** Told of the newest version after one was brought back. */
  restored: (kept: KpiDefinition) => void;
}

/** Every version of a definition, newest first, each a way back to it. */
export function Versions({ definition, restored }: VersionsProps): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  const queries = useQueryClient();
  const [trouble, setTrouble] = useState('');
  const versions = useQuery(versionsQuery(definition.code)).data ?? [];
  const restore = async (version: KpiVersion): Promise<void> => {
    setTrouble('');
    try {
      const { enabled } = definition;
      const kept = await saveDefinition({ ...version.definition, enabled }, definition.version);
      await queries.invalidateQueries({ queryKey: ['kpi', definition.code] });
      restored(kept);
    } catch (error) {
      setTrouble(faultWords(error as Error, texts));
    }
  };
  return (
    <section className="panel" aria-labelledby="versions">
      <h2 id="versions">{t('edit.versions')}</h2>
      <p className="trouble" role="alert">
        {trouble}
      </p>
      <ol className="versions">
        {versions.map((version) => (
          <Version key={version.definition.version} version={version} restore={restore} />
        ))}
      </ol>
    </section>
  );
}

interface VersionProps {
  version: KpiVersion;
  restore: (version: KpiVersion) => Promise<void>;
}

function Version({ version, restore }: VersionProps): ReactElement {
  const { t, language } = useTexts();
  const { by, at, current, definition } = version;
  return (
    <li>
      <p>
        <strong>{t('kpis.version', { version: definition.version })}</strong>{' '}
        <span className="faint">
          {dateTime(momentMs(at))} · {by ?? t('edit.ofProduct')}
          {current ? ` · ${t('edit.current')}` : ''}
        </span>
      </p>
      <details>
        <summary>{definition.words[language]}</summary>
        <code>{definition.formula}</code>
      </details>
      {current ? null : (
        <Asked
          act={t('edit.restore')}
          question={t('edit.restoreAsk', { version: definition.version })}
          done={() => restore(version)}
        />
      )}
    </li>
  );
}
