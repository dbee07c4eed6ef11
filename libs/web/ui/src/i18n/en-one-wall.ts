import type { viMap } from './vi-map';
import type { viParts } from './vi-parts';
import type { viScenesPeople } from './vi-scenes-people';
import type { viScenesPlace } from './vi-scenes-place';
import type { viUnit } from './vi-unit';
import type { viWall } from './vi-wall';

type Counting = keyof (typeof viMap &
  typeof viParts &
  typeof viScenesPeople &
  typeof viScenesPlace &
  typeof viUnit &
  typeof viWall);

/** Texts of a wall, and of both, whose English is another where `count` is one. */
export const enOneWall: Readonly<Partial<Record<`${Counting}_one`, string>>> = {
  'value.sources_one': '{{reporting}}/{{expected}} source',
  'value.communes_one': '{{reporting}}/{{expected}} commune with data',
  'value.provinces_one': '{{reporting}}/{{expected}} province with data',
  'spots.dangers_one': '{{count}} river gauge in alarm',
  'spots.silentCount_one': '{{count}} source silent',
  'spots.overdueCount_one': '{{count}} case overdue',
  'spots.open_one': '{{count}} open case',
  'bounds.import_one': 'Import {{count}} boundary',
  'bounds.imported_one': '{{count}} boundary was imported.',
  'bounds.preview_one': 'Preview: {{count}} unit',
  'bounds.more_one': 'and {{count}} more line',
  'count.warning_one': '{{count}} warning',
  'map.count.warning_one': '{{count}} warning',
  'rank.others_one': '+{{count}} number',
  'bounds.importAsk_one': 'Import {{count}} boundary? The boundary that this unit has is replaced.',
  'services.hour_one': '{{hour}}:00: {{count}} dossier',
  'security.more_one': 'and {{count}} more camera',
  'security.moreCommunes_one': 'and {{count}} more commune',
  'security.moreKinds_one': 'and {{kinds}} more kinds, {{count}} detection',
  'security.moreDark_one': 'and {{count}} more camera, {{dark}} dark',
  'place.more_one': 'and {{count}} more place',
  'env.floodMore_one': '{{count}} gauge above alarm level',
  'env.bulletins_one': '{{count}} hazard bulletin in force',
  'env.silent_one': '{{count}} gauge fell silent',
  'env.calmHow_one': '{{count}} gauge reports, not above its alarm level',
  'bulletins.more_one': 'and {{count}} more bulletin',
  'infra.moreUp_one': 'and {{count}} more service up',
  'infra.more_one': 'and {{count}} more service, {{down}} of them down',
  'economy.none_one': 'No data yet: {{count}} indicator',
  'economy.more_one': 'and {{count}} more indicator',
  'economy.bad_one': 'and {{count}} more that needs a look',
  'wall.furtherWarning_one': '{{count}} warning',
  'wall.whereMore_one': '{{names}} and {{count}} other place',
  'rivers.others_one': '{{count}} other gauge: {{states}}',
};
