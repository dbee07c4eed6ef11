import { useQuery } from '@tanstack/react-query';
import { Navigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { unitsBelowQuery } from '../api/queries';
import { useMe } from '../shell/me';
import { Loading } from '../shell/states';

/** The user's own unit; an administrator of nothing at all yet is led through the first steps. */
export function HomePage(): ReactElement {
  const { unit, role } = useMe();
  const mayBegin = role === 'admin' && unit === 'VN';
  const below = useQuery({ ...unitsBelowQuery(unit), enabled: mayBegin });
  if (mayBegin && below.isPending) return <Loading rows={3} />;
  if (mayBegin && below.data?.items.length === 0) return <Navigate to="/admin/setup" replace />;
  return <Navigate to="/u/$unit" params={{ unit }} replace />;
}
