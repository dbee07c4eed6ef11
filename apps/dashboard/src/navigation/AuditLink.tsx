import { useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useMe } from '../shell/me';

interface AuditLinkProps {
  unit: string;
  /** As entries name it: `dossier H-1`. */
  thing: string;
}

/** The way to what people did with something, for whoever may read it [contract 3: admin]. */
export function AuditLink({ unit, thing }: AuditLinkProps): ReactElement | null {
  const { t } = useTexts();
  const { role } = useMe();
  if (role !== 'admin') return null;
  return (
    <Link to="/admin/audit" search={{ unit, thing }} className="audit-link">
      {t('audit.link')}
    </Link>
  );
}
