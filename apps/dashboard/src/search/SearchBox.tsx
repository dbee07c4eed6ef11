import { SEARCH_LIMITS, type SearchAnswer } from '@nhip-xa/contract';
import { Combobox, useCombobox, useDebouncedValue } from '@nhip-xa/web-controls';
import { useTexts } from '@nhip-xa/web-ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useMe } from '../shell/me';
import { unitName } from '../shell/unit-name';
import { useUnit } from '../shell/unit-path';
import { useShortcut } from '../navigation/shortcuts';
import { foundGroups, type FoundGroup, type FoundItem } from './found-items';
import { Found } from './Found';
import { TYPED_MS, isAsked, searchFor } from './search-queries';
import './search.css';

/** Finds units, KPIs, sources and cases; on every page in the same place, on the phone behind a button. */
export function SearchBox(): ReactElement {
  const { t } = useTexts();
  const [q, setQ] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const found = useFound(q);
  const items = found.groups.flatMap((group) => group.items);
  const navigate = useNavigate();
  const show = (): void => {
    setIsOpen(true);
    // on a phone it is drawn only now
    requestAnimationFrame(() => input.current?.select());
  };
  const close = (): void => {
    combobox.closeDropdown();
    setIsOpen(false);
  };
  const go = (item: FoundItem | undefined): void => {
    if (!item) return;
    close();
    setQ('');
    input.current?.blur();
    void navigate(item.place);
  };
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      if (!combobox.dropdownOpened) input.current?.blur();
      setIsOpen(false);
    }
    // the first is taken unless another was chosen
    const isChosen = combobox.getSelectedOptionIndex() !== -1;
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || isChosen) return;
    void found.firstOf(q).then(go);
  };
  useShortcut('search', show);
  return (
    <search className="search" data-open={isOpen || undefined}>
      <button type="button" className="plain search__open" aria-keyshortcuts="/" onClick={show}>
        {t('search.open')}
      </button>
      <div className="search__box">
        <Combobox
          store={combobox}
          withinPortal={false}
          position="bottom-start"
          width="min(36rem, calc(100vw - 32px))"
          middlewares={{ flip: false, shift: false }}
          onOptionSubmit={(id) => go(items.find((item) => item.id === id))}
        >
          <Combobox.Target autoComplete="off" withExpandedAttribute>
            <input
              ref={input}
              className="search__input"
              type="search"
              enterKeyHint="go"
              spellCheck={false}
              maxLength={SEARCH_LIMITS.characters}
              aria-label={t('search.label')}
              aria-autocomplete="list"
              aria-keyshortcuts="/ Control+K"
              placeholder={t('search.placeholder')}
              value={q}
              onKeyDown={press}
              onFocus={() => combobox.openDropdown()}
              onBlur={close}
              onChange={({ target }) => {
                setQ(target.value);
                combobox.resetSelectedOption();
                combobox.openDropdown();
              }}
            />
          </Combobox.Target>
          <Combobox.Dropdown className="search__found" data-scroll>
            <Found q={q} {...found} />
          </Combobox.Dropdown>
        </Combobox>
        <button type="button" className="plain search__close" onClick={close}>
          {t('search.close')}
        </button>
      </div>
    </search>
  );
}

/** What there is of a question, soon after it was typed. */
function useFound(typed: string) {
  const [q] = useDebouncedValue(typed.trim(), TYPED_MS);
  const { t, language, word } = useTexts();
  const me = useMe();
  const { unit: here }: { unit?: string } = useParams({ strict: false });
  const unit = here ?? me.unit;
  const known = useUnit(unit);
  const queries = useQueryClient();
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery(searchFor(q));
  const answer = isAsked(q) && isAsked(typed) ? data : undefined;
  const unitWords = known ? unitName(known, language) : unit;
  const groupsOf = (found: SearchAnswer): FoundGroup[] =>
    foundGroups(found, { t, language, word, unit, unitWords });
  return {
    answer,
    groups: answer ? groupsOf(answer) : [],
    error,
    isPending: isPending || isPlaceholderData || q !== typed.trim(),
    retry: (): void => void refetch(),
    /** The best result of exactly this question, however fast it was typed. */
    firstOf: async (asked: string): Promise<FoundItem | undefined> => {
      if (!isAsked(asked)) return undefined;
      const found = await queries.query(searchFor(asked.trim())).catch(() => undefined);
      return found && groupsOf(found)[0]?.items[0];
    },
  };
}
