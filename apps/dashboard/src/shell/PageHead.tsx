import { isAboveCommunes } from '@nhip-xa/contract';
import { Simulated, useTexts } from '@nhip-xa/web-ui';
import { Link } from '@tanstack/react-router';
import { useEffect, type ReactElement, type ReactNode } from 'react';
import { useArrival } from '../navigation/arrival';
import { PresentOnly } from './PastMoment';
import { unitName } from './unit-name';
import { useUnitPath } from './unit-path';

interface PageHeadProps {
  title: string;
  /** Beside the title: a badge, a link. */
  children?: ReactNode;
}

/** The title of a page, also in the window's title. */
export function PageTitle({ title, children }: PageHeadProps): ReactElement {
  const { t } = useTexts();
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`;
  }, [title, t]);
  const heading = useArrival(title);
  return (
    <div className="page-title">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </div>
  );
}

interface UnitCrumbsProps {
  unit: string;
  /** Whether the unit itself is a step to go back to, or the page one is on. */
  within: boolean;
  /** Steps between the unit and the page, each a link. */
  further?: readonly ReactElement[];
  /** The moment of the past that the steps lead to, where the address has it not. */
  at?: string;
  /** The KPI that units above rank those below by, where one comes from a page of one. */
  kpi?: string;
  /** In the corner on the right: the choice of a moment; that there is none, unless it is given. */
  children?: ReactNode;
}

/** Where one is, from one's own unit down; says when its data is simulated. */
export function UnitCrumbs(props: UnitCrumbsProps): ReactElement {
  const { unit, within, further = [], at, kpi, children } = props;
  const { t, language } = useTexts();
  const path = useUnitPath(unit);
  const steps = within ? path : path.slice(0, -1);
  return (
    <nav className="crumbs" aria-label={t('nav.crumbs')}>
      <ol>
        {path.length === 0 ? <li className="crumbs__room">&nbsp;</li> : null}
        {steps.map((step) => (
          <li key={step.code}>
            <Link
              to="/u/$unit"
              params={{ unit: step.code }}
              search={{ ...(at && { at }), ...(kpi && isAboveCommunes(step.code) && { kpi }) }}
            >
              {unitName(step, language)}
            </Link>
          </li>
        ))}
        {further.map((step) => (
          <li key={step.key}>{step}</li>
        ))}
      </ol>
      <span className="crumbs__end">
        {children ?? <PresentOnly />}
        <Simulated when={path.at(-1)?.simulated ?? false} />
      </span>
    </nav>
  );
}
