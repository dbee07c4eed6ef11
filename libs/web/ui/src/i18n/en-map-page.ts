import type { viMapPage } from './vi-map-page';

/** Texts of the page with the map of a unit. */
export const enMapPage: Record<keyof typeof viMapPage, string> = {
  'mapPage.title': 'Map',
  'mapPage.layers': 'Layers',
  'mapPage.sources': 'Sources',
  'mapPage.cases': 'Open cases',
  'mapPage.names': 'Boundaries of units',
  'mapPage.by': 'Colour by',
  'mapPage.picked': 'At the chosen place',
  'mapPage.pickedClose': 'Clear the choice',
  'mapPage.list': 'On the map',
  'mapPage.none': 'There is nothing to put on the map with the layers that are on.',
  'mapPage.noneHow': 'Switch a layer on again, or give sources and cases a place.',
  'mapPage.silentFirst': 'Silent sources',
  'mapPage.others': 'Other sources',
  'mapPage.overdue': 'Overdue cases with a place',
  'mapPage.open': 'Open cases with a place',
  'mapPage.many': 'Only the {{count}} cases opened last that have a place are shown.',
  'mapPage.unplaced': '{{count}} other open cases have no place, {{overdue}} overdue:',
  'mapPage.unplacedList': 'see the list',
  'mapPage.more': 'and {{count}} more',
  'mapPage.below': 'Sources and cases by unit',
  'mapPage.ofAll': '{{shown}} of {{all}}',
  'mapPage.silentOf': '{{count}} of {{all}} sources silent',
  'mapPage.overdueOf': '{{count}} of {{all}} cases overdue',
  'mapPage.openMap': 'Open the map of the unit',
  'mapPage.press': 'Press a unit to open its map.',
  'mapPage.marks':
    'Number in a circle: open cases and silent sources; red: some cases are overdue; dashed: some sources are silent.',
};
