import { StatusMark, useTexts, type Translate } from '@nhip-xa/web-ui';
import type { KpiStatus } from '@nhip-xa/contract';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useScreen } from '../use-screen';
import { shapeOf } from '../overview/sizes';
import { wallDefinitions } from '../wall-queries';
import { Air } from './environment/Air';
import { Bulletins } from './environment/Bulletins';
import { headlineOf, type Environment, type Headline } from './environment/environment-state';
import { othersWords } from './environment/flood-words';
import { Rain } from './environment/Rain';
import { RiverPanel } from './environment/RiverPanel';
import { ROOM, shownRivers, type ShownRivers } from './environment/room';
import { Figure } from './place/Figure';
import { figuresOf } from './place/figures';
import { SceneFrame, SceneNotice } from './SceneFrame';
import { useNamesBelow } from './use-names-below';
import { useTold } from './use-told';
import type { SceneProps } from './scene-props';
import './place/place.css';
import './environment.css';

/** Water, rain, air and what was declared: a flood fills the screen, a calm day hardly any of it. */
export function EnvironmentScene(props: SceneProps): ReactElement {
  const told = useTold(props.unit.code, 'environment');
  return (
    <SceneFrame name="environment" sort="place" told={told}>
      {(data) => <Shown data={data} {...props} />}
    </SceneFrame>
  );
}

function Shown({ data, unit, values }: SceneProps & { data: Environment }): ReactElement {
  const { t } = useTexts();
  const placeOf = useNamesBelow(unit);
  const { width, height } = useScreen();
  const room = ROOM[shapeOf({ width, height })];
  const headline = headlineOf(data);
  const rivers = shownRivers(data.rivers, room);
  if (headline.kind === 'empty') {
    return <SceneNotice title={t('env.empty')} how={t('env.emptyHow')} />;
  }
  const rows = data.bulletins.length > 0 ? room.rows.bulletins : room.rows.alone;
  // the province's or commune's most stands there already: then the gauges may give way
  const wettest = typeof values.get('rain-1h')?.value === 'number' ? rows - 1 : rows;
  return (
    <div className="env" data-headline={headline.kind}>
      <div className="env__main" data-large={rivers.large.length}>
        <HeadlineWords headline={headline} />
        <Rivers rivers={rivers} placeOf={placeOf} />
        <Further values={values} most={room.further} placeOf={placeOf} />
      </div>
      <div className="env__side">
        <Bulletins bulletins={data.bulletins} most={room.bulletins} placeOf={placeOf} />
        <Air air={data.air} more={rows - 1} placeOf={placeOf} />
        <Rain rain={data.rain} values={values} most={wettest} placeOf={placeOf} />
      </div>
    </div>
  );
}

interface RiversProps {
  rivers: ShownRivers;
  placeOf: (code: string) => string;
}

function Rivers({ rivers: { large, cards, hidden }, placeOf }: RiversProps): ReactElement {
  const { t } = useTexts();
  const panels = (rivers: ShownRivers['cards'], size: 'large' | 'card'): ReactElement[] =>
    rivers.map((river) => (
      <RiverPanel
        key={`${river.unit} ${river.source}`}
        river={river}
        size={size}
        place={placeOf(river.unit)}
      />
    ));
  return (
    <>
      {large.length > 0 ? <div className="env__large">{panels(large, 'large')}</div> : null}
      {cards.length > 0 ? (
        <div className="env__cards" data-count={cards.length}>
          {panels(cards, 'card')}
        </div>
      ) : null}
      {hidden.length > 0 ? <p className="env__more">{othersWords(hidden, { t })}</p> : null}
    </>
  );
}

/** What the rivers, the air, the rain and the bulletins say themselves. */
const SAID = ['flood-level', 'water-rise', 'rain-1h', 'rain-24h', 'air-quality', 'disaster-risk'];

/** Other numbers of the domain that need somebody: flooded spots, fire. */
function Further({
  values,
  most,
  placeOf,
}: Pick<SceneProps, 'values'> & {
  most: number;
  placeOf: (code: string | undefined) => string;
}): ReactElement | null {
  const definitions = useQuery(wallDefinitions).data ?? [];
  const others = definitions.filter(({ code }) => !SAID.includes(code));
  const { shown } = figuresOf(values, others, ['environment'], most);
  const bad = shown.filter(({ status }) => status !== 'good');
  if (bad.length === 0) return null;
  return (
    <div className="env__further">
      {bad.map((value) => (
        <Figure key={value.kpi} value={value} from={placeOf(value.from)} />
      ))}
    </div>
  );
}

/** A flood is told by the river itself. */
function HeadlineWords({ headline }: { headline: Headline }): ReactElement | null {
  const { t, word } = useTexts();
  const [mark, title, how] = headlineWords(headline, t, word);
  if (title === '') return null;
  return (
    <div className="env__headline" role="status">
      <h3>
        <StatusMark status={mark} />
        <span>{title}</span>
      </h3>
      {how ? <p>{how}</p> : null}
    </div>
  );
}

function headlineWords(
  headline: Headline,
  t: Translate,
  word: (group: string, name: string) => string,
): [mark: KpiStatus, title: string, how?: string] {
  switch (headline.kind) {
    case 'lost-in-flood':
      return ['stale', t('env.lostInFlood', { level: headline.level })];
    case 'bulletins':
      return ['warning', t('env.bulletins', { count: headline.count })];
    case 'air':
      return ['warning', t('env.air', { name: word('aqi', String(headline.band)).toLowerCase() })];
    case 'silent':
      return ['stale', t('env.silent', { count: headline.count }), t('env.silentHow')];
    case 'calm':
      return ['good', t('env.calm'), t('env.calmHow', { count: headline.gauges })];
    default:
      return ['none', ''];
  }
}
