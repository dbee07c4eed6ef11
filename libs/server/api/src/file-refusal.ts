import type { LineFault } from './csv-file';
import { HttpProblem } from './problem';

/** A file as it was weighed: what is wrong with it as a whole, and line by line. */
export interface WeighedFaults {
  errors: readonly LineFault<string>[];
  lines: readonly { line: number; errors: readonly LineFault<string>[] }[];
}

/** @throws HttpProblem with every error of the file; `exists` where nothing else is wrong */
export function refuseFaults({ lines, errors }: WeighedFaults): void {
  const all = [
    ...errors.map((error) => ({ line: 0, ...error })),
    ...lines.flatMap(({ line, errors: own }) => own.map((error) => ({ line, ...error }))),
  ];
  if (all.length === 0) return;
  const areKnown = all.every(({ code }) => code === 'exists');
  throw new HttpProblem(areKnown ? 'exists' : 'bad-request', {
    detail: 'nothing was written',
    errors: all.map(({ line, column, code, title, text }) => ({
      path: [line === 0 ? 'file' : `line ${line}`, column ?? []].flat().join(' '),
      message: text === '' ? title : `${title}: ${text}`,
      code,
    })),
  });
}
