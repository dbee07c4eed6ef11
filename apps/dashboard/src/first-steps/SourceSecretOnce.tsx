import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { Copyable } from '../admin/ShownOnce';
import { firstMessage, type CreatedSource, type Sample } from '../admin/first-message';
import { metricUnit } from '../source/metric-unit';
import { samplesOf, templateOf } from './templates';
import { useReadingWords } from './reading-words';

/** A host on which only programs of the same machine reach the server. */
const LOCAL = /^(localhost|127\.|\[?::1)/;

/** The secret of a source, told this once, with lines that try it. */
export function SourceSecretOnce({ source }: { source: CreatedSource }): ReactElement {
  const { t } = useTexts();
  const { clientId, username, password, host, port } = source.credential;
  const server = window.location.hostname;
  const title = t('first.secret.title', { key: source.key });
  const template = templateOf(source);
  const nameOf = useSampleName(template);
  return (
    <section className="once first-secret" aria-label={title} id="secret">
      <h3>{title}</h3>
      <p>
        <strong>{t('admin.once')}</strong>
      </p>
      <div className="first-secret__parts">
        <Copyable name={t('first.secret.address')} text={`${host ?? server}:${port}`} />
        {clientId === username ? null : <Copyable name="client id" text={clientId} />}
        <Copyable name="client id, user name" text={username} />
        <Copyable name="password" text={password} />
      </div>
      {LOCAL.test(host ?? server) ? (
        <p className="faint">{t('first.secret.local', { host: host ?? server })}</p>
      ) : null}
      <p>{t('first.secret.tryHow')}</p>
      {samplesOf(template ?? {}).map((sample) => (
        <Copyable
          key={sample.channel}
          name={nameOf(sample)}
          text={firstMessage(source, server, sample)}
        />
      ))}
    </section>
  );
}

function useSampleName(template: ReturnType<typeof templateOf>): (sample: Sample) => string {
  const { t } = useTexts();
  const words = useReadingWords();
  return (sample) => {
    if ('file' in sample) return t('first.secret.snapshot');
    const metric = sample.channel === 'telemetry' ? template?.metric : undefined;
    const what = metric
      ? words({ metric: metric.name, value: metric.value, uom: metricUnit(metric.name) })
      : t('first.sample.status');
    return t('first.secret.try', { what });
  };
}
