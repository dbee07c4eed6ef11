import type { CreateSource } from '@nhip-xa/contract';
import type { Scene } from '../cameras/scenery';

/** What a source measures or counts, if anything. */
export type Gauge =
  | 'water'
  | 'rain'
  | 'rain-total'
  | 'depth'
  | 'air'
  | 'soil'
  | 'up'
  | 'link'
  | 'lan'
  | 'conference'
  | 'hall'
  | 'detector'
  | 'staff'
  | 'society'
  | 'shop'
  | 'followers'
  | 'health'
  | 'farm';

/** A source as its commune has it, before it is given its place. */
export type Draft = Pick<
  CreateSource,
  'id' | 'kind' | 'name' | 'attributes' | 'feeds' | 'heartbeatSeconds'
> & {
  gauge?: Gauge;
  /** What a camera looks at. */
  scene?: Scene;
};
