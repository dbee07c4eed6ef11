import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useOriginLink } from '../navigation/origin';

interface CaseLinkProps {
  unit: string;
  kind: string;
  id: string;
}

/** The way to a case, from which one comes back to this KPI. */
export function CaseLink({ unit, kind, id }: CaseLinkProps): ReactElement {
  return (
    <Link to="/u/$unit/case/$kind/$id" params={{ unit, kind, id }} search={useOriginLink()}>
      {id}
    </Link>
  );
}
