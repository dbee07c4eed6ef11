/** A host on which only programs of the same machine reach the server. */
const LOCAL = /^(localhost$|127\.|\[?::1)/;

export const isLocalHost = (host: string): boolean => LOCAL.test(host);
