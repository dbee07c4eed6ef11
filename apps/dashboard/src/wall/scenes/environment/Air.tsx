import {
  OfficialScale,
  OfficialStep,
  Roll,
  aqiBand,
  aqiPlace,
  formatNumber,
  useTexts,
} from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { Name } from '../Name';
import type { Environment } from './environment-state';
import { Silence } from './RiverPanel';

type Station = Environment['air'][number];

interface AirProps {
  air: readonly Station[];
  /** Stations besides the worst. */
  more: number;
  placeOf: (code: string) => string;
}

/** The air by its official scale: the worst station whole, the others in a line each. */
export function Air({ air, more, placeOf }: AirProps): ReactElement | null {
  const { t } = useTexts();
  const [worst, ...others] = worstAirFirst(air);
  if (!worst) return null;
  const hidden = others.length - more;
  return (
    <section className="env__part">
      <h3 className="env__title">{t('air.title')}</h3>
      <Worst station={worst} place={placeOf(worst.unit)} />
      <ul className="env__rows">
        {others.slice(0, more).map((station) => (
          <li key={`${station.unit} ${station.source}`}>
            <span>
              <Name text={named(station, placeOf)} />
            </span>
            <Index station={station} />
          </li>
        ))}
      </ul>
      {hidden > 0 ? <p className="env__more">{t('place.more', { count: hidden })}</p> : null}
    </section>
  );
}

/** Those that report before those that do not, each by their index. */
export const worstAirFirst = (air: readonly Station[]): Station[] =>
  [...air].sort((a, b) => Number(b.fresh) - Number(a.fresh) || (b.aqi ?? -1) - (a.aqi ?? -1));

const named = ({ name, unit }: Station, placeOf: AirProps['placeOf']): string =>
  [name, placeOf(unit)].filter(Boolean).join(' · ');

function Worst({ station, place }: { station: Station; place: string }): ReactElement {
  const { language, word } = useTexts();
  const { aqi, fresh } = station;
  return (
    <div className="env-air" data-dead={!fresh}>
      <p className="env-air__value">
        <Roll text={aqi === null ? '--' : formatNumber(aqi, language, 0)} />
      </p>
      <div className="env-air__words">
        <p>
          <Name text={[station.name, place].filter(Boolean).join(' · ')} lines={2} />
        </p>
        <p className="env-air__age">
          <Silence gauge={station} />
        </p>
      </div>
      {aqi === null ? null : (
        <>
          <OfficialScale scale="aqi" step={aqiBand(aqi)} place={aqiPlace(aqi)} dead={!fresh} />
          {fresh ? (
            <p className="env-air__advice">{word('aqiAdvice', String(aqiBand(aqi)))}</p>
          ) : null}
        </>
      )}
    </div>
  );
}

function Index({ station }: { station: Station }): ReactElement {
  const { language } = useTexts();
  const { aqi, fresh } = station;
  if (aqi === null) return <Silence gauge={station} />;
  return (
    <>
      <strong data-dead={!fresh}>{formatNumber(aqi, language, 0)}</strong>
      {fresh ? <OfficialStep scale="aqi" step={aqiBand(aqi)} /> : <Silence gauge={station} />}
    </>
  );
}
