import { Navigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useMe } from '../shell/me';

/** The user's own unit. */
export function HomePage(): ReactElement {
  const { unit } = useMe();
  return <Navigate to="/u/$unit" params={{ unit }} replace />;
}
