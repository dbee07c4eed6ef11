import { retryReport, type RetryReportAnswer } from '@nhip-xa/contract';
import { formatNumber, useTexts } from '@nhip-xa/web-ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, type Asked } from '../api/http';
import { refusalWords } from './fields';

export interface RejectedActs {
  /** What came of the last act, for the reader; a line each. */
  told: readonly string[];
  readAgain: (path: string, body?: object) => Promise<void>;
  forget: (path: string, asked: Asked) => Promise<void>;
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
    readAgain: (path, body) => {
      setTold([t('rejected.retrying')]);
      return tell(async () => {
        const asked = { method: 'POST', ...(body && { body }) } as const;
        return words(retryReport.parse(await ask(path, asked)));
      });
    },
    forget: (path, asked) =>
      tell(async () => {
        await ask(path, asked);
        return [t('rejected.forgotten')];
      }),
  };
}

function useReportWords(): (report: RetryReportAnswer) => readonly string[] {
  const { t, language } = useTexts();
  const number = (count: number): string => formatNumber(count, language);
  return ({ tried, stored, refused, why, unreadable, more }) => {
    const reasons = why.map(({ reason, messages }) =>
      t('rejected.reasonCount', { reason: t(`reason.${reason}`), count: number(messages) }),
    );
    return [
      t('rejected.retried', {
        tried: number(tried),
        stored: number(stored),
        refused: number(refused),
      }),
      ...(reasons.length > 0 ? [t('rejected.whyStill', { reasons: reasons.join(', ') })] : []),
      ...(unreadable > 0 ? [t('rejected.unreadable', { count: number(unreadable) })] : []),
      ...(more ? [t('rejected.moreWait')] : []),
    ];
  };
}
