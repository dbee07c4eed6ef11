import type { Connection } from '@nhip-xa/web-live';
import { StatusBadge, useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { Asked } from '../admin/Asked';
import { ChoiceField, TextField } from '../admin/fields';
import { ApiError } from '../api/http';
import { LiveMark } from '../shell/LiveMark';
import { Empty, Loading, NotFound, Trouble } from '../shell/states';
import { Example, Examples } from './Themes';

const CONNECTIONS: readonly Connection[] = ['connected', 'reconnecting', 'refused'];
const TROUBLES: Readonly<Record<string, ApiError>> = {
  network: new ApiError(0, 'network'),
  forbidden: new ApiError(403, 'forbidden'),
  other: new ApiError(500, 'internal'),
};
const BUTTONS = { '': 'button', main: 'button button--main', grave: 'button button--grave' };
const ROWS = [
  { status: 'critical', kpi: 'dossiers-overdue', value: '12' },
  { status: 'good', kpi: 'dossiers-on-time', value: '99,4' },
] as const;
const nothing = (): void => undefined;

/** What is pressed and filled in. */
export function Controls(): ReactElement {
  const { t } = useTexts();
  return (
    <>
      <Examples narrow>
        {Object.entries(BUTTONS).map(([state, name]) => (
          <Example key={state} of="button" state={state || 'plain'}>
            <button type="button" className={name}>
              {t('error.retry')}
            </button>
          </Example>
        ))}
        <Example of="button" state="disabled">
          <button type="button" className="button button--main" disabled>
            {t('looks.disabled')}
          </button>
        </Example>
        <Example of="button" state="as a link">
          <button type="button" className="plain">
            {t('error.retry')}
          </button>
        </Example>
        <Example of="Asked">
          <Asked
            act={t('looks.asked')}
            question={t('looks.askedHow')}
            done={() => Promise.resolve()}
          />
        </Example>
        <Example of="segments" state="first pressed">
          <div className="segments">
            <button type="button" aria-pressed="true">
              {t('looks.first')}
            </button>
            <button type="button" aria-pressed="false">
              {t('looks.second')}
            </button>
          </div>
        </Example>
      </Examples>
      <Fields />
    </>
  );
}

function Fields(): ReactElement {
  const { t } = useTexts();
  const choices = [{ value: '', text: t('looks.choice') }];
  return (
    <Examples>
      <Example of="TextField" state="filled">
        <TextField name="filled" label={t('typed.number')} defaultValue="97,5" />
      </Example>
      <Example of="TextField" state="how">
        <TextField name="how" label={t('typed.from')} how={t('typed.day')} />
      </Example>
      <Example of="ChoiceField">
        <ChoiceField name="choice" label={t('looks.choice')} choices={choices} />
      </Example>
      <Example of="trouble">
        <p className="trouble">{t('typed.wrongNumber', { field: t('typed.number') })}</p>
      </Example>
    </Examples>
  );
}

/** What holds many things: panel, table, rows, fields. */
export function Lists(): ReactElement {
  const { t, word } = useTexts();
  return (
    <>
      <Example of="panel" state="table">
        <div className="panel">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('looks.name')}</th>
                <th scope="col">{t('looks.value')}</th>
                <th scope="col">{t('looks.status')}</th>
              </tr>
            </thead>
            <tbody>
              {ROWS.map(({ status, kpi, value }) => (
                <tr key={kpi}>
                  <td>{word('kpi', kpi)}</td>
                  <td>{value}</td>
                  <td>
                    <StatusBadge status={status} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Example>
      <Example of="rows">
        <ul className="rows">
          {ROWS.map(({ kpi, value }) => (
            <li key={kpi}>
              <span>{word('kpi', kpi)}</span>
              <span>{value}</span>
            </li>
          ))}
        </ul>
      </Example>
      <Example of="fields">
        <dl className="fields">
          {ROWS.map(({ kpi, value }) => (
            <div key={kpi}>
              <dt>{word('kpi', kpi)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Example>
    </>
  );
}

/** What stands where there is nothing to show yet, ever or any more. */
export function States(): ReactElement {
  const { t } = useTexts();
  return (
    <>
      <Examples narrow>
        {CONNECTIONS.map((connection) => (
          <Example key={connection} of="LiveMark" state={connection}>
            <LiveMark connection={connection} />
          </Example>
        ))}
      </Examples>
      <Examples>
        <Example of="Loading">
          <Loading rows={2} />
        </Example>
        <Example of="Empty">
          <Empty>{t('looks.empty')}</Empty>
        </Example>
        {Object.entries(TROUBLES).map(([state, error]) => (
          <Example key={state} of="Trouble" state={state}>
            <Trouble error={error} retry={nothing} />
          </Example>
        ))}
        <Example of="NotFound">
          <NotFound />
        </Example>
      </Examples>
    </>
  );
}
