import { useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { TextField, refusalWords, typedIn } from '../admin/fields';
import { displaysQuery } from '../api/queries';
import { MadeWall } from '../displays/MadeWall';
import '../displays/displays.css';
import '../displays/setup.css';
import { makeDisplay, type CreatedDisplay } from '../displays/display-queries';
import { unitName } from '../shell/unit-name';
import { useUnit } from '../shell/unit-path';
import { CommuneFirst } from './CommuneFirst';
import { StepEnds } from './StepEnds';
import { usePlace } from './steps';

/** The first wall of the commune: its link, as text and to be scanned. */
export function WallStep(): ReactElement {
  const { t, language } = useTexts();
  const { commune, go } = usePlace();
  const unit = useUnit(commune);
  const displays = useQuery(displaysQuery);
  const [made, setMade] = useState<CreatedDisplay | null>(null);
  if (commune === undefined) return <CommuneFirst />;
  const name = unit ? unitName(unit, language) : commune;
  const there = displays.data?.items.filter((display) => display.unit === commune) ?? [];
  const goOn = (): void => go({ step: 'done' });
  return (
    <>
      {made ? <MadeWall made={made} done={goOn} /> : null}
      <section className="panel" aria-labelledby="first-wall">
        <h2 id="first-wall">{t('first.wall.title', { name })}</h2>
        <p>{t('first.wall.lead')}</p>
        {there.length > 0 ? (
          <p>
            {t('first.wall.there', { count: there.length })}:{' '}
            {there.map(({ name: own }) => own).join(', ')}
          </p>
        ) : null}
        {made ? null : <NewWall commune={commune} made={setMade} />}
        <p className="first-ways">
          <Link to="/u/$unit/wall-setup" params={{ unit: commune }}>
            {t('first.wall.setup')}
          </Link>
          <Link to="/u/$unit/wall-guide" params={{ unit: commune }}>
            {t('first.wall.guide')}
          </Link>
        </p>
        <StepEnds>
          {there.length > 0 ? (
            <button type="button" className="button button--main" onClick={goOn}>
              {t('first.next')}
            </button>
          ) : null}
        </StepEnds>
      </section>
    </>
  );
}

function NewWall({ commune, made }: { commune: string; made: (wall: CreatedDisplay) => void }) {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const make = async (name: string): Promise<void> => {
    setBusy(true);
    setTrouble('');
    try {
      made(await makeDisplay(commune, { name, settings: null }));
      await queries.invalidateQueries({ queryKey: displaysQuery.queryKey });
    } catch (error) {
      setTrouble(refusalWords(error as Error, t));
      setBusy(false);
    }
  };
  return (
    <form
      className="first-form"
      onSubmit={(event: SubmitEvent<HTMLFormElement>) => {
        event.preventDefault();
        void make(typedIn(event.currentTarget, 'name'));
      }}
    >
      <TextField
        name="name"
        label={t('first.wall.name')}
        defaultValue={t('first.wall.usual')}
        maxLength={100}
        required
      />
      <p className="trouble" role="alert">
        {trouble}
      </p>
      <button type="submit" className="button button--main" disabled={busy}>
        {t('first.wall.make')}
      </button>
    </form>
  );
}
