/**
 * Whom the database runs as when the server runs as root, which PostgreSQL refuses: `nobody` of
 * every Linux. Numbers, as the name may be missing in a container.
 */
export const UNPRIVILEGED = { uid: 65_534, gid: 65_534 } as const;
