import { LIMITS, type KpiValue } from '@nhip-xa/contract';
import { breaksDown, brokenDownBy } from '@nhip-xa/domain';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { breakdownQuery } from '../api/insight-queries';
import type { Definition } from '../shell/definitions';
import { usePast } from '../shell/past';
import { NO_SUBJECT } from './case-list';
import { useKpiSearch } from './use-span';

/** That only the cases about one thing are shown, to be taken away. */
export function SubjectChip(props: {
  value: KpiValue;
  definition: Definition;
}): ReactElement | null {
  const { value, definition } = props;
  const { t } = useTexts();
  const { search, change } = useKpiSearch();
  const { subject } = search;
  const atMs = usePast();
  const enabled = subject !== undefined && subject !== NO_SUBJECT && breaksDown(definition);
  const known = useQuery({
    ...breakdownQuery(value.unit, value.kpi, LIMITS.breakdownRows, atMs),
    enabled,
  });
  if (subject === undefined || !breaksDown(definition)) return null;
  const by = brokenDownBy(definition);
  const name = known.data?.items.find((row) => row.subject === subject)?.name ?? subject;
  const words =
    subject === NO_SUBJECT ? t(`breakdown.unsaid.${by}`) : t(`breakdown.only.${by}`, { name });
  return (
    <ul className="list__chips">
      <li>
        <span>{words}</span>
        <button
          type="button"
          aria-label={t('list.without', { filter: words })}
          onClick={() => change({ subject: undefined })}
        >
          ×
        </button>
      </li>
    </ul>
  );
}
