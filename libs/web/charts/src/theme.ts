/** The colours a chart takes from the page, so that it follows light and dark. */
export interface ChartColours {
  text: string;
  faint: string;
  line: string;
  accent: string;
  warning: string;
  critical: string;
  stale: string;
  ground: string;
}

const ROLES: Record<keyof ChartColours, string> = {
  text: '--text-2',
  faint: '--text-3',
  line: '--line',
  accent: '--accent',
  warning: '--warning',
  critical: '--critical',
  stale: '--stale',
  ground: '--surface',
};

/** Reads the colours from the tokens that hold at an element. */
export function chartColours(element: Element): ChartColours {
  const style = getComputedStyle(element);
  const entries = Object.entries(ROLES).map(([role, token]) => [
    role,
    style.getPropertyValue(token).trim(),
  ]);
  return Object.fromEntries(entries) as Record<keyof ChartColours, string>;
}
