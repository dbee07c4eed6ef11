import type { ChosenRejected, RetryReportAnswer } from '@nhip-xa/contract';
import { formatNumber, useTexts } from '@nhip-xa/web-ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/http';
import { answered } from '../api/answered';
import { refusalWords } from './fields';

/** One message by its id, or all of a filter. */
export type WhichRejected = string | ChosenRejected;

export interface RejectedActs {
  /** What came of the last act, for the reader; a line each. */
  told: readonly string[];
  readAgain: (which: WhichRejected) => Promise<void>;
  forget: (which: WhichRejected) => Promise<void>;
}

/** Reads rejected messages again or throws them away, and tells what came of it. */
export function useRejected(): RejectedActs {
  const { t } = useTexts();
  const queries = useQueryClient();
  const words = useReportWords();
  const [told, setTold] = useState<readonly string[]>([]);
  const tell = async (act: () => Promise<readonly string[]>): Promise<void> => {
    try {
      setTold(await act());
    } catch (error) {
      setTold([refusalWords(error as Error, t)]);
    }
    await queries.invalidateQueries({ queryKey: ['rejected'] });
  };
  return {
    told,
    readAgain: (which) => {
      setTold([t('rejected.retrying')]);
      return tell(async () => words(await readAgain(which)));
    },
    forget: (which) =>
      tell(async () => {
        await forget(which);
        return [t('rejected.forgotten')];
      }),
  };
}

const readAgain = (which: WhichRejected): Promise<RetryReportAnswer> =>
  answered(
    typeof which === 'string'
      ? api.POST('/api/v1/rejected/{id}/retry', { params: { path: { id: which } } })
      : api.POST('/api/v1/rejected/retry', { body: which }),
  );

const forget = (which: WhichRejected): Promise<unknown> =>
  typeof which === 'string'
    ? api.DELETE('/api/v1/rejected/{id}', { params: { path: { id: which } } })
    : api.POST('/api/v1/rejected/forget', { body: which });

function useReportWords(): (report: RetryReportAnswer) => readonly string[] {
  const { t, language } = useTexts();
  const number = (count: number): string => formatNumber(count, language);
  return ({ tried, stored, refused, why, unreadable, more }) => {
    const reasons = why.map(({ reason, messages }) =>
      t('rejected.reasonCount', { reason: t(`reason.${reason}`), count: messages }),
    );
    return [
      t('rejected.retried', {
        tried: number(tried),
        stored: number(stored),
        refused: number(refused),
      }),
      ...(reasons.length > 0 ? [t('rejected.whyStill', { reasons: reasons.join(', ') })] : []),
      ...(unreadable > 0 ? [t('rejected.unreadable', { count: unreadable })] : []),
      ...(more ? [t('rejected.moreWait')] : []),
    ];
  };
}
