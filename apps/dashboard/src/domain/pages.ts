export { DomainPage } from './DomainPage';
