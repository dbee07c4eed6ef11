import { TYPED_SOURCE_ID } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useOriginLink } from '../navigation/origin';

/** The way to a source; what people typed has no page of a source, but its ledger. */
export function SourceLink({
  source,
  children,
}: {
  source: string;
  children: string;
}): ReactElement {
  const { t } = useTexts();
  const origin = useOriginLink();
  const [unit = '', id] = source.split('.', 2);
  if (id === TYPED_SOURCE_ID) {
    return (
      <Link to="/u/$unit/value" params={{ unit }}>
        {children === source ? t('worth.typed', { unit }) : children}
      </Link>
    );
  }
  return (
    <Link to="/s/$key" params={{ key: source }} search={origin}>
      {children}
    </Link>
  );
}
