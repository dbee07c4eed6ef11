import type { Me, Role } from '@nhip-xa/contract';
import { createContext, use } from 'react';

export const MeContext = createContext<Me | null>(null);

/** Who is signed in. The console is not drawn before that is known. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('outside of the console');
  return me;
}

/** [contract 3, roles] sources, what they send and what of it is refused are the technician's. */
const OF_SOURCES: ReadonlySet<Role> = new Set<Role>(['admin', 'technician']);

/** Whether who is signed in looks after sources. */
export const useLooksAfterSources = (): boolean => OF_SOURCES.has(useMe().role);

/** [contract 3, roles] a technician sees no cases. */
export const seesCases = ({ role }: Me): boolean => role !== 'technician';
export const useSeesCases = (): boolean => seesCases(useMe());
