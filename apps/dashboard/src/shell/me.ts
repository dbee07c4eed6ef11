import type { Me } from '@nhip-xa/contract';
import { createContext, use } from 'react';

export const MeContext = createContext<Me | null>(null);

/** Who is signed in. The console is not drawn before that is known. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error('outside of the console');
  return me;
}
