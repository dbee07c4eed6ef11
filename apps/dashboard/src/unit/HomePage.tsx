import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { unitsBelowQuery } from '../api/queries';
import { useMe } from '../shell/me';
import { Loading } from '../shell/states';

/**
 * The user's own unit, or the only province where that is the nation; an administrator of nothing at all
 * yet is led through the first steps.
 */
export function HomePage(): ReactElement {
  const { unit, role } = useMe();
  const isNation = unit === 'VN';
  const below = useQuery({ ...unitsBelowQuery(unit), enabled: isNation });
  if (isNation && below.isPending) return <Loading rows={3} />;
  const [only, ...others] = isNation ? (below.data?.items ?? []) : [];
  if (isNation && role === 'admin' && below.data && !only) {
    return <Navigate to="/admin/setup" replace />;
  }
  if (only && others.length === 0) {
    return <Navigate to="/u/$unit" params={{ unit: only.code }} replace />;
  }
  return <Navigate to="/u/$unit" params={{ unit }} replace />;
}
