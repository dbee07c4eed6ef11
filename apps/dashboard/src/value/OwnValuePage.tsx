import { Navigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useMe } from '../shell/me';

/** The ledger of the user's own unit. */
export function OwnValuePage(): ReactElement {
  const { unit } = useMe();
  return <Navigate to="/u/$unit/value" params={{ unit }} replace />;
}
