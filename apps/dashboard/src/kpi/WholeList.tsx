import type { EvidenceItem } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';

interface WholeListProps {
  unit: string;
  /** One of the items. */
  item: EvidenceItem | undefined;
}

/** The way to all facts of the kind that a number rests on, to be filtered and sorted. */
export function WholeList({ unit, item }: WholeListProps): ReactElement | null {
  const { t } = useTexts();
  switch (item?.kind) {
    case 'case':
      return (
        <Link to="/u/$unit/cases" params={{ unit }} search={{ kind: item.caseKind }}>
          {t('list.whole')}
        </Link>
      );
    case 'event':
      return (
        <Link to="/u/$unit/events" params={{ unit }} search={{ type: item.type }}>
          {t('list.whole')}
        </Link>
      );
    case 'presence':
      return (
        <Link to="/u/$unit/sources" params={{ unit }}>
          {t('list.whole')}
        </Link>
      );
    default:
      return null;
  }
}
