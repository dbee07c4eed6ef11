import type { KpiValue } from '@nhip-xa/contract';
import { Roll, StatusMark, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useScreen } from '../use-screen';
import { shapeOf, type Shape } from '../overview/sizes';
import { wallDefinitions } from '../wall-queries';
import { boardOf, servicesUp, type Infrastructure } from './infrastructure/board';
import { Kinds } from './infrastructure/Kinds';
import { ServiceRow } from './infrastructure/ServiceRow';
import { Figure } from './place/Figure';
import { figuresOf } from './place/figures';
import { SceneFrame, SceneNotice } from './SceneFrame';
import { useNamesBelow } from './use-names-below';
import { useTold } from './use-told';
import type { SceneProps } from './scene-props';
import './place/place.css';
import './infrastructure.css';

/** Online services as an airport board, the kinds of devices, and what keeps them running. */
export function InfrastructureScene(props: SceneProps): ReactElement {
  const told = useTold(props.unit.code, 'infrastructure');
  return (
    <SceneFrame name="infrastructure" sort="place" told={told}>
      {(data) => <Shown data={data} {...props} />}
    </SceneFrame>
  );
}

/** Rows of the board, and KPIs, that a screen has room for. */
const ROOM: Readonly<Record<Shape, { rows: number; figures: number }>> = {
  upright: { rows: 5, figures: 2 },
  wide: { rows: 7, figures: 4 },
  band: { rows: 16, figures: 6 },
};

function Shown({ data, unit, values }: SceneProps & { data: Infrastructure }): ReactElement {
  const { t } = useTexts();
  const placeOf = useNamesBelow(unit);
  const { width, height } = useScreen();
  const room = ROOM[shapeOf({ width, height })];
  const definitions = useQuery(wallDefinitions).data ?? [];
  const others = definitions.filter(({ code }) => !SAID.includes(code));
  const { shown } = figuresOf(values, others, ['infrastructure'], room.figures);
  if (data.services.length === 0 && data.kinds.length === 0 && shown.length === 0) {
    return <SceneNotice title={t('infra.empty')} how={t('infra.emptyHow')} />;
  }
  return (
    <div className="infra" data-figures={shown.length > 0}>
      <Board data={data} rows={room.rows} values={values} placeOf={placeOf} />
      <Kinds kinds={data.kinds} />
      {shown.length > 0 ? (
        <section className="infra__numbers" aria-label={t('infra.numbers')}>
          {shown.map((value) => (
            <Figure key={value.kpi} value={value} from={placeOf(value.from)} />
          ))}
        </section>
      ) : null}
    </div>
  );
}

/** What the board says itself. */
const SAID = ['services-online'];

interface BoardProps {
  data: Infrastructure;
  rows: number;
  values: ReadonlyMap<string, KpiValue>;
  placeOf: (code: string | undefined) => string;
}

function Board({ data, rows, placeOf }: BoardProps): ReactElement {
  const { t } = useTexts();
  const { shown, more, moreDown } = boardOf(data.services, rows);
  if (data.services.length === 0) {
    return <SceneNotice title={t('infra.noServices')} quiet />;
  }
  return (
    <section className="infra-board" aria-label={t('infra.services')}>
      <BoardHead services={data.services} />
      <ul className="infra-board__rows">
        {shown.map((service) => (
          <ServiceRow
            key={`${service.unit} ${service.source}`}
            service={service}
            place={placeOf(service.unit)}
          />
        ))}
      </ul>
      {more === 0 ? null : (
        <p className="infra-board__more">
          {moreDown === 0
            ? t('infra.moreUp', { count: more })
            : t('infra.more', { count: more, down: moreDown })}
        </p>
      )}
    </section>
  );
}

function BoardHead({ services }: { services: Infrastructure['services'] }): ReactElement {
  const { t } = useTexts();
  const { up, total, down } = servicesUp(services);
  return (
    <div className="infra-board__head" role="status">
      <p className="infra-board__count">
        <Roll text={t('infra.count', { up, total })} />
        <span>{t('infra.up')}</span>
      </p>
      <p className="infra-board__state" data-status={down > 0 ? 'critical' : 'good'}>
        <StatusMark status={down > 0 ? 'critical' : 'good'} />
        {down > 0 ? t('infra.down', { count: down }) : t('infra.allUp')}
      </p>
    </div>
  );
}
