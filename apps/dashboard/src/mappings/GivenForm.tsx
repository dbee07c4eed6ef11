import type { RejectedMessage } from '@nhip-xa/contract';
import { dateTimeSeconds, momentMs, useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { detailWords } from '../admin/reject-detail';
import { oneRejectedQuery } from '../admin/rejected-queries';
import { ApiError } from '../api/http';
import { Empty, Loading, Trouble } from '../shell/states';
import { givenMessage, mappingFor } from './given-message';
import { MappingForm } from './MappingForm';
import { mappingsQuery } from './mapping-queries';
import { textOf } from './mapping-text';

interface GivenFormProps {
  /** Id of the mapping that is to be mended; undefined: a new one. */
  change: string | undefined;
  /** Id of the rejected message that it is tried on. */
  message: string | undefined;
}

/** The mapping that an address names, with the rejected message that it does not read as it should. */
export function GivenForm({ change, message }: GivenFormProps): ReactElement {
  const { t } = useTexts();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const mappings = useQuery(mappingsQuery);
  const rejected = useQuery({
    ...oneRejectedQuery(message ?? ''),
    enabled: message !== undefined,
  });
  const isGone = rejected.error instanceof ApiError && rejected.error.status === 404;
  const error = mappings.error ?? (isGone ? null : rejected.error);
  if (error) return <Trouble error={error} />;
  if (!mappings.data || (message !== undefined && !rejected.data && !isGone)) {
    return <Loading rows={6} />;
  }
  const mapping = mappings.data.items.find(({ id }) => id === change);
  const of = rejected.data;
  const leave = (): void => void navigate({ to: '/admin/mappings', search: {} });
  const saved = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: mappingsQuery.queryKey });
    if (!of) return leave();
    // the message stands there with the way to read it again
    const source = of.source ?? undefined;
    const search = { reason: of.reason, ...(source && { source }) };
    await navigate({ to: '/admin/rejected', search });
  };
  return (
    <>
      {isGone ? <Empty>{t('mapping.givenGone')}</Empty> : null}
      {of ? <About message={of} /> : null}
      <MappingForm
        mapping={mapping}
        initial={mapping ? textOf(mapping) : of && mappingFor(of)}
        given={of && givenMessage(of)}
        done={leave}
        saved={() => void saved()}
      />
    </>
  );
}

function About({ message: { at, reason, detail } }: { message: RejectedMessage }): ReactElement {
  const texts = useTexts();
  const { t } = texts;
  const moment = dateTimeSeconds(momentMs(at));
  return (
    <p role="status">
      {t('mapping.given', {
        moment,
        reason: t(`reason.${reason}`),
        detail: detailWords(detail, texts),
      })}
    </p>
  );
}
