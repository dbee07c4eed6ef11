import { REPORT_LIMITS, type Report, type ReportComment } from '@nhip-xa/contract';
import { REPORT_WORDS, momentText } from '@nhip-xa/domain';
import { useTexts } from '@nhip-xa/web-ui';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement, type SubmitEvent } from 'react';
import { Asked } from '../admin/Asked';
import { refusalWords } from '../admin/fields';
import { useMe } from '../shell/me';
import { Empty } from '../shell/states';
import { sayOf, strikeOut } from './report-queries';

/** What people say of a report: added to it, never changed. */
export function Comments({ report }: { report: Report }): ReactElement {
  const { t, language } = useTexts();
  const { comments, id } = report;
  return (
    <section className="report-part" aria-labelledby="report-comments" data-part="comments">
      <h2 id="report-comments">{REPORT_WORDS[language].sections.comments}</h2>
      {comments.length === 0 ? <Empty>{t('reports.commentsNone')}</Empty> : null}
      <ul className="report-comments">
        {comments.map((comment) => (
          <Comment key={comment.id} report={id} comment={comment} />
        ))}
      </ul>
      <Say id={id} />
    </section>
  );
}

function Comment({ report, comment }: { report: string; comment: ReportComment }): ReactElement {
  const { t } = useTexts();
  const { user } = useMe();
  const queries = useQueryClient();
  const { id, by, name, at, text, struckAt } = comment;
  const strike = async (): Promise<void> => {
    await strikeOut(report, id);
    await queries.invalidateQueries({ queryKey: ['report', report] });
  };
  return (
    <li data-comment={id}>
      <p className="faint">
        {name} ({by}), {momentText(at)}
        {struckAt === null ? '' : ` – ${t('reports.struck', { moment: momentText(struckAt) })}`}
      </p>
      <p className="report-comments__text">{struckAt === null ? text : <s>{text}</s>}</p>
      {struckAt === null && by === user.username ? (
        <Asked act={t('reports.strike')} question={t('reports.strikeQuestion')} done={strike} />
      ) : null}
    </li>
  );
}

function Say({ id }: { id: string }): ReactElement {
  const { t } = useTexts();
  const queries = useQueryClient();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState('');
  const say = async (event: SubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = event.currentTarget;
    const text = new FormData(form).get('text');
    if (typeof text !== 'string' || text.trim() === '') return;
    setBusy(true);
    setTrouble('');
    try {
      await sayOf(id, text);
      form.reset();
      await queries.invalidateQueries({ queryKey: ['report', id] });
    } catch (error) {
      setTrouble(refusalWords(error as Error, t));
    }
    setBusy(false);
  };
  return (
    <form
      className="report-say"
      aria-label={t('reports.say')}
      onSubmit={(event) => void say(event)}
    >
      <label className="field">
        {t('reports.say')}
        <textarea name="text" rows={3} required maxLength={REPORT_LIMITS.commentCharacters} />
        <small className="faint">{t('reports.sayHow')}</small>
      </label>
      <p className="trouble" role="alert">
        {trouble}
      </p>
      <button type="submit" className="button" disabled={busy}>
        {t('reports.sayIt')}
      </button>
    </form>
  );
}
