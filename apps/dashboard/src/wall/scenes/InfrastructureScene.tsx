import { Roll, StatusMark, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import type { CSSProperties, ReactElement } from 'react';
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
import { rowsIn, useRoom } from './use-room';
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

/** A row of the board with its gap in hundredths of the screen's height, its columns, and the KPIs there is room for. */
const ROOM: Readonly<Record<Shape, { row: number; columns: number; figures: number }>> = {
  upright: { row: 4.7, columns: 1, figures: 2 },
  wide: { row: 5.7, columns: 1, figures: 4 },
  band: { row: 5.7, columns: 2, figures: 6 },
};
/** Between rows of the board. */
const GAP_VH = 0.5;

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
      <Board data={data} room={room} placeOf={placeOf} />
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
  room: { row: number; columns: number };
  placeOf: (code: string | undefined) => string;
}

function Board({ data, room: { row, columns }, placeOf }: BoardProps): ReactElement {
  const { t } = useTexts();
  const [{ height }, ref] = useRoom();
  const rows = rowsIn(height + GAP_VH, row);
  const { shown, more, moreDown } = boardOf(data.services, rows * columns);
  const style = { '--row': `${row - GAP_VH}vh`, '--rows': rows } as CSSProperties;
  if (data.services.length === 0) {
    return <SceneNotice title={t('infra.noServices')} quiet />;
  }
  return (
    <section className="infra-board" aria-label={t('infra.services')}>
      <BoardHead services={data.services} />
      <ul className="infra-board__rows" ref={ref} style={style}>
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
