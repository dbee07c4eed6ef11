/** The pages of running the installation come as a script of their own: they are opened seldom. */
export { AccountPage } from './AccountPage';
export { AuditPage } from './AuditPage';
export { HealthPage } from './HealthPage';
export { PrivacyPage } from './PrivacyPage';
export { RetentionPage } from './RetentionPage';
export { TokensPage } from './TokensPage';
export { UsersPage } from './UsersPage';
