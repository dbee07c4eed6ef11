import type { Credential, Source } from '@nhip-xa/contract';
import { dateTime, momentMs, useTexts } from '@nhip-xa/web-ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Asked } from '../admin/Asked';
import { ChoiceField, NewForm } from '../admin/fields';
import { api } from '../api/http';
import { answered } from '../api/answered';
import { useLooksAfterSources } from '../shell/me';
import { SecretOnce } from '../source-form/SecretOnce';
import { GRACES, GRACE_SECONDS, GRACE_USUAL, graceWords, type Grace } from './grace';

/** The password of a source, for whoever may give it a new one. */
export function SourceSecret({ source }: { source: Source }): ReactElement | null {
  const { t } = useTexts();
  const mayGive = useLooksAfterSources();
  const [given, setGiven] = useState<Credential | null>(null);
  const queries = useQueryClient();
  if (!mayGive) return null;
  const params = { path: { key: source.key } };
  const refresh = (): Promise<void> =>
    queries.invalidateQueries({ queryKey: ['source', source.key] });
  const give = async ({ grace }: Record<string, string>): Promise<void> => {
    const body = { graceSeconds: GRACE_SECONDS[grace as Grace] };
    setGiven(await answered(api.POST('/api/v1/sources/{key}/credential', { params, body })));
    await refresh();
  };
  const end = async (): Promise<void> => {
    await api.DELETE('/api/v1/sources/{key}/credential/previous', { params });
    await refresh();
  };
  return (
    <section className="panel" aria-labelledby="secret">
      <h2 id="secret">{t('secret.title')}</h2>
      <Standing source={source} end={end} />
      {given ? (
        <SecretOnce source={{ ...source, credential: given }} done={() => setGiven(null)} />
      ) : (
        <NewForm title={t('secret.new')} act={t('secret.give')} send={give}>
          <GraceField hasOlder={source.previousSecretUntil !== null} />
        </NewForm>
      )}
    </section>
  );
}

/** Which passwords work now, and the end of the older one. */
function Standing({ source, end }: { source: Source; end: () => Promise<void> }): ReactElement {
  const { t } = useTexts();
  const { previousSecretUntil: until, newSecretUsedAt: usedAt } = source;
  if (until === null) return <p className="faint">{t('secret.one')}</p>;
  const used = usedAt === null ? '' : dateTime(momentMs(usedAt));
  return (
    <ul className="rows">
      <li data-secret={used ? 'used' : 'unused'}>
        <span>
          {t('secret.until', { moment: dateTime(momentMs(until)) })}
          {' · '}
          {used ? t('secret.used', { moment: used }) : t('secret.unused')}
        </span>
        <Asked
          act={t('secret.end')}
          question={t(used ? 'secret.endUsed' : 'secret.endUnused')}
          done={end}
        />
      </li>
    </ul>
  );
}

/** How long the old password goes on working, and what that means for the device. */
function GraceField({ hasOlder }: { hasOlder: boolean }): ReactElement {
  const { t } = useTexts();
  const [grace, setGrace] = useState<Grace>(GRACE_USUAL);
  return (
    <>
      <ChoiceField
        name="grace"
        label={t('secret.grace')}
        choices={GRACES.map((value) => ({ value, text: t(`secret.grace.${value}`) }))}
        value={GRACE_USUAL}
        chosen={(value) => setGrace(value as Grace)}
      />
      <p className="form__how faint" role="status">
        {t(graceWords(grace))}
        {hasOlder ? ` ${t('secret.olderHow')}` : null}
      </p>
    </>
  );
}
