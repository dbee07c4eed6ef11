export { DoorClosed, type Certificate, type DoorScheme } from './embedded/doors';
export { DynamicSecurity, type DynamicSecurityParts } from './dynamic-security';
export { EmbeddedBroker, type BrokerParts } from './embedded-broker';
export { ExternalBroker, type ExternalBrokerParts } from './external-broker';
export { brokerName } from './broker-connection';
export { Intake, IntakeClosed, type IntakeParts } from './intake';
export { RecentMessages } from './recent-messages';
export type { RecentMessage } from './recent-ring';
export { Spool } from './spool';
