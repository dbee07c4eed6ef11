export { LIVE_LIMITS, type LiveLimits } from './limits';
export { Live } from './live';
export { LiveGateway } from './live.gateway';
export { LiveModule } from './live.module';
export { RedisWire, type RedisWireParts } from './redis-wire';
export type { LiveLogger, LiveMeter, LiveParts, MessageName } from './parts';
