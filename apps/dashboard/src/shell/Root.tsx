import { Outlet, useSearch } from '@tanstack/react-router';
import { useEffect, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** Holds what every page has: the language of its address. */
export function Root(): ReactElement {
  const { lang } = useSearch({ from: '__root__' });
  const { i18n } = useTranslation();
  const language = lang === 'en' ? 'en' : 'vi';
  useEffect(() => {
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
  }, [i18n, language]);
  return <Outlet />;
}
