import { retryReport } from '@nhip-xa/contract';
import { useTexts } from '@nhip-xa/web-ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, type Asked } from '../api/http';
import { refusalWords } from './fields';

interface RejectedActs {
  /** What came of the last act, for the reader. */
  told: string;
  readAgain: (path: string, body?: object) => Promise<void>;
  forget: (path: string, asked: Asked) => Promise<void>;
}

/** Reads rejected messages again or throws them away, and tells what came of it. */
export function useRejected(): RejectedActs {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [told, setTold] = useState('');
  const tell = async (act: () => Promise<string>): Promise<void> => {
    try {
      setTold(await act());
    } catch (error) {
      setTold(refusalWords(error as Error, t));
    }
    await queries.invalidateQueries({ queryKey: ['rejected'] });
  };
  return {
    told,
    readAgain: (path, body) => {
      setTold(t('rejected.retrying'));
      return tell(async () => {
        const asked = { method: 'POST', ...(body && { body }) } as const;
        const { tried, stored, refused } = retryReport.parse(await ask(path, asked));
        return t('rejected.retried', { tried, stored, refused });
      });
    },
    forget: (path, asked) =>
      tell(async () => {
        await ask(path, asked);
        return t('rejected.forgotten');
      }),
  };
}
