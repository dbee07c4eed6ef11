import type { Translate } from '@nhip-xa/web-ui';
import { refusalWords } from '../admin/fields';
import { WrongLine } from './mapping-text';

/** Why a mapping could not be sent: a line that is none, or what the server says. */
export const mappingTrouble = (error: unknown, t: Translate): string =>
  error instanceof WrongLine
    ? t('mapping.wrongLine', { line: error.message })
    : refusalWords(error as Error, t);
