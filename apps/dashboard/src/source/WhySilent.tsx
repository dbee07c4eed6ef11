import type { Diagnosis, Silence, SilenceCode } from '@nhip-xa/contract';
import { useLive } from '@nhip-xa/web-live';
import { useNow, useTexts } from '@nhip-xa/web-ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useLooksAfterSources } from '../shell/me';
import { Loading, Trouble } from '../shell/states';
import { diagnosisQuery } from './silence-queries';
import { silenceValues } from './silence-words';

/** Why nothing comes from a source, in plain words, and what to do; nothing where something comes. */
export function WhySilent({ source }: { source: string }): ReactElement | null {
  const { t } = useTexts();
  const found = useQuery(diagnosisQuery(source));
  if (found.error) return <Trouble error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return <Loading rows={2} />;
  const { silence, also, state } = found.data;
  if (!silence) return null;
  return (
    <section className="panel silence" aria-labelledby="silence" data-silence={silence.code}>
      <h2 id="silence">{t(state === 'online' ? 'silence.titleOnline' : 'silence.title')}</h2>
      <div role="status">
        <Reason silence={silence} of={found.data} />
      </div>
      {also.length > 0 ? (
        <>
          <h3>{t('silence.also')}</h3>
          {also.map((one) => (
            <Reason key={one.code} silence={one} of={found.data} />
          ))}
        </>
      ) : null}
    </section>
  );
}

function Reason({ silence, of }: { silence: Silence; of: Diagnosis }): ReactElement {
  const { t, language, word } = useTexts();
  const nowMs = useNow(
    30_000,
    useLive((state) => state.offsetMs),
  );
  const values = silenceValues(silence, of, { nowMs, language, word });
  return (
    <div className="silence__reason">
      <p>
        <strong>{t(`silence.why.${silence.code}`, values)}</strong>{' '}
        {silence.n !== undefined && silence.n > 1 ? (
          <span className="faint">{t('silence.times', { count: silence.n })}</span>
        ) : null}
      </p>
      <p>
        {t(`silence.do.${silence.code}`, values)}{' '}
        {silence.from ? <span className="faint">{t(`silence.from.${silence.from}`)}</span> : null}
      </p>
      <Way silence={silence} of={of.key} />
    </div>
  );
}

/** What a new secret may mend. */
const OF_SECRETS: ReadonlySet<SilenceCode> = new Set<SilenceCode>([
  'wrong-secret',
  'backed-off',
  'never-connected',
]);

/** Where something can be done about it. */
function Way({ silence, of }: { silence: Silence; of: string }): ReactElement | null {
  const { t } = useTexts();
  const { code, source, reason } = silence;
  const looksAfter = useLooksAfterSources();
  if (looksAfter && OF_SECRETS.has(code)) {
    return <a href="#secret">{t('silence.link.secret')}</a>;
  }
  if (looksAfter && code === 'nothing-since') {
    return (
      <Link to="/s/$key" params={{ key: of }} search={(before) => ({ ...before, edit: '1' })}>
        {t('silence.link.heartbeat')}
      </Link>
    );
  }
  if (source) {
    return (
      <Link to="/s/$key" params={{ key: source.key }}>
        {t('silence.link.source', { name: source.name })}
      </Link>
    );
  }
  if (!reason) return null;
  return (
    <p className="silence__ways">
      <Link to="/admin/rejected" search={{ reason, source: of }}>
        {t('silence.link.rejected')}
      </Link>
      {code === 'refused' ? null : <Link to="/admin/mappings">{t('silence.link.mappings')}</Link>}
    </p>
  );
}
