import { SEARCH_LIMITS } from '@nhip-xa/contract';
import { Combobox, useCombobox } from '@nhip-xa/web-controls';
import { useTexts } from '@nhip-xa/web-ui';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { useShortcut } from '../navigation/shortcuts';
import type { FoundItem } from './found-items';
import { Found } from './Found';
import { useFound } from './use-found';
import './search.css';

/** Finds units, KPIs, pages, procedures, sources and cases; on every page in the same place, on the phone behind a button. */
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
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') found.hold();
    // the first is taken unless another was chosen
    const isChosen = combobox.getSelectedOptionIndex() !== -1;
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || isChosen) return;
    void found.first().then(go);
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
          <Combobox.Dropdown className="search__found" data-scroll onPointerMove={found.hold}>
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
