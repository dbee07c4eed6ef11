import type { ReactElement } from 'react';
import { useTexts } from '../i18n/texts';
import type { Spark } from './spark-path';

/** A trend line that fills its box: one line, and a dot where it ends now. */
export function SparkLine({ spark }: { spark: Spark }): ReactElement {
  const { t } = useTexts();
  return (
    <svg
      className="spark"
      viewBox="0 0 100 100"
      preserveAspectRatio="none"
      role="img"
      aria-label={t('spark.label')}
    >
      <path d={spark.path} />
      {spark.end ? <path className="spark__end" d={`M${spark.end.x} ${spark.end.y}h0.01`} /> : null}
    </svg>
  );
}
