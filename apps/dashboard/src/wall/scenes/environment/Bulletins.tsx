import { useLive } from '@nhip-xa/web-live';
import { OfficialStep, spokenMoment, useNow, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { Name } from '../Name';
import type { Environment } from './environment-state';

interface BulletinsProps {
  bulletins: Environment['bulletins'];
  most: number;
  placeOf: (code: string) => string;
}

/** What the hydrologists declared, by the official levels: kind, level, until when, by whom. */
export function Bulletins({ bulletins, most, placeOf }: BulletinsProps): ReactElement | null {
  const { t } = useTexts();
  if (bulletins.length === 0) return null;
  const hidden = bulletins.length - most;
  return (
    <section className="env__part">
      <h3 className="env__title">{t('bulletins.title')}</h3>
      <ul className="env-bulletins">
        {gravestFirst(bulletins)
          .slice(0, most)
          .map((bulletin) => (
            <Bulletin
              key={`${bulletin.unit} ${bulletin.id}`}
              bulletin={bulletin}
              place={placeOf(bulletin.unit)}
            />
          ))}
      </ul>
      {hidden > 0 ? <p className="env__more">{t('bulletins.more', { count: hidden })}</p> : null}
    </section>
  );
}

export const gravestFirst = (bulletins: Environment['bulletins']): Environment['bulletins'] =>
  [...bulletins].sort((a, b) => (b.level ?? -1) - (a.level ?? -1));

interface BulletinProps {
  bulletin: Environment['bulletins'][number];
  place: string;
}

function Bulletin({ bulletin, place }: BulletinProps): ReactElement {
  const { t, language, word } = useTexts();
  const offsetMs = useLive((state) => state.offsetMs);
  const now = useNow(60_000, offsetMs);
  const { category, level, validTo, issuer } = bulletin;
  const until =
    validTo === null
      ? t('bulletins.open')
      : t('bulletins.until', { moment: spokenMoment(Date.parse(validTo), now, language) });
  return (
    <li className="env-bulletin">
      <p className="env-bulletin__kind">
        {level === null ? null : <OfficialStep scale="risk" step={level} />}
        <strong>{word('hazard', category ?? 'other')}</strong>
      </p>
      <p>
        {level === null ? t('bulletins.noLevel') : word('riskMeaning', String(level))} · {until}
      </p>
      <p className="env-bulletin__issuer">
        <Name
          text={[place, issuer === null ? '' : word('issuer', issuer)].filter(Boolean).join(' · ')}
        />
      </p>
    </li>
  );
}
