import type {
  ImportBoundaries,
  ImportedBoundaries,
  UnitMap,
  UnitMapBelow,
} from '@nhip-xa/contract';
import type { Author } from './config-store';

export interface BoundaryImport {
  /** Only units of this subtree are looked for. */
  within: string;
  file: ImportBoundaries;
  /** The property of a feature that holds the code of its unit. */
  property: string;
  /** Nothing is written; the answer is the same. */
  dryRun: boolean;
}

/** The borders of units. */
export interface BoundaryStore {
  /** Takes every feature that can be taken, audited in the same transaction; says why not the others. */
  import(asked: BoundaryImport, author: Author): Promise<ImportedBoundaries>;
  /** Removes those of a unit and of all below it; gives whose there were. */
  remove(within: string, author: Author): Promise<string[]>;
}

/** What of a map its reader may see besides borders and places of units. */
export interface MapParts {
  sources: boolean;
  cases: boolean;
}

/** A map as it stands; its borders, which are most of it, are read only when they are asked for. */
export interface StandingMap {
  /** Another one as soon as anything on the map is. */
  tag: string;
  whole(): Promise<UnitMap>;
}

/** The moment that a map shows. */
export interface MapMoment {
  atMs: number;
  /** It is over: what stood then, by what is known now. */
  past: boolean;
}

export interface MapReader {
  /** Undefined when there is no such unit. */
  read(unit: string, parts: MapParts, moment: MapMoment): Promise<StandingMap | undefined>;
  /** What stands in each of the units directly below one, added up. */
  below(unit: string, parts: MapParts, moment: MapMoment): Promise<UnitMapBelow>;
}
