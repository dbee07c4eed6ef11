import { LIMITS, type UnitMap } from '@nhip-xa/contract';
import { formatBytes, useTexts } from '@nhip-xa/web-ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { refusalWords } from '../admin/fields';
import { FileButton } from '../shell/FileButton';
import { sendBoundaries } from './boundary-queries';
import { CheckedFile } from './CheckedFile';
import type { ChosenFile } from './chosen-file';
import { detectProperty, readGeoJson } from './geojson-file';

interface Import {
  chosen: ChosenFile | undefined;
  busy: boolean;
  trouble: string;
  said: string;
  choose: (file: File) => void;
  check: (chosen: ChosenFile) => void;
  write: (chosen: ChosenFile) => Promise<void>;
  drop: () => void;
}

function useImport(): Import {
  const { t, language } = useTexts();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<ChosenFile>();
  const [said, setSaid] = useState('');
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const attempt = async (run: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setSaid('');
    setTrouble('');
    await run().catch((error: unknown) => setTrouble(refusalWords(error as Error, t)));
    setBusy(false);
  };
  const check = async (next: ChosenFile): Promise<void> => {
    setChosen({ ...next, report: null });
    setChosen({ ...next, report: await sendBoundaries(next.file, next.property, true) });
  };
  const choose = async (given: File): Promise<void> => {
    setChosen(undefined);
    const size = formatBytes(LIMITS.boundaryFileBytes, language);
    if (given.size > LIMITS.boundaryFileBytes) return setTrouble(t('bounds.tooLarge', { size }));
    const file = readGeoJson(await given.text());
    if (!file) return setTrouble(t('bounds.notGeoJson'));
    if (file.features.length === 0) return setTrouble(t('bounds.noFeatures'));
    const property = detectProperty(file) ?? 'code';
    return check({ name: given.name, file, property, report: null });
  };
  const write = async ({ file, property }: ChosenFile): Promise<void> => {
    const { imported } = await sendBoundaries(file, property, false);
    setChosen(undefined);
    setSaid(t('bounds.imported', { count: imported.length }));
    await queries.invalidateQueries({ queryKey: ['map'] });
  };
  return {
    chosen,
    busy,
    trouble,
    said,
    choose: (file) => void attempt(() => choose(file)),
    check: (next) => void attempt(() => check(next)),
    write: (next) => attempt(() => write(next)),
    drop: () => setChosen(undefined),
  };
}

/** A file is first told what it would do; only then it is imported. */
export function BoundaryImport({ map }: { map: UnitMap | undefined }): ReactElement {
  const { t } = useTexts();
  const { chosen, busy, trouble, said, choose, check, write, drop } = useImport();
  return (
    <section className="panel" aria-labelledby="bounds-file">
      <h2 id="bounds-file">{t('bounds.file')}</h2>
      <p id="bounds-how">{t('bounds.how')}</p>
      <FileButton
        label={t('bounds.choose')}
        describedBy="bounds-how"
        accept=".geojson,.json,application/geo+json,application/json"
        disabled={busy}
        choose={choose}
      />
      <p className="trouble" role="alert">
        {trouble}
      </p>
      <p role="status">{busy ? t('bounds.checking') : said}</p>
      {chosen ? (
        <CheckedFile
          chosen={chosen}
          below={map?.below ?? []}
          busy={busy}
          check={check}
          write={() => write(chosen)}
          drop={drop}
        />
      ) : null}
    </section>
  );
}
