import type { EvidenceItem } from '@nhip-xa/contract';
import { date, useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useDefinitions } from '../shell/definitions';
import { SourceLink } from '../shell/SourceLink';
import { UnitLabel } from '../shell/UnitLabel';

type Item = Extract<EvidenceItem, { kind: 'system' }>;

/** What the system knows of itself, in plain words, and a way to where it can be looked at. */
export function SystemItem({ item }: { item: Item }): ReactElement {
  const { t, word } = useTexts();
  const { what, id } = item;
  if (what === 'typed') return <>{t('system.typed', { by: id })}</>;
  if (what.startsWith('alert')) return <AlertItem item={item} />;
  if (what.startsWith('kpis-')) return <KpiItem item={item} />;
  if (what === 'villages') return <UnitLabel code={id} />;
  if (what.startsWith('sources')) return <SourceLink source={id}>{id}</SourceLink>;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(id) ? date(Date.parse(`${id}T12:00:00+07:00`)) : '';
  const words = word('system', what);
  return <>{words === what ? id || what : words.replace('{{day}}', day)}</>;
}

function AlertItem({ item: { unit, id } }: { item: Item }): ReactElement {
  const { t } = useTexts();
  const name = useKpiName(id);
  return (
    <>
      {t('system.alert')}{' '}
      <Link to="/u/$unit/alerts" params={{ unit }}>
        {name}
      </Link>
    </>
  );
}

function KpiItem({ item: { unit, id } }: { item: Item }): ReactElement {
  const name = useKpiName(id);
  return (
    <Link to="/u/$unit/kpi/$kpi" params={{ unit, kpi: id }}>
      {name}
    </Link>
  );
}

function useKpiName(kpi: string): string {
  const { language } = useTexts();
  return useDefinitions().find(({ code }) => code === kpi)?.name[language] ?? kpi;
}
