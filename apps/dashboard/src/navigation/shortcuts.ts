import type { TextKey } from '@nhip-xa/web-ui';
import { useEffect, useEffectEvent } from 'react';

/** What a key does that works on every page. */
export type ShortcutName = 'search' | 'help';

interface Shortcut {
  /** As the help names them. */
  keys: readonly string[];
  does: TextKey;
  name?: ShortcutName;
}

/** All that is worth knowing of keys; those with a name are handled here, the others by what is open. */
export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ['/', 'Ctrl K'], does: 'shortcuts.search', name: 'search' },
  { keys: ['?'], does: 'shortcuts.help', name: 'help' },
  { keys: ['Tab', 'Shift Tab'], does: 'shortcuts.next' },
  { keys: ['Up', 'Down'], does: 'shortcuts.move' },
  { keys: ['Enter'], does: 'shortcuts.take' },
  { keys: ['Esc'], does: 'shortcuts.close' },
];

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/**
 * Which shortcut a key is; undefined: none. A single character is none where one types, nor where
 * the reader switched those off [WCAG 2.1.4]; Ctrl K always is.
 */
export function shortcutOf(
  { key, ctrlKey, metaKey, altKey }: Pressed,
  { typing, single }: { typing: boolean; single: boolean },
): ShortcutName | undefined {
  if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'k') return 'search';
  if (ctrlKey || metaKey || altKey || typing || !single) return undefined;
  return { '/': 'search', '?': 'help' }[key] as ShortcutName | undefined;
}

const KEY = 'nhip-xa.single-key-shortcuts';

/** Whether single characters are shortcuts for this reader at this browser. */
export function singleKeys(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

export function setSingleKeys(on: boolean): void {
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // a browser that keeps nothing forgets this, too
  }
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Hears a shortcut; not while a question waits for its answer. */
export function useShortcut(name: ShortcutName, act: () => void): void {
  const heard = useEffectEvent((event: KeyboardEvent) => {
    const how = { typing: isTyping(event.target), single: singleKeys() };
    if (shortcutOf(event, how) !== name || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => heard(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
