export { DoorClosed, type Certificate, type DoorScheme } from './embedded/doors';
export { EmbeddedBroker, type BrokerParts } from './embedded-broker';
export { Intake, IntakeClosed, type IntakeParts } from './intake';
export { Spool } from './spool';
