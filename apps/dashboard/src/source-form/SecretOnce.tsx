import './source-form.css';
import { useTexts } from '@nhip-xa/web-ui';
import type { ReactElement } from 'react';
import { Copyable } from '../admin/ShownOnce';
import { isLocalHost } from '../shell/local-host';
import { metricUnit } from '../source/metric-unit';
import { firstMessage, type CreatedSource, type Sample } from './first-message';
import { samplesOf, templateOf } from './templates';
import { useReadingWords } from './reading-words';

interface SecretOnceProps {
  source: Pick<CreatedSource, 'key' | 'id' | 'kind' | 'credential'>;
  /** Hears that it was copied, where something waits for that. */
  done?: () => void;
}

/** The secret of a source, told this once, with lines that try it. */
export function SecretOnce({ source, done }: SecretOnceProps): ReactElement {
  const { t } = useTexts();
  const { clientId, username, password, host, port } = source.credential;
  const server = window.location.hostname;
  const title = t('sources.credential', { key: source.key });
  const template = templateOf(source);
  const nameOf = useSampleName(template);
  // by itself it is a part of the page, else of the step that it stands in
  const Head = done ? 'h2' : 'h3';
  return (
    <section
      className={done ? 'panel once source-secret' : 'once source-secret'}
      aria-label={title}
      {...(done ? { role: 'alertdialog' } : { id: 'secret' })}
    >
      <Head>{title}</Head>
      <p>
        <strong>{t('admin.once')}</strong>
      </p>
      <div className="source-secret__parts">
        <Copyable name="client id" text={clientId} />
        <Copyable name="user name" text={username} />
        <Copyable name="password" text={password} />
        <Copyable name={t('sourceForm.address')} text={`${host ?? server}:${port}`} />
      </div>
      {isLocalHost(host ?? server) ? (
        <p className="faint">{t('sourceForm.local', { host: host ?? server })}</p>
      ) : null}
      <p>{t('sourceForm.tryHow')}</p>
      {samplesOf(template ?? {}).map((sample) => (
        <Copyable
          key={sample.name}
          name={nameOf(sample)}
          text={firstMessage(source, server, sample)}
        />
      ))}
      {done ? (
        <button type="button" className="button button--main" onClick={done}>
          {t('admin.done')}
        </button>
      ) : null}
    </section>
  );
}

function useSampleName(template: ReturnType<typeof templateOf>): (sample: Sample) => string {
  const { t } = useTexts();
  const words = useReadingWords();
  return ({ name }) => {
    if (name !== 'metric' || !template?.metric) return t(`sample.${name}`);
    const { metric } = template;
    const uom = metricUnit(metric.name);
    return t('sample.metric', { what: words({ metric: metric.name, value: metric.value, uom }) });
  };
}
