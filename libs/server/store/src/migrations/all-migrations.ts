import { Config1763500000000 } from './1763500000000-config';
import { Facts1763600000000 } from './1763600000000-facts';
import { Processes1763740000000 } from './1763740000000-processes';

/** In order; forward only. A new one is added at the end and never changed once released. */
export const MIGRATIONS = [Config1763500000000, Facts1763600000000, Processes1763740000000];
