import type { EvidenceItem, KpiValue } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { useNow, useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { EvidencePart } from '../api/kpi-queries';
import type { Definition } from '../shell/definitions';
import { usePast } from '../shell/past';
import { caseListOf } from './case-list';

interface WholeListProps {
  value: KpiValue;
  definition: Definition;
  /** As the address of the page states it. */
  part: EvidencePart;
  /** One of the items. */
  item: EvidenceItem | undefined;
}

/** The way to all facts of the kind that a number rests on, to be filtered and sorted. */
export function WholeList(props: WholeListProps): ReactElement | null {
  const { t } = useTexts();
  const { item, value } = props;
  const params = { unit: value.unit };
  switch (item?.kind) {
    case 'case':
      return <WholeCases {...props} />;
    case 'event':
      return (
        <Link to="/u/$unit/events" params={params} search={{ type: item.type }}>
          {t('list.whole')}
        </Link>
      );
    case 'presence':
      return (
        <Link to="/u/$unit/sources" params={params}>
          {t('list.whole')}
        </Link>
      );
    default:
      return null;
  }
}

const MINUTE_MS = 60_000;

/** The list of cases under the conditions of the number, as far as its filters can say them. */
function WholeCases({ value, definition, part, item }: WholeListProps): ReactElement {
  const { t } = useTexts();
  const nowMs = useNow(
    MINUTE_MS,
    useLive((state) => state.offsetMs),
  );
  const list = caseListOf(definition, part, { nowMs, atMs: usePast() });
  const kind = item?.kind === 'case' ? item.caseKind : undefined;
  const search = list?.search ?? (kind === undefined ? {} : { kind });
  const unsaid = list ? list.unsaid : (['other'] as const);
  return (
    <p>
      <Link to="/u/$unit/cases" params={{ unit: value.unit }} search={search}>
        {t(unsaid.length === 0 ? 'list.wholeSame' : 'list.whole')}
      </Link>
      {unsaid.length === 0 ? null : (
        <span className="faint">
          {' '}
          {t('list.wider', { what: unsaid.map((one) => t(`list.unsaid.${one}`)).join('; ') })}
        </span>
      )}
    </p>
  );
}
