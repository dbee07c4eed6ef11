import type { Source } from '@nhip-xa/contract';
import { Age, useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { UnitLabel } from '../shell/UnitLabel';
import { Flags } from '../source/Flags';
import { UnderMaintenance } from '../source/UnderMaintenance';

/** Sources with their state and what is odd about them. */
export function SourceRows({ sources }: { sources: readonly Source[] }): ReactElement {
  const { t, word } = useTexts();
  return (
    <div className="table-box" data-scroll>
      <table className="table table--named">
        <thead>
          <tr>
            <th scope="col">{t('sources.key')}</th>
            <th scope="col">{t('admin.name')}</th>
            <th scope="col">{t('source.kind')}</th>
            <th scope="col">{t('admin.unit')}</th>
            <th scope="col">{t('source.state')}</th>
            <th scope="col">{t('source.heard')}</th>
            <th scope="col">{t('source.flags')}</th>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <tr key={source.key}>
              <td>
                <Link to="/s/$key" params={{ key: source.key }}>
                  {source.key}
                </Link>
              </td>
              <td>{source.name}</td>
              <td>{word('sourceKind', source.kind)}</td>
              <td>
                <UnitLabel code={source.unit} mark />
              </td>
              <td>
                <span className="presence" data-state={source.state}>
                  {t(`source.${source.state}`)}
                </span>
                {source.maintenance ? <UnderMaintenance window={source.maintenance} /> : null}
              </td>
              <td data-label={t('source.heard')}>
                {source.heardAt ? <Age at={source.heardAt} /> : t('source.never')}
              </td>
              <td>
                <Flags source={source} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
