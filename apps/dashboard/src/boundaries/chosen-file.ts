import type { Imported } from './boundary-queries';
import type { GeoFile } from './geojson-file';

/** A file that was chosen, which property holds the codes, and what it would do. */
export interface ChosenFile {
  name: string;
  file: GeoFile;
  property: string;
  report: Imported | null;
}
